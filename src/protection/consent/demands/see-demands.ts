import { useCase } from '../../../platform/kernel/index.ts';
import { requireStanding } from '../circle/standing.ts';
import { consent } from '../queries.ts';
import { fieldTitles } from '../releases/views.ts';
import { openDemandDetail as detailContract, listDemands as listContract } from './contract.ts';
import { aboutDemand, demandById, demandCard } from './demand-row.ts';

export const listDemands = useCase(listContract, async (context, { subjectId }) => {
  await requireStanding(context, subjectId, 'read disclosure', 'approve disclosure');
  const rows = await consent(context.tx)
    .selectFrom('consent.disclosure')
    .selectAll()
    .where('subject_id', '=', subjectId)
    .orderBy('opened_at', 'desc')
    .execute();
  context.note(subjectId, { found: rows.length });
  return Promise.all(rows.map(async (row) => demandCard(context, row, await aboutDemand(context, row))));
});

export const openDemandDetail = useCase(detailContract, async (context, { demandId }) => {
  const row = await demandById(context, demandId);
  await requireStanding(context, row.subject_id, 'read disclosure', 'approve disclosure');
  const about = await aboutDemand(context, row);
  context.note([demandId, row.subject_id]);
  return {
    ...demandCard(context, row, about),
    ...about,
    document: row.document_type === null ? null : { type: row.document_type },
    fields: fieldTitles(context.kernel.packs, row.fields),
  };
});

import { refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { permit } from '../../../platform/policy/index.ts';
import { studyFromTable } from '../../prevalence/index.ts';
import { policy } from '../policy.ts';
import { agreementOrRefuse, matching, roundOrRefuse } from '../queries.ts';
import { makeStudy as contract } from './contract.ts';
import { keptResultOf } from './keep.ts';
import { tableCsvOf } from './table-csv.ts';

/**
 * The guarded table alone goes into the study: what a round withholds, no study holds. The round remembers the study, which goes when the
 * agreed days are over.
 */
export const makeStudy = useCase(contract, async (context, { roundId }) => {
  const { tx, actor, kernel, note } = context;
  const row = await roundOrRefuse(tx, roundId);
  permit(kernel.roles, policy, actor, 'read matching', row);
  const shown = (await keptResultOf(context, row))?.result.table;
  const table = shown ? tableCsvOf(shown) : null;
  if (!shown || table === null) return refuse('MATCHING_NO_TABLE');
  const { terms } = await agreementOrRefuse(tx, row.agreement_id);
  const { studyId } = await studyFromTable(context, {
    title: terms.title,
    table,
    lists: shown.lists.map((name) => ({ name, keeper: name, says: '' })),
    source: { agreementId: row.agreement_id, roundId, withheld: shown.withheld, keepUntil: row.keep_until },
  });
  await matching(tx)
    .updateTable('matching.round')
    .set({ study_ids: [...row.study_ids, studyId] })
    .where('id', '=', roundId)
    .execute();
  note([roundId, row.agreement_id, studyId], { withheld: shown.withheld });
  return { studyId };
});

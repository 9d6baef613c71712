import { nameOf } from '../../../platform/accounts/index.ts';
import { Refusal, refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { allegationElements } from '../law/pack-kind.ts';
import { namesIn, refuseNames } from './check-names.ts';
import { approveAllegation as approveContract, markReady as readyContract } from './contract.ts';
import { lacksOf } from './elements.ts';
import { allegationFor, allegations, noteWriter } from './queries.ts';
import { openContent } from './sealed.ts';

/** A draft with all three elements, in which nobody is named. What lacks is said. */
export const markReady = useCase(readyContract, async (context, { allegationId, revision }) => {
  const { tx, kernel, clock, note, t } = context;
  const row = await allegationFor(context, 'write', allegationId);
  if (row.revision !== revision) refuse('IMPORTS_ALLEGATION_CHANGED', { by: row.changed_by });
  if (row.state !== 'draft') refuse('IMPORTS_ALLEGATION_STATE', { state: row.state });
  const content = await openContent(context, row);
  const lacks = lacksOf(content, allegationElements(kernel.packs, clock.today()));
  if (lacks.length > 0)
    throw new Refusal(
      'IMPORTS_ALLEGATION_LACKS',
      { count: lacks.length },
      lacks.map(({ element, what }) => ({
        field: element,
        code: what,
        says: `${t(`imports.allegation.element.${element}`)}: ${t(`imports.allegation.lack.${what}`)}`,
      })),
    );
  refuseNames(t, await namesIn(context, allegationId, content));
  await allegations(tx)
    .updateTable('imports.allegation')
    .set({ state: 'ready' })
    .where('id', '=', allegationId)
    .execute();
  await noteWriter(context, allegationId);
  note(allegationId, { revision });
  return { state: 'ready' as const };
});

/** A second person stands for it. */
export const approveAllegation = useCase(approveContract, async (context, { allegationId, revision, why }) => {
  const { tx, actor, clock, note, t } = context;
  const row = await allegationFor(context, 'approve', allegationId);
  if (row.revision !== revision) refuse('IMPORTS_ALLEGATION_CHANGED', { by: row.changed_by });
  if (row.state !== 'ready') refuse('IMPORTS_ALLEGATION_STATE', { state: row.state });
  refuseNames(t, await namesIn(context, allegationId, await openContent(context, row)));
  await allegations(tx)
    .updateTable('imports.allegation')
    .set({ state: 'approved', approved_by: await nameOf(tx, actor), approved_at: clock.now(), approved_why: why })
    .where('id', '=', allegationId)
    .execute();
  note(allegationId, { revision });
  return { state: 'approved' as const };
});

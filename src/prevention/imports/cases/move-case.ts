import { nameOf } from '../../../platform/accounts/index.ts';
import { Refusal, refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { moveCase as contract } from './contract.ts';
import { caseFor, detentions } from './queries.ts';
import { movesFrom } from './words.ts';

/** Moves a case on. A notice of exclusion starts the next clocks by itself. */
export const moveCase = useCase(contract, async (context, { detentionId, to, on, reason }) => {
  const { tx, orgId, actor, clock, newId, note } = context;
  const row = await caseFor(context, 'write', detentionId);
  if (!movesFrom[row.state].includes(to)) refuse('IMPORTS_CASE_MOVE', { from: row.state, to });
  if (on < (row.detained_on ?? row.imported_on ?? on))
    throw new Refusal('IMPORTS_DATES_REVERSED', {}, [{ field: 'on' }]);
  const by = await nameOf(tx, actor);
  await detentions(tx)
    .updateTable('imports.detention')
    .set({
      state: to,
      // a denied protest leaves the notice of exclusion as it was
      ...(to === 'excluded' && row.state !== 'protested' ? { excluded_on: on, decided_on: row.decided_on ?? on } : {}),
      revision: row.revision + 1,
      changed_by: by,
      changed_at: clock.now(),
    })
    .where('id', '=', detentionId)
    .execute();
  await detentions(tx)
    .insertInto('imports.detention_move')
    .values({
      org_id: orgId,
      detention_id: detentionId,
      id: newId(),
      state: to,
      moved_on: on,
      reason,
      moved_by: by,
      at: clock.now(),
    })
    .execute();
  note(detentionId, { to });
  return { state: to };
});

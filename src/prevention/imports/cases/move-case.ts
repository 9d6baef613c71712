import { nameOf } from '../../../platform/accounts/index.ts';
import { Refusal, refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import type { ClockStart } from '../law/contract.ts';
import { refuseAhead } from '../not-ahead.ts';
import { moveCase as contract } from './contract.ts';
import { startsIn } from './pack-kind.ts';
import { caseFor, detentions, startColumns } from './queries.ts';
import type { DetentionRow, StartDays } from './tables.ts';
import { movesFrom } from './words.ts';

const setGoing = (starts: readonly ClockStart[], row: DetentionRow, on: string): Partial<StartDays> => {
  const days: Partial<StartDays> = {};
  for (const start of starts) days[startColumns[start]] = row[startColumns[start]] ?? on;
  return days;
};

/** Moves a case on. The day of it sets going the clocks that a pack ties to the new state. */
export const moveCase = useCase(contract, async (context, { detentionId, to, on, reason }) => {
  const { tx, orgId, actor, kernel, clock, newId, note } = context;
  const row = await caseFor(context, 'write', detentionId);
  if (!movesFrom[row.state].includes(to)) refuse('IMPORTS_CASE_MOVE', { from: row.state, to });
  refuseAhead(context, { on });
  if (on < (row.detained_on ?? row.imported_on ?? on))
    throw new Refusal('IMPORTS_DATES_REVERSED', {}, [{ field: 'on' }]);
  const by = await nameOf(tx, actor);
  await detentions(tx)
    .updateTable('imports.detention')
    .set({
      state: to,
      // a day that is known stays: a denied protest leaves the notice of exclusion as it was
      ...setGoing(startsIn(kernel.packs, clock.today(), to), row, on),
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

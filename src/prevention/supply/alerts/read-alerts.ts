import { nameOf } from '../../../platform/accounts/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { supply } from '../queries.ts';
import { alertView } from './alert-view.ts';
import { acknowledgeAlert as acknowledgeContract, listSupplyAlerts as listContract } from './contract.ts';

/** What waits first; of that, what touches the own chain before what only the list says. */
export const listSupplyAlerts = useCase(listContract, async ({ tx, orgId, t }, { waiting, limit, offset }) => {
  const all = supply(tx).selectFrom('supply.alert').where('org_id', '=', orgId);
  const open = all.where('acknowledged_at', 'is', null);
  const count = async (q: typeof all): Promise<number> =>
    Number((await q.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n);
  const shown = waiting === 'yes' ? open : all;
  const rows = await shown
    .selectAll()
    .orderBy((eb) => eb('acknowledged_at', 'is not', null))
    .orderBy((eb) => eb('subject_kind', '=', 'list'))
    .orderBy('raised_at', 'desc')
    .orderBy('entity')
    .orderBy('subject_kind')
    .orderBy('subject_id')
    .limit(limit)
    .offset(offset)
    .execute();
  return {
    rows: rows.map((row) => alertView(t, row)),
    total: await count(shown),
    limit,
    offset,
    waiting: await count(open),
  };
});

export const acknowledgeAlert = useCase(
  acknowledgeContract,
  async ({ tx, orgId, actor, clock, note }, { alertId: id, reason }) => {
    const { numUpdatedRows } = await supply(tx)
      .updateTable('supply.alert')
      .set({
        acknowledged_at: clock.now(),
        acknowledged_by: await nameOf(tx, actor),
        acknowledged_by_id: actor.userId,
        reason,
      })
      .where('org_id', '=', orgId)
      .where('id', '=', id)
      .where('acknowledged_at', 'is', null)
      .executeTakeFirst();
    if (Number(numUpdatedRows) === 0) refuse('SUPPLY_ALERT_NOT_FOUND');
    note(id, { reason });
    return { id };
  },
);

import { nameOf } from '../../../platform/accounts/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { screening } from '../queries.ts';
import { listAlerts as listContract, seeAlerts as seeContract } from './contract.ts';
import { subjectsOf } from './sealed-subject.ts';

/** What nobody has seen first, and of each the newest first. */
export const listAlerts = useCase(listContract, async ({ tx, orgId, kernel, note }, input) => {
  const { unseen, watchId, limit, offset } = input;
  let all = screening(tx).selectFrom('screening.alert').where('org_id', '=', orgId);
  if (watchId) all = all.where('watch_id', '=', watchId);
  const waiting = all.where('seen_at', 'is', null);
  const count = (q: typeof all) => q.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const { n: unseenCount } = await count(waiting);
  const shown = unseen ? waiting : all;
  const { n: total } = await count(shown);
  const rows = await shown
    .selectAll()
    .orderBy((eb) => eb('seen_at', 'is not', null))
    .orderBy('raised_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();
  const ids = [...new Set(rows.map(({ watch_id }) => watch_id))];
  const watches =
    ids.length === 0
      ? []
      : await screening(tx)
          .selectFrom('screening.watch')
          .select(['id', 'subject_sealed', 'reference'])
          .where('org_id', '=', orgId)
          .where('id', 'in', ids)
          .execute();
  const subjects = await subjectsOf(tx, kernel, orgId, watches);
  const known = new Map(
    watches.map((one, i) => [one.id, { name: subjects[i]?.name ?? null, reference: one.reference }]),
  );
  note([], { found: total });
  return {
    rows: rows.map((row) => ({
      id: row.id,
      watchId: row.watch_id,
      name: known.get(row.watch_id)?.name ?? null,
      reference: known.get(row.watch_id)?.reference ?? null,
      kind: row.kind,
      list: row.list_id,
      sourceId: row.source_id,
      before: row.before,
      after: row.after,
      requestId: row.request_id,
      raisedAt: row.raised_at,
      seenAt: row.seen_at,
      seenBy: row.seen_by,
    })),
    total,
    limit,
    offset,
    unseen: unseenCount,
  };
});

export const seeAlerts = useCase(seeContract, async ({ tx, orgId, actor, clock, note }, { alerts }) => {
  note(alerts);
  const { numUpdatedRows } = await screening(tx)
    .updateTable('screening.alert')
    .set({ seen_at: clock.now(), seen_by: await nameOf(tx, actor), seen_by_id: actor.userId })
    .where('org_id', '=', orgId)
    .where('id', 'in', alerts)
    .where('seen_at', 'is', null)
    .executeTakeFirst();
  return { seen: Number(numUpdatedRows) };
});

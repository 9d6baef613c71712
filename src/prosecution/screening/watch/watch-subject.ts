import { sql } from 'kysely';
import { nameOf } from '../../../platform/accounts/index.ts';
import { appendAudit } from '../../../platform/audit/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { orRefuse, refuse } from '../../../platform/errors/index.ts';
import { newId } from '../../../platform/ids/index.ts';
import { useCase, useCaseInParts } from '../../../platform/kernel/index.ts';
import { screening } from '../queries.ts';
import { chooseLists, listsUsed } from '../search/lists-used.ts';
import { newRequestId, recordRequests, subjectHashes } from '../search/record-request.ts';
import { snapshotOver } from '../search/snapshots.ts';
import { screenableSubject } from '../search/subject.ts';
import { addWatch as addContract, endWatch as endContract, listWatches as listContract } from './contract.ts';
import { matchesOf, noteState, writeStanding } from './screen-watched.ts';
import { sealSubject, subjectsOf } from './sealed-subject.ts';

/** Refuses whom nobody screens before anything is kept; screens now; and is looked at again from then on. */
export const addWatch = useCaseInParts(addContract, async ({ kernel, actor, orgId }, input) => {
  const { clock, random } = kernel;
  const subject = screenableSubject(input.subject, input.role);
  const wanted = { lists: input.lists.length > 0 ? input.lists : undefined };
  const chosen = await kernel.db.transaction(actor, (tx) => chooseLists(tx, orgId, wanted));
  const snapshot = await snapshotOver(kernel, actor, chosen);
  const { hits, standing } = matchesOf(snapshot, subject, { lists: input.lists }, clock.today());
  const watchId = newId(clock, random);
  const requestId = newRequestId(kernel);
  await kernel.db.transaction(actor, async (tx) => {
    const [subjectHash = ''] = await subjectHashes(tx, kernel, orgId, [input.subject]);
    await refuseTwice(tx, orgId, subjectHash);
    const now = clock.now();
    await screening(tx)
      .insertInto('screening.watch')
      .values({
        org_id: orgId,
        id: watchId,
        subject_sealed: await sealSubject(tx, kernel, orgId, watchId, input.subject),
        subject_hash: subjectHash,
        reference: input.reference ?? null,
        role: input.role,
        purpose: input.purpose,
        legal_basis: input.legalBasis,
        lists: input.lists,
        created_by: await nameOf(tx, actor),
        created_by_id: actor.userId,
        created_at: now,
        screened_at: now,
        ended_at: null,
        ended_by: null,
      })
      .execute();
    await writeStanding(tx, orgId, watchId, standing);
    const asked = {
      role: input.role,
      purpose: input.purpose,
      legalBasis: input.legalBasis,
      lists: listsUsed(chosen, wanted, clock.millis()),
      asOf: null,
      origin: 'watch' as const,
      watchId,
      keyId: watchId,
    };
    await recordRequests(
      tx,
      kernel,
      actor,
      orgId,
      asked,
      [{ id: requestId, subject: input.subject, subjectHash, hits }],
      snapshot.directory,
    );
    const state = await screening(tx)
      .selectFrom('screening.watch_state')
      .select('snapshot')
      .where('org_id', '=', orgId)
      .executeTakeFirst();
    // the first watch: from these lists on, what changes is news
    if (!state) await noteState(tx, kernel, orgId, chosen, snapshot.key);
    await appendAudit(tx, clock, actor, {
      act: addContract.name,
      outcome: 'done',
      records: [watchId, requestId],
      details: { hits: hits.length },
    });
  });
  return { watchId, requestId, matches: hits.length };
});

const refuseTwice = async (tx: Tx, orgId: Id, subjectHash: string): Promise<void> => {
  const there = await screening(tx)
    .selectFrom('screening.watch')
    .select('id')
    .where('org_id', '=', orgId)
    .where('subject_hash', '=', subjectHash)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (there) refuse('SCREENING_WATCHED');
};

export const endWatch = useCase(endContract, async ({ tx, orgId, actor, clock, note }, { watchId }) => {
  note(watchId);
  const ended = await screening(tx)
    .updateTable('screening.watch')
    .set({ ended_at: clock.now(), ended_by: await nameOf(tx, actor) })
    .where('org_id', '=', orgId)
    .where('id', '=', watchId)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
    .then(orRefuse('SCREENING_WATCH_NOT_FOUND'));
  await screening(tx)
    .deleteFrom('screening.watch_hit')
    .where('org_id', '=', orgId)
    .where('watch_id', '=', watchId)
    .execute();
  return ended;
});

const countsBy = async (tx: Tx, orgId: Id) => {
  const { rows } = await sql<{ id: string; matches: number; alerts: number }>`
    select w.id,
      (select count(*) from screening.watch_hit h where h.org_id = w.org_id and h.watch_id = w.id) as matches,
      (select count(*) from screening.alert a where a.org_id = w.org_id and a.watch_id = w.id and a.seen_at is null) as alerts
    from screening.watch w where w.org_id = ${orgId}::uuid`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
};

export const listWatches = useCase(listContract, async ({ tx, orgId, kernel, note }, { ended, limit, offset }) => {
  let all = screening(tx).selectFrom('screening.watch').where('org_id', '=', orgId);
  if (!ended) all = all.where('ended_at', 'is', null);
  const { total } = await all.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await all.selectAll().orderBy('created_at', 'desc').orderBy('id').limit(limit).offset(offset).execute();
  const subjects = await subjectsOf(tx, kernel, orgId, rows);
  const counts = await countsBy(tx, orgId);
  note([], { found: total });
  return {
    rows: rows.map((row, i) => ({
      id: row.id,
      name: subjects[i]?.name ?? null,
      reference: row.reference,
      role: row.role,
      purpose: row.purpose,
      legalBasis: row.legal_basis,
      lists: row.lists,
      matches: counts.get(row.id)?.matches ?? 0,
      alerts: counts.get(row.id)?.alerts ?? 0,
      createdBy: row.created_by,
      createdAt: row.created_at,
      screenedAt: row.screened_at,
      endedAt: row.ended_at,
    })),
    total,
    limit,
    offset,
  };
});

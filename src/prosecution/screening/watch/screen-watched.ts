import type { Id } from '../../../platform/contract/index.ts';
import { insertMany, json, type Tx } from '../../../platform/db/index.ts';
import { newId } from '../../../platform/ids/index.ts';
import type { JobContext } from '../../../platform/jobs/index.ts';
import type { Kernel } from '../../../platform/kernel/index.ts';
import { screening } from '../queries.ts';
import type { HitView } from '../search/contract.ts';
import { currentLists, listsUsed } from '../search/lists-used.ts';
import { newRequestId, recordRequests } from '../search/record-request.ts';
import { searchSubject } from '../search/search-subject.ts';
import { type Chosen, type Snapshot, snapshotKey } from '../search/snapshots.ts';
import { type ScreenableSubject, screenableSubject } from '../search/subject.ts';
import type { Purpose, SubjectGiven } from '../shapes.ts';
import type { Tables, WatchHitRow, WatchRow } from '../tables.ts';
import { affectedOf, changeSince } from './affected.ts';
import { type Difference, differences, type Standing, standingOf } from './compare.ts';
import { queueDeliveries } from './deliver.ts';
import { subjectsOf } from './sealed-subject.ts';

const chunk = 100;
export const mostMatches = 50;

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export const liveWatches = (tx: Tx, orgId: Id) =>
  screening(tx)
    .selectFrom('screening.watch')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('ended_at', 'is', null)
    .orderBy('id');

export const listsOf = ({ lists }: Pick<WatchRow, 'lists'>): string[] | undefined =>
  lists.length > 0 ? lists : undefined;

export const versionsNow = (chosen: readonly Chosen[]): Record<string, { orgId: string; seq: number }> =>
  Object.fromEntries(chosen.map(({ list, version }) => [list.id, { orgId: list.org_id, seq: version.seq }]));

export const noteState = async (
  tx: Tx,
  { clock }: Kernel,
  orgId: Id,
  chosen: readonly Chosen[],
  snapshot: string,
): Promise<void> => {
  const row = { snapshot, versions: json(versionsNow(chosen)), looked_at: clock.now() };
  await screening(tx)
    .insertInto('screening.watch_state')
    .values({ org_id: orgId, ...row })
    .onConflict((c) => c.column('org_id').doUpdateSet(row))
    .execute();
};

/** What stands against a watched subject now. */
export const matchesOf = (
  snapshot: Snapshot,
  subject: ScreenableSubject,
  watch: Pick<WatchRow, 'lists'>,
  day: string,
): { hits: HitView[]; standing: Standing[] } => {
  const lists = listsOf(watch);
  const hits = searchSubject(snapshot, subject, { day, limit: mostMatches, lists });
  return { hits, standing: hits.map((hit) => standingOf(hit, snapshot.directory, lists)) };
};

export const writeStanding = async (tx: Tx, orgId: Id, watchId: Id, standing: readonly Standing[]): Promise<void> => {
  await screening(tx)
    .deleteFrom('screening.watch_hit')
    .where('org_id', '=', orgId)
    .where('watch_id', '=', watchId)
    .execute();
  await insertMany<Tables, 'screening.watch_hit'>(
    tx,
    'screening.watch_hit',
    standing.map((one) => ({ org_id: orgId, watch_id: watchId, ...one })),
  );
};

interface Look {
  readonly watch: WatchRow;
  readonly subject: SubjectGiven;
  readonly hits: readonly HitView[];
  readonly standing: readonly Standing[];
}

/** Keeps one look: what changed becomes alerts, what is new or different waits for a decision, and the standing is replaced. */
const keepLook = async (
  context: JobContext,
  tx: Tx,
  orgId: Id,
  chosen: readonly Chosen[],
  snapshot: Snapshot,
  look: Look,
): Promise<number> => {
  const { kernel, actor } = context;
  const { watch, subject, hits, standing } = look;
  // two looks at one subject, one after the other: else both would find the same news
  const live = await liveWatches(tx, orgId).where('id', '=', watch.id).forUpdate().executeTakeFirst();
  if (!live) return 0;
  const before: WatchHitRow[] = await screening(tx)
    .selectFrom('screening.watch_hit')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('watch_id', '=', watch.id)
    .execute();
  const changed = differences(before, standing);
  await writeStanding(tx, orgId, watch.id, standing);
  await screening(tx)
    .updateTable('screening.watch')
    .set({ screened_at: kernel.clock.now() })
    .where('org_id', '=', orgId)
    .where('id', '=', watch.id)
    .execute();
  if (changed.length === 0) return 0;

  const asks = new Set(changed.flatMap((one) => (one.kind === 'gone' ? [] : [`${one.list}/${one.sourceId}`])));
  const toDecide = hits.filter(({ list, sourceId }) => asks.has(`${list}/${sourceId}`));
  const requestId = toDecide.length > 0 ? newRequestId(kernel) : null;
  if (requestId) {
    const asked = {
      role: watch.role,
      purpose: watch.purpose as Purpose,
      legalBasis: watch.legal_basis,
      lists: listsUsed(chosen, { lists: listsOf(watch) }, kernel.clock.millis()),
      asOf: null,
      origin: 'watch' as const,
      watchId: watch.id,
      keyId: watch.id,
    };
    const screened = { id: requestId, subject, subjectHash: watch.subject_hash, hits: toDecide };
    await recordRequests(tx, kernel, actor, orgId, asked, [screened], snapshot.directory);
  }
  return raise(tx, kernel, orgId, watch, changed, snapshot.key, requestId);
};

const raise = async (
  tx: Tx,
  kernel: Kernel,
  orgId: Id,
  watch: WatchRow,
  changed: readonly Difference[],
  snapshot: string,
  requestId: Id | null,
): Promise<number> => {
  const rows = changed.map((one) => ({
    org_id: orgId,
    id: newId(kernel.clock, kernel.random),
    watch_id: watch.id,
    kind: one.kind,
    list_id: one.list,
    source_id: one.sourceId,
    before: one.before ? json(one.before) : null,
    after: one.after ? json(one.after) : null,
    snapshot,
    request_id: one.kind === 'gone' ? null : requestId,
    raised_at: kernel.clock.now(),
    seen_at: null,
    seen_by: null,
    seen_by_id: null,
  }));
  await screening(tx).insertInto('screening.alert').values(rows).execute();
  await queueDeliveries(
    tx,
    kernel,
    orgId,
    rows.map(({ id }) => id),
  );
  return rows.length;
};

/** Whether the lists are still those that were searched; where they moved on meanwhile, the look that is queued for them finds the rest. */
const isCurrent = async (tx: Tx, orgId: Id, { key }: Snapshot): Promise<boolean> =>
  snapshotKey(await currentLists(tx, orgId)) === key;

/** Looks at the watched subjects again that a change of the lists could concern, and at no others. */
export const screenWatched = async (
  context: JobContext,
  orgId: Id,
  chosen: readonly Chosen[],
  snapshot: Snapshot,
): Promise<{ watched: number; affected: number; alerts: number }> => {
  const { kernel, actor, signal, progress, step } = context;
  const { watches, subjects, change, hitsAt } = await kernel.db.transaction(actor, async (tx) => {
    const all = await liveWatches(tx, orgId).execute();
    const state = await screening(tx)
      .selectFrom('screening.watch_state')
      .selectAll()
      .where('org_id', '=', orgId)
      .executeTakeFirst();
    const standing = await screening(tx)
      .selectFrom('screening.watch_hit')
      .select(['watch_id', 'list_id', 'source_id'])
      .where('org_id', '=', orgId)
      .execute();
    return {
      watches: all,
      subjects: await subjectsOf(tx, kernel, orgId, all),
      change: await changeSince(tx, state?.versions ?? {}, chosen, snapshot.directory),
      hitsAt: standing,
    };
  });
  const concerned = new Set(
    hitsAt.filter((one) => change.touched.has(`${one.list_id}/${one.source_id}`)).map(({ watch_id }) => watch_id),
  );
  const known = watches.flatMap((watch, i) => {
    const given = subjects[i];
    return given ? [{ watch, given, subject: screenableSubject(given, watch.role) }] : [];
  });
  progress(0, known.length, 'screening');
  const near = affectedOf(
    known.map(({ watch, subject }) => ({ key: watch.id, subject })),
    change,
    snapshot.index,
  );
  const looks: Look[] = [];
  for (const { watch, given, subject } of known.filter(({ watch: { id } }) => concerned.has(id) || near.has(id))) {
    signal.throwIfAborted();
    await nextTurn();
    looks.push({ watch, subject: given, ...matchesOf(snapshot, subject, watch, kernel.clock.today()) });
  }
  let alerts = 0;
  for (let at = 0; at < looks.length; at += chunk) {
    const part = looks.slice(at, at + chunk);
    alerts += await step(`${snapshot.key.slice(0, 16)}/${part[0]?.watch.id}`, async (tx) => {
      let raised = 0;
      if (!(await isCurrent(tx, orgId, snapshot))) return raised;
      for (const look of part) raised += await keepLook(context, tx, orgId, chosen, snapshot, look);
      return raised;
    });
    progress(Math.min(at + chunk, looks.length), looks.length, 'saving');
  }
  await step(`${snapshot.key.slice(0, 16)}/state`, async (tx) => {
    if (await isCurrent(tx, orgId, snapshot)) await noteState(tx, kernel, orgId, chosen, snapshot.key);
    return {};
  });
  return { watched: watches.length, affected: looks.length, alerts };
};

import { addDays } from '../../../engines/calendar/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { dayOfVersion, heldIn, listInSight, listsInSight, versionById, versionNumber, versionsOf } from '../queries.ts';
import { cardOf, consequenceOn } from '../search/cards.ts';
import type { ListRow, VersionRow } from '../tables.ts';
import { listChanges as listContract, recentChanges as recentContract } from './contract.ts';
import { entityChanges } from './entity-changes.ts';
import { entitiesByHash } from './stored-entities.ts';
import { ageOf, refOf } from './views.ts';

type Kind = 'added' | 'removed' | 'changed';

interface Change {
  readonly kind: Kind;
  readonly id: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What differs between two versions of a list, by the list's own ids in their order. Either may be missing. */
export const changesBetween = async (tx: Tx, list: ListRow, from: number | null, to: number): Promise<Change[]> => {
  const old = new Map((from === null ? [] : await heldIn(tx, list, from)).map((row) => [row.source_id, row.hash]));
  const now = new Map((await heldIn(tx, list, to)).map((row) => [row.source_id, row.hash]));
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((id): Change[] => {
    const [before, after] = [old.get(id) ?? null, now.get(id) ?? null];
    if (before === after) return [];
    return [{ kind: before === null ? 'added' : after === null ? 'removed' : 'changed', id, before, after }];
  });
};

const countsOf = (changes: readonly Change[]) => {
  const of = (kind: Kind): number => changes.filter((one) => one.kind === kind).length;
  return { added: of('added'), removed: of('removed'), changed: of('changed') };
};

const fromTo = async (tx: Tx, list: ListRow, from: Id | undefined, to: Id | undefined) => {
  const after = to
    ? await versionById(tx, list, to)
    : ((await versionNumber(tx, list, list.current_seq)) ?? refuse('SCREENING_VERSION_NOT_FOUND'));
  const before = from ? await versionById(tx, list, from) : await versionNumber(tx, list, after.before_seq);
  return { before: before ?? null, after };
};

/** What changed between two versions, entry by entry and property by property. */
export const listChanges = useCase(listContract, async ({ tx, orgId, clock, note }, input) => {
  const { list: id, from, to, kind, limit, offset } = input;
  const list = await listInSight(tx, orgId, id);
  const { before, after } = await fromTo(tx, list, from, to);
  const all = await changesBetween(tx, list, before?.seq ?? null, after.seq);
  const wanted = all.filter((one) => kind === undefined || one.kind === kind);
  const page = wanted.slice(offset, offset + limit);
  const bodies = await entitiesByHash(
    tx,
    list,
    page.flatMap((one) => [one.before, one.after].filter((hash) => hash !== null)),
  );
  note(after.id, { found: wanted.length });
  const rows = page.flatMap((one) => {
    const old = one.before === null ? undefined : bodies.get(one.before);
    const now = one.after === null ? undefined : bodies.get(one.after);
    const shown = now ?? old;
    if (!shown) return [];
    const card = cardOf(shown.body, shown.hash);
    const { measures, programmes } = consequenceOn([card], clock.today());
    return [
      {
        kind: one.kind,
        list: list.id,
        sourceId: one.id,
        caption: card.caption,
        schema: card.schema,
        measures: [...measures],
        programmes: [...programmes],
        fields: old && now ? entityChanges(old.body, now.body) : [],
      },
    ];
  });
  return {
    rows,
    total: wanted.length,
    limit,
    offset,
    from: before && refOf(before),
    to: refOf(after),
    ...countsOf(all),
  };
});

const week = 7;

/** The version that stood before a day, and what came on or after it, by the day it was taken over. */
const since = (versions: readonly VersionRow[], list: ListRow, day: string) => {
  const current = versions.find(({ seq }) => seq === list.current_seq);
  const fresh = versions.filter(
    (one) => one.applied_at.slice(0, 10) >= day && dayOfVersion(one) <= (current ? dayOfVersion(current) : ''),
  );
  const before = versions.find((one) => one.applied_at.slice(0, 10) < day);
  return { current, before, count: fresh.length };
};

/** What changed on the lists since a day: the plan office's question of every week. */
export const recentChanges = useCase(recentContract, async ({ tx, orgId, clock }, input) => {
  const day = input.since ?? addDays(clock.today(), -week);
  const lists = [];
  const quiet = [];
  for (const list of await listsInSight(tx, orgId)) {
    const { current, before, count } = since(await versionsOf(tx, list), list, day);
    if (!current) continue;
    if (count === 0) {
      const stale = ageOf(current, clock.millis()) > list.max_age_hours;
      quiet.push({ list: list.id, title: list.title, version: refOf(current), seenAt: current.seen_at, stale });
      continue;
    }
    const changes = await changesBetween(tx, list, before?.seq ?? null, current.seq);
    lists.push({
      list: list.id,
      title: list.title,
      from: before ? refOf(before) : null,
      fromId: before?.id ?? null,
      to: refOf(current),
      toId: current.id,
      versions: count,
      ...countsOf(changes),
    });
  }
  return { since: day, lists, quiet };
});

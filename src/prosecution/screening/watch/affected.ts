import { affectedBy, buildWatch, type NameIndex, type Watched } from '../../../engines/names/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { ListedEntity } from '../lists/entity.ts';
import { toIndexEntry } from '../lists/to-index.ts';
import { heldIn } from '../queries.ts';
import { entitiesByHash } from '../register/stored-entities.ts';
import { type Directory, keyOf } from '../search/cards.ts';
import type { Chosen } from '../search/snapshots.ts';
import type { ListRow, WatchStateRow } from '../tables.ts';

export interface ListChange {
  /** Entries that are new, read differently now, or are gone: as they were, and as they are. */
  readonly entities: readonly ListedEntity[];
  /** Keys of parties about which any list says something else than before. */
  readonly touched: ReadonlySet<string>;
}

/** What is different on the lists since the watched subjects were last looked at. */
export const changeSince = async (
  tx: Tx,
  before: WatchStateRow['versions'],
  chosen: readonly Chosen[],
  directory: Directory,
): Promise<ListChange> => {
  const entities: ListedEntity[] = [];
  const touched = new Set<string>();
  const now = new Map(chosen.map((one) => [one.list.id, one]));
  for (const list of new Set([...Object.keys(before), ...now.keys()])) {
    const was = before[list];
    const is = now.get(list);
    if (was && is && was.orgId === is.list.org_id && was.seq === is.version.seq) continue;
    const old = new Map(
      was ? (await heldIn(tx, { org_id: was.orgId, id: list }, was.seq)).map((row) => [row.source_id, row.hash]) : [],
    );
    const held = is ? await heldIn(tx, is.list, is.version.seq) : [];
    const came = held.filter(({ source_id, hash }) => old.get(source_id) !== hash);
    const stay = new Set(held.map(({ source_id }) => source_id));
    const went = [...old].filter(
      ([id, hash]) =>
        !stay.has(id) || held.length === 0 || came.some((row) => row.source_id === id && row.hash !== hash),
    );
    const bodies = is
      ? await bodiesOf(
          tx,
          is.list,
          came.map(({ hash }) => hash),
        )
      : [];
    const gone = was
      ? await bodiesOf(
          tx,
          { org_id: was.orgId, id: list },
          went.map(([, hash]) => hash),
        )
      : [];
    for (const entity of [...bodies, ...gone]) {
      entities.push(entity);
      touched.add(keyOf({ list: entity.listId, sourceId: entity.sourceId }));
      for (const other of entity.sameAs) touched.add(other);
    }
  }
  for (const key of [...touched]) {
    const party = directory.party(key);
    if (party) touched.add(keyOf(party.head));
  }
  return { entities, touched };
};

const bodiesOf = async (
  tx: Tx,
  list: Pick<ListRow, 'org_id' | 'id'>,
  hashes: readonly string[],
): Promise<ListedEntity[]> => [...(await entitiesByHash(tx, list, hashes)).values()].map(({ body }) => body);

/** The watched subjects that a change could concern: those one of the entries could be, or was. It may name one too many, never one too few. */
export const affectedOf = (
  watched: readonly Watched[],
  { entities }: ListChange,
  index: NameIndex,
): ReadonlySet<string> =>
  new Set(
    entities.length === 0 || watched.length === 0
      ? []
      : affectedBy(buildWatch(watched), entities.map(toIndexEntry), index),
  );

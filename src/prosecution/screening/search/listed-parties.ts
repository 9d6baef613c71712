import type { LoadedLists } from '../commands/load-lists.ts';
import type { ListedEntity, Measure } from '../lists/entity.ts';
import { listsInSight, versionsOn } from '../queries.ts';
import { entitiesIn } from '../register/stored-entities.ts';
import { refOf } from '../register/views.ts';
import type { VersionRef } from '../shapes.ts';
import type { VersionRow } from '../tables.ts';
import type { Asking } from './ask.ts';
import { snapshotKey, snapshotOver } from './snapshots.ts';

export interface ListedParties extends Pick<LoadedLists, 'index' | 'directory'> {
  readonly lists: readonly {
    readonly list: string;
    readonly version: VersionRef;
    /** The last day, up to the day that is asked about, on which this version stood at its publisher; a later day where it was first taken then. */
    readonly takenOn: string;
    readonly entries: number;
  }[];
  /** Every party of these lists as it was read, for rooms that need more of it than its names. */
  readonly entities: readonly ListedEntity[];
}

const mostKept = 4;

/** What was read for a database, by its key: a version never changes. */
const kept = new WeakMap<object, Map<string, Omit<ListedParties, 'lists'>>>();

/**
 * The lists of an organisation that carry a measure, as they stood on a day, with every listed party. Opens transactions of its own and must
 * not be called inside one. No list in sight is an answer too: there is none.
 */
export const listedParties = async (
  { kernel, actor, orgId }: Asking,
  measure: Measure,
  asOf: string,
): Promise<ListedParties> => {
  const inSight = await kernel.db.transaction(actor, async (tx) => versionsOn(tx, await listsInSight(tx, orgId), asOf));
  const chosen = inSight.filter(({ list }) => list.measures.includes(measure));
  const store = kept.get(kernel.db) ?? new Map<string, Omit<ListedParties, 'lists'>>();
  kept.set(kernel.db, store);
  const key = snapshotKey(chosen);
  const known = store.get(key);
  const lists = chosen.map(({ list, version }) => ({
    list: list.id,
    version: refOf(version),
    takenOn: takenOn(version, asOf),
    entries: version.entities,
  }));
  if (known) return { ...known, lists };
  const { index, directory } = await snapshotOver(kernel, actor, chosen);
  const entities = await kernel.db.transaction(actor, async (tx) => {
    const all: ListedEntity[] = [];
    for (const { list, version } of chosen)
      all.push(...(await entitiesIn(tx, list, version.seq)).map(({ entity }) => entity));
    return all;
  });
  const made = { index, directory, entities };
  store.set(key, made);
  for (const old of [...store.keys()].slice(0, -mostKept)) store.delete(old);
  return { ...made, lists };
};

/** Publishers date a list by its last change; how old it is counts from when somebody last saw it there. */
const takenOn = (version: Pick<VersionRow, 'retrieved_at' | 'seen_at'>, asOf: string): string => {
  const [first, last] = [version.retrieved_at.slice(0, 10), version.seen_at.slice(0, 10)];
  return last <= asOf ? last : first <= asOf ? asOf : first;
};

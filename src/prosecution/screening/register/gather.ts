import { sha256 } from '../../../platform/hash/index.ts';
import type { ListedEntity, ListPart, ListProblem, ListReading } from '../lists/entity.ts';
import { readList } from '../lists/read-list.ts';
import { entityHash } from '../search/cards.ts';

export interface GatheredEntity {
  readonly hash: string;
  readonly entity: ListedEntity;
}

/** One list out of what was read: a file may hold several. */
export interface GatheredList {
  readonly list: string;
  /** By the list's own id of a party. */
  readonly entities: ReadonlyMap<string, GatheredEntity>;
  readonly names: number;
  readonly contentHash: string;
}

export interface Gathered {
  readonly reading: ListReading;
  readonly problems: readonly ListProblem[];
  readonly lists: readonly GatheredList[];
}

export type Reader = (parts: readonly ListPart[], take: (entity: ListedEntity) => void) => Promise<ListReading>;

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const contentHashOf = (entities: ReadonlyMap<string, GatheredEntity>): string =>
  sha256(
    [...entities]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, { hash }]) => `${id} ${hash}\n`)
      .join(''),
  );

/**
 * Reads a list whole. Two identical entries are one; two of one id that differ are both kept, the second under `id~2`, and a note says so.
 */
export const gather = async (
  parts: readonly ListPart[],
  signal?: AbortSignal,
  onEntity: (count: number) => void = () => {},
  read: Reader = readList,
): Promise<Gathered> => {
  const byList = new Map<string, Map<string, GatheredEntity>>();
  const twice: ListProblem[] = [];
  let count = 0;
  const reading = await read(watched(parts, signal), (entity) => {
    const entities = byList.get(entity.listId) ?? new Map<string, GatheredEntity>();
    byList.set(entity.listId, entities);
    put(entities, entity, twice);
    onEntity(++count);
  });
  const lists = [...byList].map(
    ([list, entities]): GatheredList => ({
      list,
      entities,
      names: [...entities.values()].reduce((sum, { entity }) => sum + entity.names.length, 0),
      contentHash: contentHashOf(entities),
    }),
  );
  return { reading, problems: [...reading.problems, ...twice], lists };
};

const put = (entities: Map<string, GatheredEntity>, entity: ListedEntity, twice: ListProblem[]): void => {
  const hash = entityHash(entity);
  const before = entities.get(entity.sourceId);
  if (!before) {
    entities.set(entity.sourceId, { hash, entity });
    return;
  }
  if (before.hash === hash) return;
  let n = 2;
  while (entities.has(`${entity.sourceId}~${n}`)) n++;
  const sourceId = `${entity.sourceId}~${n}`;
  const other = { ...entity, sourceId };
  const otherHash = entityHash(other);
  const same = [...Array(n - 2).keys()].some((i) => {
    const earlier = entities.get(`${entity.sourceId}~${i + 2}`);
    return earlier !== undefined && entityHash({ ...earlier.entity, sourceId }) === otherHash;
  });
  if (same) return;
  entities.set(sourceId, { hash: otherHash, entity: other });
  twice.push({ code: 'LIST_ID_TWICE', file: '', line: 0, field: 'id', value: entity.sourceId, weight: 'note' });
};

/** The parts, with a look between two pieces whether somebody has cancelled, and a turn for everybody else. */
const watched = (parts: readonly ListPart[], signal?: AbortSignal): ListPart[] =>
  parts.map(({ name, open }) => ({
    name,
    async *open() {
      for await (const chunk of open()) {
        signal?.throwIfAborted();
        await nextTurn();
        yield chunk;
      }
    },
  }));

import type { Tx } from '../../../platform/db/index.ts';
import type { ListedEntity } from '../lists/entity.ts';
import { heldIn, isAmong, screening } from '../queries.ts';
import type { EntityRow, ListRow } from '../tables.ts';

/** What is stored of entities, by content and by version. */

export const entitiesByHash = async (
  tx: Tx,
  list: Pick<ListRow, 'org_id' | 'id'>,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, EntityRow>> => {
  if (hashes.length === 0) return new Map();
  const rows = await screening(tx)
    .selectFrom('screening.entity')
    .selectAll()
    .where('org_id', '=', list.org_id)
    .where('list_id', '=', list.id)
    .where(isAmong('hash', hashes))
    .execute();
  return new Map(rows.map((row) => [row.hash, row]));
};

export interface Found {
  readonly entity: ListedEntity;
  readonly hash: string;
}

/** A party as a version has it; undefined where it has none of this id. Two looks by key, which need no statistics. */
export const entityIn = async (tx: Tx, list: ListRow, seq: number, sourceId: string): Promise<Found | undefined> => {
  const span = await screening(tx)
    .selectFrom('screening.span')
    .select('hash')
    .where('org_id', '=', list.org_id)
    .where('list_id', '=', list.id)
    .where('source_id', '=', sourceId)
    .where('from_seq', '<=', seq)
    .where((w) => w.or([w('to_seq', 'is', null), w('to_seq', '>', seq)]))
    .executeTakeFirst();
  const row = span && (await entitiesByHash(tx, list, [span.hash])).get(span.hash);
  return row && { entity: row.body, hash: row.hash };
};

/** Every entity of a version, in the order of the list's ids. */
export const entitiesIn = async (tx: Tx, list: ListRow, seq: number): Promise<Found[]> => {
  const held = await heldIn(tx, list, seq);
  const bodies = await entitiesByHash(
    tx,
    list,
    held.map(({ hash }) => hash),
  );
  return held.flatMap(({ hash }) => {
    const row = bodies.get(hash);
    return row ? [{ entity: row.body, hash }] : [];
  });
};

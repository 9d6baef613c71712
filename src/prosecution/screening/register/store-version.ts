import type { CivilDate, Id, Instant } from '../../../platform/contract/index.ts';
import { insertMany, json, type Tx } from '../../../platform/db/index.ts';
import { dayOfVersion, type Held, heldIn, isAmong, screening, versionNumber } from '../queries.ts';
import type { EntityRow, ListRow, SpanRow, Tables, VersionRow } from '../tables.ts';
import type { GatheredList } from './gather.ts';

export interface Difference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/** By the lists' own ids, in their order. */
export const differenceOf = (before: readonly Held[], after: GatheredList['entities']): Difference => {
  const old = new Map(before.map(({ source_id, hash }) => [source_id, hash]));
  const ids = [...after.keys()].sort();
  return {
    added: ids.filter((id) => !old.has(id)),
    changed: ids.filter((id) => old.has(id) && old.get(id) !== after.get(id)?.hash),
    removed: [...old.keys()].filter((id) => !after.has(id)).sort(),
  };
};

export interface NewVersion {
  readonly id: Id;
  readonly sha256: string;
  readonly publishedOn: CivilDate | null;
  readonly retrievedAt: Instant;
  readonly format: string;
  readonly importer: string;
  readonly rows: Readonly<Record<string, number>>;
  readonly addresses: number;
  readonly identifiers: number;
  readonly rejects: number;
  readonly problems: VersionRow['problems'];
  readonly importId: Id;
  readonly forcedWhy: string | null;
  readonly appliedBy: string;
  readonly appliedAt: Instant;
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
}

/**
 * Appends a version to a list: entities that are new are stored, those that are known are not stored again, and spans end and begin where
 * the content changed. Runs in one transaction of the caller, who holds the list's row.
 */
export const storeVersion = async (
  tx: Tx,
  list: ListRow,
  gathered: GatheredList,
  version: NewVersion,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<VersionRow> => {
  const latest = await screening(tx)
    .selectFrom('screening.version')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('org_id', '=', list.org_id)
    .where('list_id', '=', list.id)
    .executeTakeFirst();
  const last = latest?.seq ?? 0;
  const seq = last + 1;
  const current = await versionNumber(tx, list, list.current_seq);
  const against = await heldIn(tx, list, current?.seq ?? 0);
  const seen = differenceOf(against, gathered.entities);
  // the newest in time need not be the last that came in: history may have been added since
  const move = current?.seq === last ? seen : differenceOf(await heldIn(tx, list, last), gathered.entities);

  const row: VersionRow = {
    org_id: list.org_id,
    list_id: list.id,
    seq,
    id: version.id,
    sha256: version.sha256,
    content_hash: gathered.contentHash,
    published_on: version.publishedOn,
    retrieved_at: version.retrievedAt,
    seen_at: version.retrievedAt,
    format: version.format,
    importer: version.importer,
    rows: { ...version.rows },
    entities: gathered.entities.size,
    names: gathered.names,
    addresses: version.addresses,
    identifiers: version.identifiers,
    rejects: version.rejects,
    problems: version.problems,
    before_seq: current?.seq ?? null,
    added: seen.added.length,
    removed: seen.removed.length,
    changed: seen.changed.length,
    import_id: version.importId,
    forced_why: version.forcedWhy,
    applied_by: version.appliedBy,
    applied_at: version.appliedAt,
  };
  await screening(tx)
    .insertInto('screening.version')
    .values({ ...row, rows: json(row.rows), problems: json(row.problems) })
    .execute();
  await insertMany<Tables, 'screening.version_file'>(
    tx,
    'screening.version_file',
    version.files.map(({ name, sha256 }, ord) => ({ org_id: list.org_id, list_id: list.id, seq, ord, name, sha256 })),
  );
  await storeEntities(tx, list, gathered, [...move.added, ...move.changed], onProgress);
  await moveSpans(tx, list, gathered, move, seq);
  if (!current || dayOfVersion(row) >= dayOfVersion(current)) {
    await screening(tx)
      .updateTable('screening.list')
      .set({ current_seq: seq })
      .where('org_id', '=', list.org_id)
      .where('id', '=', list.id)
      .execute();
  }
  return row;
};

const storeEntities = async (
  tx: Tx,
  list: ListRow,
  { entities }: GatheredList,
  ids: readonly string[],
  onProgress: (done: number, total: number) => void,
): Promise<void> => {
  const wanted = ids.flatMap((id) => entities.get(id) ?? []);
  if (wanted.length === 0) return;
  const there = await screening(tx)
    .selectFrom('screening.entity')
    .select('hash')
    .where('org_id', '=', list.org_id)
    .where('list_id', '=', list.id)
    .where(
      isAmong(
        'hash',
        wanted.map(({ hash }) => hash),
      ),
    )
    .execute();
  const known = new Set(there.map(({ hash }) => hash));
  const fresh = wanted
    .filter(({ hash }) => !known.has(hash))
    .map(
      ({ hash, entity }): EntityRow => ({
        org_id: list.org_id,
        list_id: list.id,
        hash,
        source_id: entity.sourceId,
        schema: entity.schema,
        caption: entity.names[0]?.text ?? entity.sourceId,
        body: entity,
      }),
    );
  await insertMany<Tables, 'screening.entity'>(tx, 'screening.entity', fresh, (done) => onProgress(done, fresh.length));
};

const moveSpans = async (
  tx: Tx,
  list: ListRow,
  { entities }: GatheredList,
  { added, removed, changed }: Difference,
  seq: number,
): Promise<void> => {
  const ending = [...removed, ...changed];
  if (ending.length > 0) {
    await screening(tx)
      .updateTable('screening.span')
      .set({ to_seq: seq })
      .where('org_id', '=', list.org_id)
      .where('list_id', '=', list.id)
      .where('to_seq', 'is', null)
      .where(isAmong('source_id', ending))
      .execute();
  }
  await insertMany<Tables, 'screening.span'>(
    tx,
    'screening.span',
    [...added, ...changed].map(
      (id): SpanRow => ({
        org_id: list.org_id,
        list_id: list.id,
        source_id: id,
        from_seq: seq,
        to_seq: null,
        hash: entities.get(id)?.hash ?? '',
      }),
    ),
  );
};

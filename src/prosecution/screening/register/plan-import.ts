import type { CivilDate, Instant } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Mapping } from '../lists/mapper/mapping.ts';
import { dayOfVersion, heldIn, isAmong, screening, versionNumber } from '../queries.ts';
import type { ListRow, VersionRow } from '../tables.ts';
import type { Gathered, GatheredList } from './gather.ts';
import type { ImportReport, ListPlan } from './imports/contract.ts';
import { factsOf } from './known-lists.ts';
import { type Difference, differenceOf } from './store-version.ts';

const samples = 10;

const percent = (lost: number, of: number): number => (of === 0 ? 0 : Math.round((lost / of) * 1000) / 10);

/** Tables that had rows in the version before and have none now; only where both came in one format. */
const tablesLost = (before: VersionRow, format: string, rows: Readonly<Record<string, number>>): string[] =>
  before.format !== format
    ? []
    : Object.entries(before.rows).flatMap(([table, n]) => (n > 0 && !rows[table] ? [table] : []));

const captionsOf = async (tx: Tx, list: ListRow, hashes: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (hashes.length === 0) return new Map();
  const rows = await screening(tx)
    .selectFrom('screening.entity')
    .select(['source_id', 'caption'])
    .where('org_id', '=', list.org_id)
    .where('list_id', '=', list.id)
    .where(isAmong('hash', hashes))
    .execute();
  return new Map(rows.map(({ source_id, caption }) => [source_id, caption]));
};

/** The list's own row, locked until the transaction ends. */
export const lockList = (tx: Tx, orgId: string, list: string): Promise<ListRow | undefined> =>
  screening(tx)
    .selectFrom('screening.list')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', list)
    .forUpdate()
    .executeTakeFirst();

/** What an import would do to one list, as things stand in this transaction. */
export const planFor = async (
  tx: Tx,
  orgId: string,
  gathered: Gathered,
  one: GatheredList,
  { sha256, retrievedAt, mapping }: { sha256: string; retrievedAt: Instant; mapping: Mapping | null },
): Promise<ListPlan> => {
  const { reading } = gathered;
  const facts = factsOf(one.list, mapping);
  const list = await screening(tx)
    .selectFrom('screening.list')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', one.list)
    .executeTakeFirst();
  const before = list && (await versionNumber(tx, list, list.current_seq));
  const held = list && before ? await heldIn(tx, list, before.seq) : [];
  const difference: Difference = differenceOf(held, one.entities);
  const maxLoss = list?.max_loss ?? facts.maxLoss;
  const rejects = gathered.problems.filter(({ weight }) => weight === 'reject').length;
  const loss = before
    ? Math.max(
        percent(difference.removed.length, before.entities),
        percent(Math.max(0, before.names - one.names), before.names),
      )
    : 0;
  const lostTables = before ? tablesLost(before, reading.format, reading.counts.rows) : [];
  const same = before?.sha256 === sha256 && before.content_hash === one.contentHash;
  const day: CivilDate = reading.date || retrievedAt.slice(0, 10);

  const goneHashes = held
    .filter(({ source_id }) => difference.removed.slice(0, samples).includes(source_id))
    .map(({ hash }) => hash);
  const gone = list ? await captionsOf(tx, list, goneHashes) : new Map<string, string>();
  const captionOf = (id: string): string => one.entities.get(id)?.entity.names[0]?.text ?? gone.get(id) ?? id;
  const sampleOf = (kind: ListPlan['sample'][number]['kind'], ids: readonly string[]) =>
    ids.slice(0, samples).map((sourceId) => ({ kind, sourceId, caption: captionOf(sourceId) }));

  return {
    list: one.list,
    title: list?.title ?? facts.title,
    known: list !== undefined,
    entities: one.entities.size,
    names: one.names,
    added: difference.added.length,
    removed: difference.removed.length,
    changed: difference.changed.length,
    before: before ? { date: dayOfVersion(before), sha256: before.sha256 } : null,
    same,
    older: before !== undefined && day < dayOfVersion(before),
    loss,
    maxLoss,
    lostTables,
    confirm: same
      ? null
      : lostTables.length > 0
        ? 'lost-table'
        : loss > maxLoss
          ? 'lost-entries'
          : percent(rejects, rejects + one.entities.size) > maxLoss
            ? 'problems'
            : null,
    sample: [
      ...sampleOf('added', difference.added),
      ...sampleOf('changed', difference.changed),
      ...sampleOf('removed', difference.removed),
    ],
  };
};

/** What reading some files would bring. It is ready only where nothing fatal stands in the way and some list is in it. */
export const reportOf = (gathered: Gathered, sha256: string, lists: readonly ListPlan[]): ImportReport => {
  const { reading, problems } = gathered;
  const { rows, names, addresses, identifiers } = reading.counts;
  const fatal = problems.some(({ weight }) => weight === 'fatal');
  return {
    format: reading.format,
    publishedOn: reading.date || null,
    sha256,
    rows: { ...rows },
    names,
    addresses,
    identifiers,
    rejects: problems.filter(({ weight }) => weight === 'reject').length,
    problems: [...problems].map((one) => ({ ...one })),
    lists: fatal ? [] : [...lists],
    ready: !fatal && lists.length > 0,
  };
};

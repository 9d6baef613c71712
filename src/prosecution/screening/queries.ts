import { sql } from 'kysely';
import type { CivilDate, Id } from '../../platform/contract/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { orRefuse } from '../../platform/errors/index.ts';
import type { ListRow, Tables, VersionRow } from './tables.ts';

export const screening = (tx: Tx) => tx.withTables<Tables>();

/** The lists an organisation sees: its own, and of those others have opened to all only such as it has none of its own of. */
export const listsInSight = async (tx: Tx, orgId: Id): Promise<ListRow[]> => {
  const rows = await screening(tx)
    .selectFrom('screening.list')
    .selectAll()
    .orderBy('id')
    .orderBy('created_at')
    .execute();
  const chosen = new Map<string, ListRow>();
  for (const row of rows) {
    const before = chosen.get(row.id);
    if (!before || (row.org_id === orgId && before.org_id !== orgId)) chosen.set(row.id, row);
  }
  return [...chosen.values()];
};

/** @throws Refusal SCREENING_LIST_NOT_FOUND */
export const listInSight = async (tx: Tx, orgId: Id, list: string): Promise<ListRow> =>
  orRefuse('SCREENING_LIST_NOT_FOUND', { list })((await listsInSight(tx, orgId)).find(({ id }) => id === list));

/** The day a version is of: the publisher's, or that of its retrieval. */
export const dayOfVersion = (version: Pick<VersionRow, 'published_on' | 'retrieved_at'>): CivilDate =>
  version.published_on ?? version.retrieved_at.slice(0, 10);

/** The newest first. */
export const versionsOf = (tx: Tx, list: Pick<ListRow, 'org_id' | 'id'>): Promise<VersionRow[]> =>
  screening(tx)
    .selectFrom('screening.version')
    .selectAll()
    .where('org_id', '=', list.org_id)
    .where('list_id', '=', list.id)
    .orderBy('seq', 'desc')
    .execute();

/** A version by number; undefined where there is none. */
export const versionNumber = (tx: Tx, list: Pick<ListRow, 'org_id' | 'id'>, seq: number | null) =>
  screening(tx)
    .selectFrom('screening.version')
    .selectAll()
    .where('org_id', '=', list.org_id)
    .where('list_id', '=', list.id)
    .where('seq', '=', seq ?? -1)
    .executeTakeFirst();

/** @throws Refusal SCREENING_VERSION_NOT_FOUND */
export const versionById = (tx: Tx, list: Pick<ListRow, 'org_id' | 'id'>, versionId: Id): Promise<VersionRow> =>
  screening(tx)
    .selectFrom('screening.version')
    .selectAll()
    .where('org_id', '=', list.org_id)
    .where('list_id', '=', list.id)
    .where('id', '=', versionId)
    .executeTakeFirst()
    .then(orRefuse('SCREENING_VERSION_NOT_FOUND'));

/** The version of each list that stood on a day, or the current one; lists that had none are left out. */
export const versionsOn = async (
  tx: Tx,
  lists: readonly ListRow[],
  asOf: CivilDate | null,
): Promise<{ list: ListRow; version: VersionRow }[]> => {
  const found = [];
  for (const list of lists) {
    const version =
      asOf === null
        ? await versionNumber(tx, list, list.current_seq)
        : (await versionsOf(tx, list))
            .filter((one) => dayOfVersion(one) <= asOf)
            .sort((a, b) =>
              dayOfVersion(a) < dayOfVersion(b) ? 1 : dayOfVersion(a) > dayOfVersion(b) ? -1 : b.seq - a.seq,
            )[0];
    if (version) found.push({ list, version });
  }
  return found;
};

export interface Held {
  readonly source_id: string;
  readonly hash: string;
}

/** Which entity each id of a list stands for in one of its versions. */
export const heldIn = (tx: Tx, list: Pick<ListRow, 'org_id' | 'id'>, seq: number): Promise<Held[]> =>
  screening(tx)
    .selectFrom('screening.span')
    .select(['source_id', 'hash'])
    .where('org_id', '=', list.org_id)
    .where('list_id', '=', list.id)
    .where('from_seq', '<=', seq)
    .where((w) => w.or([w('to_seq', 'is', null), w('to_seq', '>', seq)]))
    .orderBy('source_id')
    .execute();

/**
 * Whether a column holds one of many texts: a list may have a hundred thousand of them, with any character in them. As an array, not as a
 * join: a table that was filled a moment ago has no statistics, and a join is then guessed wrong.
 */
export const isAmong = (column: string, texts: readonly string[]) =>
  sql<boolean>`${sql.ref(column)} = any (array(select jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb)))`;

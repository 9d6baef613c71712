import type { Id } from '../../platform/contract/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { orRefuse } from '../../platform/errors/index.ts';
import type { GoodsList } from './goods/contract.ts';
import type { GoodsCodeRow, GoodsEditionRow, HsTableRow, Tables } from './tables.ts';

export const imports = (tx: Tx) => tx.withTables<Tables>();

export type KeptEdition = Omit<GoodsEditionRow, 'file_sealed'>;

const editionColumns = [
  'org_id',
  'id',
  'list',
  'name',
  'state',
  'seq',
  'published_on',
  'retrieved_on',
  'parser',
  'sha256',
  'file_name',
  'pairs',
  'rejected',
  'warnings',
  'before_id',
  'forced_why',
  'uploaded_by',
  'uploaded_at',
  'applied_by',
  'applied_at',
] as const;

/** The newest first. */
export const editions = (tx: Tx, orgId: Id, list?: GoodsList): Promise<KeptEdition[]> =>
  imports(tx)
    .selectFrom('imports.goods_edition')
    .select(editionColumns)
    .where('org_id', '=', orgId)
    .$if(list !== undefined, (q) => q.where('list', '=', list ?? 'other-goods'))
    .orderBy('uploaded_at', 'desc')
    .orderBy('id', 'desc')
    .execute();

/** @throws Refusal IMPORTS_EDITION_NOT_FOUND */
export const editionById = (tx: Tx, orgId: Id, editionId: Id): Promise<KeptEdition> =>
  imports(tx)
    .selectFrom('imports.goods_edition')
    .select(editionColumns)
    .where('org_id', '=', orgId)
    .where('id', '=', editionId)
    .executeTakeFirst()
    .then(orRefuse('IMPORTS_EDITION_NOT_FOUND'));

/** The day an edition is of: the publisher's, or that of its retrieval. */
export const dayOf = (row: Pick<KeptEdition, 'published_on' | 'retrieved_on'>): string =>
  row.published_on ?? row.retrieved_on;

/** The edition that stood on a day: of two of one day the one taken over later. */
export const editionOn = async (tx: Tx, orgId: Id, list: GoodsList, on: string): Promise<KeptEdition | undefined> =>
  (await editions(tx, orgId, list))
    .filter((row) => row.state === 'applied' && dayOf(row) <= on)
    .sort((a, b) => (dayOf(a) === dayOf(b) ? (b.seq ?? 0) - (a.seq ?? 0) : dayOf(a) < dayOf(b) ? 1 : -1))[0];

/** The table of codes loaded last. */
export const currentTable = (tx: Tx, orgId: Id): Promise<Omit<HsTableRow, 'file_sealed'> | undefined> =>
  imports(tx)
    .selectFrom('imports.hs_table')
    .select(['org_id', 'id', 'file_name', 'sha256', 'codes', 'rejected', 'loaded_by', 'loaded_at'])
    .where('org_id', '=', orgId)
    .orderBy('loaded_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();

export const mappings = (tx: Tx, orgId: Id, list: string): Promise<GoodsCodeRow[]> =>
  imports(tx)
    .selectFrom('imports.goods_code')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('list', '=', list)
    .orderBy('good')
    .orderBy('score', 'desc')
    .orderBy('prefix')
    .execute();

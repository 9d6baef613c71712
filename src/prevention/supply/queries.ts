import type { Id } from '../../platform/contract/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { orRefuse } from '../../platform/errors/index.ts';
import type { SiteRow, Tables } from './tables.ts';

export const supply = (tx: Tx) => tx.withTables<Tables>();

/** @throws Refusal SUPPLY_SITE_NOT_FOUND */
export const siteById = (tx: Tx, orgId: Id, id: string): Promise<SiteRow> =>
  supply(tx)
    .selectFrom('supply.site')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst()
    .then(orRefuse('SUPPLY_SITE_NOT_FOUND'));

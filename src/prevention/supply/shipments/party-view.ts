import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { survivorOf } from '../sites/survivor.ts';
import { bills } from './queries.ts';
import type { ShipmentPartyRow } from './tables.ts';

/** Parties with the site that each is today. */
export const partyViews = async (tx: Tx, orgId: Id, parties: readonly ShipmentPartyRow[]) => {
  const joined = parties.some(({ site_id }) => site_id !== null);
  const sites = joined
    ? await bills(tx)
        .selectFrom('supply.site')
        .select(['id', 'name', 'merged_into'])
        .where('org_id', '=', orgId)
        .execute()
    : [];
  const [survivor, nameOf] = [survivorOf(sites), new Map(sites.map(({ id, name }) => [id, name]))];
  return ({ id, name, address, country, state, site_id }: ShipmentPartyRow) => {
    const at = site_id === null ? null : survivor(site_id);
    return { id, name, address, country, state, site: at === null ? null : { id: at, name: nameOf.get(at) ?? '' } };
  };
};

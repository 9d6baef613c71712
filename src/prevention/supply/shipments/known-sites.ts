import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { unknownCountry } from '../sites/site-rows.ts';
import { survivorOf } from '../sites/survivor.ts';
import { bills } from './queries.ts';
import { asRow } from './resolve-parties.ts';
import type { Known } from './resolve-with.ts';

/** Every name of every site and supplier of the organisation, for the site that stands today. */
export const knownSites = async (tx: Tx, orgId: Id): Promise<readonly Known[]> => {
  const sites = await bills(tx)
    .selectFrom('supply.site')
    .select(['id', 'name', 'names', 'address', 'country', 'merged_into'])
    .where('org_id', '=', orgId)
    .orderBy('id')
    .execute();
  const suppliers = await bills(tx)
    .selectFrom('supply.supplier')
    .select(['site_id', 'fields'])
    .where('org_id', '=', orgId)
    .where('site_id', 'is not', null)
    .where('name', '<>', '')
    .orderBy('id')
    .execute();
  const survivor = survivorOf(sites);
  return [
    ...sites.flatMap(({ id, name, names, address, country }) =>
      [name, ...names].map((one) => ({
        site: survivor(id),
        at: asRow({ name: one, address, country: country === unknownCountry ? '' : country }, 0),
      })),
    ),
    ...suppliers.map(({ site_id, fields }) => ({ site: survivor(site_id ?? ''), at: fields })),
  ];
};

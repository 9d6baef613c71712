import { sql } from 'kysely';
import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { type ChainGraph, chainGraph } from '../chain/chain-graph.ts';
import { type Chain, ChainSchema } from '../chain/contract.ts';
import { supply } from '../queries.ts';
import { survivorOf } from '../sites/survivor.ts';
import type { Tables } from '../tables.ts';

/** The whole chain of an organisation as CHAIN.json has it, in the order of ids. Sites that were merged stand as the one they went into. */
const readRows = async (tx: Tx, orgId: Id): Promise<Chain> => {
  const all = async <T extends keyof Tables & string>(table: T): Promise<Tables[T][]> =>
    (await sql<Tables[T]>`select * from ${sql.table(table)} where org_id = ${orgId} order by id`.execute(tx)).rows;
  const figures = await all('supply.figure');
  const sites = await all('supply.site');
  const now = survivorOf(sites);
  const today = <T extends object>(one: T): T =>
    'site' in one && typeof one.site === 'string' ? { ...one, site: now(one.site) } : one;
  const figure = (kind: string) => figures.flatMap((one) => (one.kind === kind ? [one.body] : []));
  return ChainSchema.parse({
    format: 'fourfold-chain/1',
    parties: (await all('supply.party')).map(({ org_id, country, ...party }) => ({
      ...party,
      ...given({ country: country || null }),
    })),
    sites: sites
      .filter(({ state }) => state !== 'merged')
      .map(
        ({
          id,
          name,
          names,
          party_id: party,
          country,
          address,
          postal_code: postalCode,
          phone,
          lat,
          lng,
          ...site
        }) => ({
          ...{
            id,
            name,
            names,
            country,
            address,
            postalCode,
            phone,
            identifiers: site.identifiers,
            signals: site.signals,
          },
          ...{ rawMaterial: site.raw_material, originProof: site.origin_proof },
          ...given({ party, lat, lng, inXinjiang: site.in_xinjiang }),
        }),
      ),
    materials: (await all('supply.material')).map(({ id, name, hs, commodity, good }) => ({
      id,
      name,
      ...given({ hs, commodity, good }),
    })),
    products: (await all('supply.product')).map(({ id, name, material_id: material, inputs }) => ({
      id,
      name,
      inputs,
      ...given({ material }),
    })),
    links: (await all('supply.link')).map(
      ({ id, from_site, to_id, material_id: material, status, documents, source, ...link }) => ({
        ...{ id, from: now(from_site), to: now(to_id), material, status, documents, source },
        ...given({
          share: link.share,
          amount: link.amount,
          validFrom: link.valid_from,
          validTo: link.valid_to,
          knownFrom: link.known_from,
        }),
      }),
    ),
    documents: (await all('supply.document')).map(
      ({ id, type, title, translated, redacted, consistent, file, sha256, date, language, expires }) => ({
        ...{ id, type, title, translated, redacted, consistent },
        ...given({ file, sha256, date, language, expires }),
      }),
    ),
    yields: figure('yield').map(today),
    conversions: figure('conversion'),
    balances: figure('balance').map(today),
    lots: (await all('supply.lot')).map(
      ({ id, site_id, to_id, material_id: material, amount, made_from: madeFrom, ...lot }) => ({
        ...{ id, site: now(site_id), material, amount, madeFrom },
        ...given({
          to: to_id === null ? null : now(to_id),
          madeOn: lot.made_on,
          shippedOn: lot.shipped_on,
          receivedOn: lot.received_on,
        }),
      }),
    ),
  });
};

/** What a file leaves out, a row has as null. */
const given = <T extends Readonly<Record<string, unknown>>>(values: T): Partial<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as Partial<T>;

interface Kept {
  readonly revision: number;
  readonly chained: ChainGraph;
}
const kept = new WeakMap<object, Map<Id, Kept>>();

/** The revision of an organisation's chain; 0 where it has none. */
export const revisionOf = async (tx: Tx, orgId: Id): Promise<number> =>
  (await supply(tx).selectFrom('supply.chain').select('revision').where('org_id', '=', orgId).executeTakeFirst())
    ?.revision ?? 0;

/**
 * The chain of an organisation as a graph. Read once a revision: whoever changes a row of it calls `chainChanged` in the same transaction.
 *
 * @param keeper whose memory it lies in: the database of the kernel
 */
export const storedChain = async (keeper: object, tx: Tx, orgId: Id): Promise<ChainGraph> => {
  const store = kept.get(keeper) ?? new Map<Id, Kept>();
  kept.set(keeper, store);
  const revision = await revisionOf(tx, orgId);
  const known = store.get(orgId);
  if (known?.revision === revision) return known.chained;
  const chained = chainGraph(await readRows(tx, orgId));
  store.set(orgId, { revision, chained });
  return chained;
};

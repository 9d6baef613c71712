import { sql } from 'kysely';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import { type Tx, upsertMany } from '../../../platform/db/index.ts';
import type { Chain } from '../chain/contract.ts';
import { supply } from '../queries.ts';
import type { FigureRow, Tables } from '../tables.ts';

export interface Keeping {
  readonly tx: Tx;
  readonly orgId: Id;
  readonly clock: Clock;
}

/**
 * Until this transaction ends nobody else changes the organisation's chain, sites or suppliers: what is read from here on still holds when it
 * is written. Taken first, so that two acts wait for each other and never hold what the other needs.
 */
export const holdChain = async ({ tx, orgId, clock }: Keeping): Promise<void> => {
  await supply(tx)
    .insertInto('supply.chain')
    .values({ org_id: orgId, revision: 1, changed_at: clock.now() })
    .onConflict((on) => on.column('org_id').doNothing())
    .execute();
  await supply(tx).selectFrom('supply.chain').select('revision').where('org_id', '=', orgId).forUpdate().execute();
};

/** Says that a row of the organisation's chain is different now: in the same transaction as the change. */
export const chainChanged = async ({ tx, orgId, clock }: Keeping): Promise<void> => {
  await supply(tx)
    .insertInto('supply.chain')
    .values({ org_id: orgId, revision: 1, changed_at: clock.now() })
    .onConflict((on) => on.column('org_id').doUpdateSet({ revision: sql`chain.revision + 1`, changed_at: clock.now() }))
    .execute();
};

/**
 * Writes a chain into the organisation's own: what has the same id is replaced, nothing is taken away. The chain was read by `readChain`, so
 * every id it names is in it.
 */
export const keepChain = async (keeping: Keeping, chain: Chain): Promise<void> => {
  const { tx, orgId: org_id, clock } = keeping;
  await holdChain(keeping);
  // whether a site is closed a person said here: no file knows it
  const closed = new Set(
    (
      await supply(tx)
        .selectFrom('supply.site')
        .select('id')
        .where('org_id', '=', org_id)
        .where('state', '=', 'closed')
        .execute()
    ).map(({ id }) => id),
  );
  const put = <T extends Exclude<keyof Tables & string, 'supply.chain' | 'supply.figure'>>(
    table: T,
    rows: readonly Tables[T][],
  ) => upsertMany<Tables, T>(tx, table, ['org_id', 'id'] as (keyof Tables[T] & string)[], rows);
  await put(
    'supply.party',
    chain.parties.map(({ country = '', ...party }) => ({ org_id, country, ...party })),
  );
  await put(
    'supply.site',
    chain.sites.map(({ postalCode, party, lat, lng, inXinjiang, rawMaterial, originProof, ...site }) => ({
      org_id,
      ...site,
      party_id: party ?? null,
      postal_code: postalCode,
      lat: lat ?? null,
      lng: lng ?? null,
      in_xinjiang: inXinjiang ?? null,
      raw_material: rawMaterial,
      origin_proof: originProof,
      state: closed.has(site.id) ? ('closed' as const) : ('open' as const),
      merged_into: null,
      changed_at: clock.now(),
    })),
  );
  await put(
    'supply.material',
    chain.materials.map(({ hs = null, commodity = null, good = null, ...one }) => ({
      org_id,
      ...one,
      hs,
      commodity,
      good,
    })),
  );
  await put(
    'supply.product',
    chain.products.map(({ id, name, material = null, inputs }) => ({
      org_id,
      id,
      name,
      material_id: material,
      inputs,
    })),
  );
  await put(
    'supply.document',
    chain.documents.map(({ file = null, sha256 = null, date = null, language = null, expires = null, ...one }) => ({
      org_id,
      ...one,
      file,
      sha256,
      date,
      language,
      expires,
    })),
  );
  await put(
    'supply.link',
    chain.links.map(({ from, to, material, share, amount, validFrom, validTo, knownFrom, ...link }) => ({
      org_id,
      ...link,
      from_site: from,
      to_id: to,
      material_id: material,
      share: share ?? null,
      amount: amount ?? null,
      valid_from: validFrom ?? null,
      valid_to: validTo ?? null,
      known_from: knownFrom ?? null,
    })),
  );
  await put(
    'supply.lot',
    chain.lots.map(({ id, site, to, material, amount, madeOn, shippedOn, receivedOn, madeFrom }) => ({
      org_id,
      id,
      site_id: site,
      to_id: to ?? null,
      material_id: material,
      amount,
      made_on: madeOn ?? null,
      shipped_on: shippedOn ?? null,
      received_on: receivedOn ?? null,
      made_from: madeFrom,
    })),
  );
  await upsertMany<Tables, 'supply.figure'>(tx, 'supply.figure', ['org_id', 'kind', 'id'], figuresOf(chain, org_id));
  await chainChanged(keeping);
};

/** A yield and a conversion have no id of their own: what they are of is one. */
const figuresOf = ({ yields, conversions, balances }: Chain, org_id: Id): FigureRow[] => [
  ...yields.map((body) => ({
    org_id,
    kind: 'yield' as const,
    id: [body.site ?? '', body.from, body.to].join(' > '),
    body,
  })),
  ...conversions.map((body) => ({
    org_id,
    kind: 'conversion' as const,
    id: [body.material ?? '', body.from, body.to].join(' > '),
    body,
  })),
  ...balances.map((body) => ({ org_id, kind: 'balance' as const, id: body.id, body })),
];

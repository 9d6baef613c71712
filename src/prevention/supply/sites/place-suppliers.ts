import type { Id } from '../../../platform/contract/index.ts';
import { insertMany, type Tx, upsertMany } from '../../../platform/db/index.ts';
import { newId } from '../../../platform/ids/index.ts';
import type { JobContext } from '../../../platform/jobs/index.ts';
import { supply } from '../queries.ts';
import { chainChanged } from '../stored/keep-chain.ts';
import type { Supplier } from '../suppliers/read-suppliers.ts';
import type { SitePairRow, SiteRow, Tables } from '../tables.ts';
import { disagree, siteMatcher, thresholds } from './match-sites.ts';
import { fingerprintOf, placeOf, siteFrom, unknownCountry } from './site-rows.ts';
import { survivorOf } from './survivor.ts';

const mostAsked = 3;
const mostNames = 50;
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A weak likeness whose numbers, units or countries disagree is no question. */
const worthAsking = ([, { score, reasons }]: readonly [
  string,
  { readonly score: number; readonly reasons: readonly string[] },
]) => score >= thresholds.same || !reasons.some((reason) => reason.endsWith('-differs'));

/** A name of a site, in the form that sites are compared in. */
const named = (site: SiteRow, name: string): Supplier => ({
  ...{ row: 0, id: '', name, address: site.address, postalCode: site.postal_code },
  ...{
    country: site.country === unknownCountry ? '' : site.country,
    goods: '',
    phone: site.phone,
    lat: undefined,
    lng: undefined,
  },
  ...{ parent: '', identifiers: site.identifiers, flags: [] },
});

interface Known {
  readonly at: Supplier;
  readonly site: string;
}

const read = async (tx: Tx, orgId: Id) => {
  const sites = await supply(tx)
    .selectFrom('supply.site')
    .selectAll()
    .where('org_id', '=', orgId)
    .orderBy('id')
    .execute();
  const suppliers = await supply(tx)
    .selectFrom('supply.supplier')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('name', '<>', '')
    .orderBy('id')
    .execute();
  const pairs = await supply(tx)
    .selectFrom('supply.site_pair')
    .select(['fingerprint', 'state'])
    .where('org_id', '=', orgId)
    .execute();
  const survivor = survivorOf(sites);
  // names of merged sites go on matching, for the site they went into
  const known: Known[] = [
    ...sites.flatMap((site) =>
      [site.name, ...site.names].map((name) => ({ at: named(site, name), site: survivor(site.id) })),
    ),
    ...suppliers.flatMap(({ fields, site_id }) => (site_id === null ? [] : [{ at: fields, site: survivor(site_id) }])),
  ];
  return {
    sites: new Map(sites.map((site) => [site.id, site])),
    known,
    fresh: suppliers.filter(({ site_id }) => site_id === null),
    decided: new Map(pairs.map(({ fingerprint, state }) => [fingerprint, state])),
  };
};

/**
 * Gives every supplier without a site one: that of an entry which is surely the same place, else a new one. Where it is not sure, the pair is
 * asked about; what was asked once is never asked again.
 */
export const placeSuppliers = async (
  { kernel, actor, signal, step, progress }: Pick<JobContext, 'kernel' | 'actor' | 'signal' | 'step' | 'progress'>,
  orgId: Id,
): Promise<void> => {
  const { sites, known, fresh, decided } = await kernel.db.transaction(actor, (tx) => read(tx, orgId));
  const now = kernel.clock.now();
  const pool = [...known.map(({ at }) => at), ...fresh.map(({ fields }) => fields)].map((at, row) => ({ ...at, row }));
  const siteAt: (string | undefined)[] = known.map(({ site }) => site);
  const members = new Map<string, Supplier[]>();
  for (const { site, at } of known) members.set(site, [...(members.get(site) ?? []), at]);
  const match = siteMatcher(pool);
  const made: SiteRow[] = [];
  const renamed = new Map<string, SiteRow>();
  const asked = new Map<string, SitePairRow>();
  const placed: { readonly id: Id; readonly site: string }[] = [];
  for (const [i, supplier] of fresh.entries()) {
    if (i % 50 === 0) {
      signal.throwIfAborted();
      await nextTurn();
      progress(i, fresh.length, 'placing');
    }
    const self = pool[known.length + i] as Supplier;
    const best = new Map<
      string,
      { score: number; same: boolean; told: boolean; other: Supplier; reasons: readonly string[] }
    >();
    for (const { b, score, decision, reasons } of match(self).sort((x, y) => y.score - x.score)) {
      const other = pool[b.row] as Supplier;
      const site = siteAt[b.row];
      if (site === undefined || b.row === self.row) continue;
      const told = decided.get(fingerprintOf(self, other));
      if (told === 'different') continue;
      if (!best.has(site) || told === 'same')
        best.set(site, { score, same: told === 'same' || decision === 'same', told: told === 'same', other, reasons });
    }
    const found = [...best].sort(([, x], [, y]) => Number(y.told) - Number(x.told) || y.score - x.score);
    const sure = found.filter(
      ([site, one]) => one.told || (one.same && !(members.get(site) ?? []).some((member) => disagree(self, member))),
    );
    const [first] = sure;
    const only = first && (sure.length === 1 || first[1].told || first[1].score === 1) ? first[0] : undefined;
    const site = only ?? newId(kernel.clock, kernel.random);
    if (only === undefined) {
      const own = siteFrom(orgId, site, supplier, now);
      made.push(own);
      sites.set(site, own);
      for (const [b_site, { other, score, reasons }] of found.filter(worthAsking).slice(0, mostAsked)) {
        const fingerprint = fingerprintOf(self, other);
        if (decided.has(fingerprint)) continue;
        asked.set(fingerprint, {
          ...{ org_id: orgId, fingerprint, a_site: site, b_site, a: placeOf(self), b: placeOf(other), score },
          ...{ reasons: [...reasons], state: 'open', why: null, decided_by: null, decided_at: null },
        });
      }
    } else {
      const joined = renamed.get(only) ?? sites.get(only);
      const name = supplier.name.slice(0, 500);
      if (joined && joined.name !== name && !joined.names.includes(name) && joined.names.length < mostNames)
        renamed.set(only, { ...joined, names: [...joined.names, name], changed_at: now });
    }
    siteAt[self.row] = site;
    members.set(site, [...(members.get(site) ?? []), self]);
    placed.push({ id: supplier.id, site });
  }
  const siteOf = new Map(placed.map(({ id, site }) => [id, site]));
  await step('placed', async (tx) => {
    await insertMany<Tables, 'supply.site'>(tx, 'supply.site', made);
    await upsertMany<Tables, 'supply.site'>(tx, 'supply.site', ['org_id', 'id'], [...renamed.values()]);
    await upsertMany<Tables, 'supply.supplier'>(
      tx,
      'supply.supplier',
      ['org_id', 'id'],
      fresh.map((one) => ({ ...one, site_id: siteOf.get(one.id) ?? null })),
    );
    await insertMany<Tables, 'supply.site_pair'>(tx, 'supply.site_pair', [...asked.values()]);
    if (placed.length > 0) await chainChanged({ tx, orgId, clock: kernel.clock });
    return { placed: placed.length };
  });
};

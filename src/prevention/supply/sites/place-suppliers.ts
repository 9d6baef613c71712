import { sql } from 'kysely';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import { insertMany, json, type Tx } from '../../../platform/db/index.ts';
import { newId } from '../../../platform/ids/index.ts';
import type { JobContext } from '../../../platform/jobs/index.ts';
import { supply } from '../queries.ts';
import { chainChanged, holdChain } from '../stored/keep-chain.ts';
import type { Supplier } from '../suppliers/read-suppliers.ts';
import type { SitePairRow, SiteRow, Tables } from '../tables.ts';
import { disagree, siteMatcher, thresholds } from './match-sites.ts';
import { sitesOf } from './registry.ts';
import { fingerprintOf, placeOf, siteFrom, unknownCountry } from './site-rows.ts';
import { survivorOf } from './survivor.ts';
import { withSupplier } from './together.ts';

const mostAsked = 3;
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A weak likeness whose numbers, units or countries disagree is no question; a person can look it up. */
const stateOf = (score: number, reasons: readonly string[]): 'open' | 'unasked' =>
  score >= thresholds.same || !reasons.some((reason) => reason.endsWith('-differs')) ? 'open' : 'unasked';

/** No number, unit or country disagrees with the others of a site, but where a person has made the like of it one site with them. */
const agreesWithAll = (self: Supplier, like: Supplier, members: readonly Supplier[]): boolean =>
  members.every((member) => !disagree(self, member) || disagree(like, member));

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
  const sites = await sitesOf({ tx, orgId });
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
  const joined = new Map<string, readonly Supplier[]>();
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
      ([site, one]) => one.told || (one.same && agreesWithAll(self, one.other, members.get(site) ?? [])),
    );
    const [first] = sure;
    const only = first && (sure.length === 1 || first[1].told || first[1].score === 1) ? first[0] : undefined;
    const site = only ?? newId(kernel.clock, kernel.random);
    if (only === undefined) {
      const own = siteFrom(orgId, site, supplier, now);
      made.push(own);
      sites.set(site, own);
      const near = found.map(([site, one]) => ({ ...one, site, state: stateOf(one.score, one.reasons) }));
      const worth = (state: 'open' | 'unasked') => near.filter((one) => one.state === state).slice(0, mostAsked);
      for (const { site: b_site, other, score, reasons, state } of [...worth('unasked'), ...worth('open')]) {
        const fingerprint = fingerprintOf(self, other);
        if (decided.has(fingerprint)) continue;
        asked.set(fingerprint, {
          ...{ org_id: orgId, fingerprint, a_site: site, b_site, a: placeOf(self), b: placeOf(other), score },
          ...{ reasons: [...reasons], state, why: null, decided_by: null, decided_at: null },
        });
      }
    } else {
      joined.set(only, [...(joined.get(only) ?? []), self]);
    }
    siteAt[self.row] = site;
    members.set(site, [...(members.get(site) ?? []), self]);
    placed.push({ id: supplier.id, site });
  }
  const siteOf = new Map(placed.map(({ id, site }) => [id, site]));
  await step('placed', async (tx) => {
    await holdChain({ tx, orgId, clock: kernel.clock });
    return keepPlaced(tx, orgId, {
      placed: fresh.flatMap(({ id, revision }) => {
        const site = siteOf.get(id);
        return site === undefined ? [] : [{ id, revision, site }];
      }),
      made,
      joined,
      asked: [...asked.values()],
      clock: kernel.clock,
    });
  });
};

interface Placed {
  readonly placed: readonly { readonly id: Id; readonly revision: number; readonly site: string }[];
  readonly made: readonly SiteRow[];
  /** Suppliers whose names and numbers a site gets beside its own. */
  readonly joined: ReadonlyMap<string, readonly Supplier[]>;
  readonly asked: readonly SitePairRow[];
  readonly clock: Clock;
}

/** Keeps what was found for suppliers that are still as they were read; the others are the next job's. What a person did meanwhile stays. */
const keepPlaced = async (tx: Tx, orgId: Id, { placed, made, joined, asked, clock }: Placed) => {
  const waiting = await supply(tx)
    .selectFrom('supply.supplier')
    .select(['id', 'revision'])
    .where('org_id', '=', orgId)
    .where('site_id', 'is', null)
    .execute();
  const still = new Map(waiting.map(({ id, revision }) => [id, revision]));
  const kept = placed.filter(({ id, revision }) => still.get(id) === revision);
  if (kept.length === 0) return { placed: 0 };
  const used = new Set(kept.map(({ site }) => site));
  const own = new Set(made.map(({ id }) => id));
  await insertMany<Tables, 'supply.site'>(
    tx,
    'supply.site',
    made.filter(({ id }) => used.has(id)),
  );
  const sites = await sitesOf({ tx, orgId });
  const today = survivorOf(sites);
  const byId = new Map(sites.map((site) => [site.id, site]));
  for (const [id, suppliers] of joined) {
    const site = byId.get(today(id));
    if (!site || !used.has(id)) continue;
    const gained = suppliers.reduce(withSupplier, site);
    byId.set(site.id, gained);
    await supply(tx)
      .updateTable('supply.site')
      .set({ names: json(gained.names), identifiers: json(gained.identifiers), changed_at: clock.now() })
      .where('org_id', '=', orgId)
      .where('id', '=', site.id)
      .execute();
  }
  const rows = kept.map(({ id, site }) => ({ org_id: orgId, id, site_id: today(site) }));
  await sql`
    update supply.supplier s set site_id = n.site_id
    from jsonb_populate_recordset(null::supply.supplier, ${JSON.stringify(rows)}::jsonb) n
    where s.org_id = n.org_id and s.id = n.id`.execute(tx);
  const known = new Set(
    (await supply(tx).selectFrom('supply.site_pair').select('fingerprint').where('org_id', '=', orgId).execute()).map(
      ({ fingerprint }) => fingerprint,
    ),
  );
  const there = (id: string) => !own.has(id) || used.has(id);
  await insertMany<Tables, 'supply.site_pair'>(
    tx,
    'supply.site_pair',
    asked.filter(({ fingerprint, a_site, b_site }) => !known.has(fingerprint) && there(a_site) && there(b_site)),
  );
  await chainChanged({ tx, orgId, clock });
  return { placed: kept.length };
};

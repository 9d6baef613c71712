import type { Id } from '../../../platform/contract/index.ts';
import { insertMany, upsertMany } from '../../../platform/db/index.ts';
import { Refusal, refuse } from '../../../platform/errors/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { supply } from '../queries.ts';
import { chainChanged } from '../stored/keep-chain.ts';
import type { SiteEventRow, SitePairRow, SiteRow, SupplierRow, Tables } from '../tables.ts';
import {
  closeSite as closeContract,
  decidePairs as decideContract,
  mergeSites as mergeContract,
  splitSite as splitContract,
  undoSite as undoContract,
} from './contract.ts';
import { fingerprintOf, placeOf, siteFrom } from './site-rows.ts';
import { survivorOf } from './survivor.ts';

type Acting = Pick<Context, 'tx' | 'orgId' | 'actor' | 'clock' | 'newId'>;

const sitesOf = ({ tx, orgId }: Pick<Context, 'tx' | 'orgId'>): Promise<SiteRow[]> =>
  supply(tx).selectFrom('supply.site').selectAll().where('org_id', '=', orgId).orderBy('id').execute();

/** The row an id leads to today. @throws Refusal SUPPLY_SITE_NOT_FOUND */
export const siteToday = async (context: Pick<Context, 'tx' | 'orgId'>, id: string): Promise<SiteRow> => {
  const sites = await sitesOf(context);
  const today = survivorOf(sites)(id);
  return sites.find((one) => one.id === today) ?? refuse('SUPPLY_SITE_NOT_FOUND');
};

const put = ({ tx }: Acting, rows: readonly SiteRow[]) =>
  upsertMany<Tables, 'supply.site'>(tx, 'supply.site', ['org_id', 'id'], rows);

/** Keeps what was done with the rows as they were, and says that the chain is another. */
const tell = async (
  acting: Acting,
  event: Pick<SiteEventRow, 'kind' | 'sites' | 'before' | 'why'> & { readonly undoes?: Id },
): Promise<Id> => {
  const { tx, orgId, actor, clock, newId } = acting;
  const id = newId();
  await insertMany<Tables, 'supply.site_event'>(tx, 'supply.site_event', [
    { undoes: null, ...event, org_id: orgId, id, done_by: actor.userId as Id, done_at: clock.now() },
  ]);
  await chainChanged({ tx, orgId, clock });
  return id;
};

const most = { names: 50, identifiers: 20, signals: 200 };

/** What is known of either is known of the one that stays; what a person confirmed of Xinjiang is never lost. */
const together = (stays: SiteRow, goes: SiteRow, now: string): SiteRow => ({
  ...stays,
  names: [...new Set([...stays.names, goes.name, ...goes.names])]
    .filter((one) => one !== stays.name)
    .slice(0, most.names),
  party_id: stays.party_id ?? goes.party_id,
  address: stays.address || goes.address,
  postal_code: stays.postal_code || goes.postal_code,
  phone: stays.phone || goes.phone,
  lat: stays.lat ?? goes.lat,
  lng: stays.lng ?? goes.lng,
  identifiers: [
    ...new Map([...stays.identifiers, ...goes.identifiers].map((one) => [`${one.type} ${one.value}`, one])).values(),
  ].slice(0, most.identifiers),
  in_xinjiang: stays.in_xinjiang === true || goes.in_xinjiang === true ? true : (stays.in_xinjiang ?? goes.in_xinjiang),
  raw_material: stays.raw_material || goes.raw_material,
  origin_proof: [...new Set([...stays.origin_proof, ...goes.origin_proof])],
  signals: [...stays.signals, ...goes.signals].slice(0, most.signals),
  changed_at: now,
});

const merge = async (acting: Acting, stays: SiteRow, goes: SiteRow, why: string): Promise<Id> => {
  const now = acting.clock.now();
  await put(acting, [together(stays, goes, now), { ...goes, state: 'merged', merged_into: stays.id, changed_at: now }]);
  return tell(acting, {
    kind: 'merge',
    sites: [stays.id, goes.id],
    before: { sites: [stays, goes], suppliers: [] },
    why,
  });
};

export const mergeSites = useCase(mergeContract, async (context, { siteId, other, why }) => {
  const [stays, goes] = [await siteToday(context, siteId), await siteToday(context, other)];
  if (stays.id === goes.id) refuse('SUPPLY_SITE_ITSELF', {}, [{ field: 'other' }]);
  return { eventId: await merge(context, stays, goes, why), siteId: stays.id };
});

const suppliersOf = async ({ tx, orgId }: Acting, site: string): Promise<SupplierRow[]> => {
  const survivor = survivorOf(await sitesOf({ tx, orgId }));
  const all = await supply(tx)
    .selectFrom('supply.supplier')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('site_id', 'is not', null)
    .orderBy('id')
    .execute();
  return all.filter(({ site_id }) => site_id !== null && survivor(site_id) === site);
};

export const splitSite = useCase(splitContract, async (context, { siteId, suppliers, why }) => {
  const { tx, orgId, actor, clock, newId } = context;
  const site = await siteToday(context, siteId);
  const here = await suppliersOf(context, site.id);
  const leave = here.filter(({ id }) => suppliers.includes(id));
  const stay = here.filter(({ id }) => !suppliers.includes(id));
  const [first] = leave;
  if (!first || leave.length !== new Set(suppliers).size || stay.length === 0)
    throw new Refusal('SUPPLY_SPLIT_UNFIT', {}, [{ field: 'suppliers' }]);
  const now = clock.now();
  const own = siteFrom(orgId, newId(), first, now);
  const theirs = new Set(leave.map(({ name }) => name));
  const kept = new Set(stay.map(({ name }) => name));
  await put(context, [
    { ...site, names: site.names.filter((name) => !theirs.has(name) || kept.has(name)), changed_at: now },
    { ...own, names: [...theirs].filter((name) => name !== own.name).slice(0, most.names) },
  ]);
  await upsertMany<Tables, 'supply.supplier'>(
    tx,
    'supply.supplier',
    ['org_id', 'id'],
    leave.map((one) => ({ ...one, site_id: own.id })),
  );
  const apart = leave.flatMap(({ fields: a }) =>
    stay.map(
      ({ fields: b }): SitePairRow => ({
        ...{ org_id: orgId, fingerprint: fingerprintOf(a, b), a_site: own.id, b_site: site.id },
        ...{ a: placeOf(a), b: placeOf(b), score: 0, reasons: [], state: 'different', why },
        ...{ decided_by: actor.userId as Id, decided_at: now },
      }),
    ),
  );
  // rows that say exactly the same cannot be told apart by what they say
  const told = new Map(
    apart.filter(({ a, b }) => fingerprintOf(a, a) !== fingerprintOf(b, b)).map((one) => [one.fingerprint, one]),
  );
  await upsertMany<Tables, 'supply.site_pair'>(tx, 'supply.site_pair', ['org_id', 'fingerprint'], [...told.values()]);
  const before = { sites: [site], suppliers: leave.map(({ id, site_id }) => ({ id, site_id })) };
  return { eventId: await tell(context, { kind: 'split', sites: [site.id, own.id], before, why }), siteId: own.id };
});

export const closeSite = useCase(closeContract, async (context, { siteId, closed, why }) => {
  const site = await siteToday(context, siteId);
  await put(context, [{ ...site, state: closed ? 'closed' : 'open', changed_at: context.clock.now() }]);
  const before = { sites: [site], suppliers: [] };
  return {
    eventId: await tell(context, { kind: closed ? 'close' : 'open', sites: [site.id], before, why }),
    siteId: site.id,
  };
});

export const undoSite = useCase(undoContract, async (context, { siteId, why }) => {
  const { tx, orgId, clock } = context;
  const site = await siteToday(context, siteId);
  const events = await supply(tx)
    .selectFrom('supply.site_event')
    .selectAll()
    .where('org_id', '=', orgId)
    .orderBy('done_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const undone = new Set(events.map(({ undoes }) => undoes));
  const live = events.filter(({ kind, id }) => (kind === 'merge' || kind === 'split') && !undone.has(id));
  const last = live.find(({ sites }) => sites.includes(siteId) || sites.includes(site.id));
  // what came later with one of the same sites rests on it
  if (!last || live.find(({ sites }) => sites.some((one) => last.sites.includes(one))) !== last)
    return refuse('SUPPLY_NOTHING_TO_UNDO');
  const all = await sitesOf(context);
  const now = all.filter(({ id }) => last.sites.includes(id));
  const [stays = siteId] = last.sites;
  await put(context, [
    // whether it was closed since then is another matter
    ...last.before.sites.map((one) => {
      const state = now.find(({ id }) => id === one.id)?.state;
      return state === 'open' || state === 'closed' ? { ...one, state } : one;
    }),
    // a site that the split made lives on as a name of the one it came from
    ...now
      .filter(({ id }) => !last.before.sites.some((one) => one.id === id))
      .map((one): SiteRow => ({ ...one, state: 'merged', merged_into: stays, changed_at: clock.now() })),
  ]);
  for (const { id, site_id } of last.before.suppliers)
    await supply(tx)
      .updateTable('supply.supplier')
      .set({ site_id })
      .where('org_id', '=', orgId)
      .where('id', '=', id)
      .execute();
  const eventId = await tell(context, {
    ...{ kind: 'undo', sites: last.sites, why, undoes: last.id },
    before: { sites: now, suppliers: [] },
  });
  return { eventId, siteId: stays };
});

export const decidePairs = useCase(decideContract, async (context, { pairs, same, why }) => {
  const { tx, orgId, actor, clock, note } = context;
  const rows = await supply(tx)
    .selectFrom('supply.site_pair')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('fingerprint', 'in', pairs)
    .orderBy('fingerprint')
    .execute();
  if (rows.length !== new Set(pairs).size) refuse('SUPPLY_PAIR_NOT_FOUND', {}, [{ field: 'pairs' }]);
  let merged = 0;
  for (const { a_site, b_site } of same ? rows : []) {
    const [stays, goes] = [await siteToday(context, b_site), await siteToday(context, a_site)];
    if (stays.id === goes.id) continue;
    await merge(context, stays, goes, why);
    merged += 1;
  }
  await upsertMany<Tables, 'supply.site_pair'>(
    tx,
    'supply.site_pair',
    ['org_id', 'fingerprint'],
    rows.map((row) => ({
      ...{ ...row, state: same ? ('same' as const) : ('different' as const), why },
      ...{ decided_by: actor.userId as Id, decided_at: clock.now() },
    })),
  );
  note([], { pairs: rows.length, merged });
  return { merged, kept: rows.length };
});

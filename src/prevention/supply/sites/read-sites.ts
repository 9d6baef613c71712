import { type Expression, type SqlBool, sql } from 'kysely';
import { writeCsv } from '../../../engines/sheets/index.ts';
import { namesOf } from '../../../platform/accounts/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { supply } from '../queries.ts';
import type { SiteEventRow, SiteRow } from '../tables.ts';
import {
  listSites as listContract,
  openSite as openContract,
  sitePairs as pairsContract,
  pairsFile as pairsFileContract,
} from './contract.ts';
import { checkSiteIdentifier } from './identifiers.ts';
import { thresholds } from './match-sites.ts';
import { factsSince, lastOf } from './plan-undo.ts';
import { eventsOf, sitesOf, siteToday } from './registry.ts';
import { survivorOf } from './survivor.ts';

const viewOf = ({ id, name, names, country, address, state, merged_into: mergedInto }: SiteRow) => ({
  ...{ id, name, names, country, address, state, mergedInto },
});

const likeOf = (text = ''): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

export const listSites = useCase(listContract, async ({ tx, orgId }, { limit, offset, text, state }) => {
  const like = likeOf(text);
  const all = supply(tx)
    .selectFrom('supply.site')
    .where('org_id', '=', orgId)
    .where((eb) => (state ? eb('state', '=', state) : eb('state', '<>', 'merged')))
    .$if(Boolean(text), (q) =>
      q.where((eb) => eb.or([eb('name', 'ilike', like), sql`names::text ilike ${like}` as Expression<SqlBool>])),
    );
  const { total } = await all.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await all.selectAll().orderBy('name').orderBy('id').limit(limit).offset(offset).execute();
  return { rows: rows.map(viewOf), total: Number(total), limit, offset };
});

export const openSite = useCase(openContract, async (context, { siteId }) => {
  const { tx, orgId } = context;
  const site = await siteToday(context, siteId);
  const sites = await supply(tx)
    .selectFrom('supply.site')
    .select(['id', 'name', 'merged_into'])
    .where('org_id', '=', orgId)
    .orderBy('id')
    .execute();
  const survivor = survivorOf(sites);
  const merged = sites.filter(({ id }) => id !== site.id && survivor(id) === site.id);
  const ids = [site.id, ...merged.map(({ id }) => id)];
  const suppliers = await supply(tx)
    .selectFrom('supply.supplier')
    .select(['id', 'name', 'fields'])
    .where('org_id', '=', orgId)
    .where('site_id', 'in', ids)
    .orderBy('name')
    .orderBy('id')
    .execute();
  const events = await eventsOf(context);
  const mine = events.filter((event) => event.sites.some((id) => ids.includes(id)));
  const people = await namesOf(
    tx,
    mine.map((event) => event.done_by),
  );
  const undone = new Set(events.map(({ undoes }) => undoes));
  return {
    ...viewOf(site),
    ...{ postalCode: site.postal_code, phone: site.phone, lat: site.lat, lng: site.lng, inXinjiang: site.in_xinjiang },
    identifiers: site.identifiers.map(({ type, value }) => ({ type, value, check: checkSiteIdentifier(type, value) })),
    suppliers: suppliers.map(({ id, name, fields }) => ({ id, name, address: fields.address })),
    merged,
    history: mine.map(({ id, kind, sites: of, why, done_by, done_at }) => ({
      ...{ id, kind, sites: of, why, by: people.get(done_by) ?? '', at: done_at, undone: undone.has(id) },
      others: sites
        .filter((one) => one.id !== site.id && of.includes(one.id))
        .map((one) => ({ id: one.id, name: one.name })),
    })),
    undo: await undoOf(context, [siteId, site.id], events),
  };
});

type Reading = Pick<Context, 'tx' | 'orgId'>;

const undoOf = async (context: Reading, ids: readonly string[], events: readonly SiteEventRow[]) => {
  const found = lastOf(events, ids);
  if (!found || found.later) return null;
  const { last } = found;
  const sites = await sitesOf(context);
  const [stays, leaves] = last.sites.map((id) => sites.find((one) => one.id === id));
  if (!stays || !leaves) return null;
  const survivor = survivorOf(sites);
  const group = sites.filter(({ id }) => survivor(id) === stays.id).map(({ id }) => id);
  const since = await factsSince(context, last, stays, group, events);
  return {
    kind: last.kind === 'merge' ? ('merge' as const) : ('split' as const),
    ...{ stays: { id: stays.id, name: stays.name }, leaves: { id: leaves.id, name: leaves.name } },
    since: since.map(({ fact, what, says, likely, ...one }) => ({ fact, what, says, likely, alone: 'id' in one })),
  };
};

export const sitePairs = useCase(pairsContract, async ({ tx, orgId }, { limit, offset, state, text }) => {
  const like = likeOf(text);
  const all = supply(tx)
    .selectFrom('supply.site_pair')
    .where('org_id', '=', orgId)
    .where('state', '=', state)
    .$if(Boolean(text), (q) =>
      q.where(
        sql<boolean>`a->>'name' ilike ${like} or b->>'name' ilike ${like} or a->>'address' ilike ${like} or b->>'address' ilike ${like}`,
      ),
    );
  const { total } = await all.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await all
    .selectAll()
    .orderBy('score', 'desc')
    .orderBy('fingerprint')
    .limit(limit)
    .offset(offset)
    .execute();
  return {
    rows: rows.map(({ fingerprint: pair, a, b, a_site, b_site, score, reasons, why }) => ({
      ...{ pair, a: { ...a, site: a_site }, b: { ...b, site: b_site }, score, reasons, why },
    })),
    ...{ total: Number(total), limit, offset, thresholds },
  };
});

/** Cells that a spreadsheet would take for a formula are made harmless by the writer. */
export const pairsFile = useCase(pairsFileContract, async ({ tx, orgId, clock }) => {
  const rows = await supply(tx)
    .selectFrom('supply.site_pair')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('state', '=', 'different')
    .orderBy('fingerprint')
    .execute();
  const cells = rows.map(({ a, b, score, why, decided_at }) => [
    ...[a, b].flatMap(({ name, address, country }) => [name, address, country]),
    ...[String(score), why ?? '', decided_at ?? ''],
  ]);
  const head = [
    'name',
    'address',
    'country',
    'other name',
    'other address',
    'other country',
    'score',
    'why',
    'decided',
  ];
  return {
    bytes: writeCsv([head, ...cells]),
    type: 'text/csv; charset=utf-8',
    name: `not-the-same-site-${clock.today()}.csv`,
  };
});

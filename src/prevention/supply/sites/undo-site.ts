import { upsertMany } from '../../../platform/db/index.ts';
import { Refusal, refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { supply } from '../queries.ts';
import type { SiteEventRow, SiteRow, SitesBefore, Tables } from '../tables.ts';
import { undoSite as contract } from './contract.ts';
import { type Fact, factsSince, lastOf, type Side } from './plan-undo.ts';
import { type Acting, eventsOf, holdRegistry } from './registry.ts';
import { moveSuppliers } from './split-site.ts';
import { keyOf, most, type Since, sinceOf, takenBack } from './together.ts';

type Rows = readonly [SiteRow, SiteRow];

/**
 * Takes the last merge or split of a site back, and nothing else: what came since stays, on the side where it belongs. Of what came while two
 * sites were one the person says of which it is true.
 */
export const undoSite = useCase(contract, async (context, { siteId, why, since }) => {
  const registry = await holdRegistry(context);
  const site = registry.today(siteId);
  const events = await eventsOf(context);
  const found = lastOf(events, [siteId, site.id]) ?? refuse('SUPPLY_NOTHING_TO_UNDO');
  const { last, later } = found;
  if (later) {
    const where = later.sites.map((id) => ({ field: 'siteId', says: `${registry.row(id)?.name ?? ''} (${id})` }));
    throw new Refusal('SUPPLY_UNDO_LATER', {}, where);
  }
  const [stays, goes] = last.sites.map((id) => registry.row(id));
  const before = rowsOf(last.before.sites);
  const after = rowsOf(last.before.after);
  if (!stays || !goes || !after) return refuse('SUPPLY_NOTHING_TO_UNDO');
  const facts = await factsSince(context, last, stays, registry.group(stays.id), events);
  const sides = sidesOf(facts, since);
  const rows =
    last.kind === 'merge' && before
      ? parted(before, after, [stays, goes], sides)
      : joined(last.before.sites[0] ?? stays, after, [stays, goes]);
  await registry.put(rows.map((row) => ({ ...row, changed_at: context.clock.now() })));
  await moveSuppliers(context, last.kind === 'split' ? last.before.suppliers : movedBy(sides, goes.id, 'supplier'));
  await moveEnds(context, sides, stays.id, goes.id);
  await takeAnswersBack(context, last);
  const eventId = await registry.tell({
    ...{ kind: 'undo', sites: last.sites, why, undoes: last.id },
    before: { sites: [stays, goes], suppliers: [] },
  });
  return { eventId, siteId: stays.id };
});

const rowsOf = ([stays, goes]: readonly SiteRow[]): Rows | null => (stays && goes ? [stays, goes] : null);

type Sided = readonly (Fact & { readonly side: Side })[];

/** @throws Refusal SUPPLY_UNDO_UNDECIDED, which names each fact that nobody has given a side */
const sidesOf = (facts: readonly Fact[], given: readonly { readonly fact: string; readonly side: Side }[]): Sided => {
  const side = new Map(given.map((one) => [one.fact, one.side]));
  const alone = (fact: Fact) => 'id' in fact && side.get(fact.fact) === 'both';
  const open = facts.filter((fact) => !side.has(fact.fact) || alone(fact));
  if (open.length > 0)
    throw new Refusal(
      'SUPPLY_UNDO_UNDECIDED',
      {},
      open.map(({ fact, says }) => ({ field: `since.${fact}`, says })),
    );
  return facts.map((fact) => ({ ...fact, side: side.get(fact.fact) ?? 'stays' }));
};

const movedBy = (sides: Sided, to: string, what: Fact['what']): { id: string; site_id: string }[] =>
  sides.flatMap((one) =>
    'id' in one && one.what === what && one.side === 'leaves' ? [{ id: one.id, site_id: to }] : [],
  );

/** The two rows of a merge, each as it was, with what came since on its side. */
const parted = (before: Rows, after: Rows, now: Rows, sides: Sided): Rows => {
  let stays = takenBack(before[0], after[0], now[0]);
  let goes: SiteRow = { ...takenBack(before[1], after[1], now[1]), merged_into: null };
  for (const one of sides) {
    if ('id' in one) {
      if (one.what !== 'supplier') continue;
      const leaves = one.side === 'leaves';
      const others = sides.some(
        (other) => other !== one && 'id' in other && other.name === one.name && other.side === 'stays',
      );
      if (leaves) goes = named(goes, one.name);
      else stays = named(stays, one.name);
      if (leaves && !others && !before[0].names.includes(one.name)) stays = unnamed(stays, one.name);
    } else if ('value' in one) {
      if (one.side !== 'stays') goes = withOne(goes, { field: one.what, value: one.value });
      if (one.side === 'leaves') stays = withoutOne(stays, { field: one.what, value: one.value });
    } else {
      const fields = one.what === 'lat' || one.what === 'lng' ? (['lat', 'lng'] as const) : [one.what];
      for (const field of fields) {
        stays = { ...stays, [field]: (one.side === 'leaves' ? before : now)[0][field] };
        if (one.side !== 'stays') goes = { ...goes, [field]: now[0][field] };
      }
    }
  }
  return [stays, goes];
};

const named = (row: SiteRow, name: string): SiteRow =>
  name === '' || row.name === name || row.names.includes(name)
    ? row
    : { ...row, names: [...row.names, name].slice(-most.names) };
const unnamed = (row: SiteRow, name: string): SiteRow => ({ ...row, names: row.names.filter((one) => one !== name) });

type InSet = Since['sets'][number];
const withOne = (row: SiteRow, { field, value }: InSet): SiteRow => ({ ...row, [field]: [...row[field], value] });
const withoutOne = (row: SiteRow, { field, value }: InSet): SiteRow => ({
  ...row,
  [field]: [...row[field]].filter((one) => keyOf(one) !== keyOf(value)),
});

/** The row a split came from, as it was, with what has come since to either; the one it made goes back into it under its id. */
const joined = (before: SiteRow, after: Rows, [stays, own]: Rows): Rows => {
  const since = sinceOf(after[1], own);
  let whole = takenBack(before, after[0], stays);
  for (const { field, value } of since.sets)
    if (field !== 'names' || value !== whole.name)
      whole = withOne(withoutOne(whole, { field, value }), { field, value });
  for (const field of since.singles) {
    if (field === 'state') continue;
    const sure = field === 'in_xinjiang' || field === 'raw_material';
    // what a person confirmed of either is never lost
    if (sure ? own[field] === true || whole[field] === null : whole[field] === null || whole[field] === '')
      whole = { ...whole, [field]: own[field] };
  }
  return [whole, { ...own, state: 'merged', merged_into: stays.id }];
};

/** Links and lots that came since and belong to the site that leaves. */
const moveEnds = async ({ tx, orgId }: Acting, sides: Sided, from: string, to: string): Promise<void> => {
  for (const { id } of movedBy(sides, to, 'link')) {
    const link = supply(tx).updateTable('supply.link').where('org_id', '=', orgId).where('id', '=', id);
    await link.set({ from_site: to }).where('from_site', '=', from).execute();
    await link.set({ to_id: to }).where('to_id', '=', from).execute();
  }
  for (const { id } of movedBy(sides, to, 'lot')) {
    const lot = supply(tx).updateTable('supply.lot').where('org_id', '=', orgId).where('id', '=', id);
    await lot.set({ site_id: to }).where('site_id', '=', from).execute();
    await lot.set({ to_id: to }).where('to_id', '=', from).execute();
  }
};

/** Answers that came with the act go with it, unless somebody has answered otherwise since. */
const takeAnswersBack = async (
  { tx, orgId }: Acting,
  { kind, before }: SiteEventRow & { before: SitesBefore },
): Promise<void> => {
  const pairs = before.pairs ?? [];
  if (pairs.length === 0) return;
  const now = await supply(tx)
    .selectFrom('supply.site_pair')
    .select(['fingerprint', 'state'])
    .where('org_id', '=', orgId)
    .where(
      'fingerprint',
      'in',
      pairs.map(({ fingerprint }) => fingerprint),
    )
    .execute();
  const gave = kind === 'merge' ? 'same' : 'different';
  const still = new Set(now.flatMap(({ fingerprint, state }) => (state === gave ? [fingerprint] : [])));
  const back = pairs.filter(({ fingerprint }) => still.has(fingerprint));
  await upsertMany<Tables, 'supply.site_pair'>(
    tx,
    'supply.site_pair',
    ['org_id', 'fingerprint'],
    back.flatMap(({ was }) => was ?? []),
  );
  const gone = back.filter(({ was }) => was === null).map(({ fingerprint }) => fingerprint);
  if (gone.length > 0)
    await supply(tx)
      .deleteFrom('supply.site_pair')
      .where('org_id', '=', orgId)
      .where('fingerprint', 'in', gone)
      .execute();
};

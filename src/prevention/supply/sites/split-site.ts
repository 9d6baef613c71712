import type { Id } from '../../../platform/contract/index.ts';
import { upsertMany } from '../../../platform/db/index.ts';
import { Refusal } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { supply } from '../queries.ts';
import type { SitePairRow, SiteRow, SupplierRow, Tables } from '../tables.ts';
import { splitSite as contract } from './contract.ts';
import { type Acting, holdRegistry } from './registry.ts';
import { fingerprintOf, placeOf, siteFrom, siteIdentifiersOf } from './site-rows.ts';
import { keyOf, withSupplier } from './together.ts';

/** Some suppliers leave: together as one new site. Which side each name and address is on is an answer that is remembered. */
export const splitSite = useCase(contract, async (context, { siteId, suppliers, why }) => {
  const { orgId, clock, newId } = context;
  const registry = await holdRegistry(context);
  const site = registry.today(siteId);
  const here = await suppliersAt(context, registry.group(site.id));
  const leave = here.filter(({ id }) => suppliers.includes(id));
  const stay = here.filter(({ id }) => !suppliers.includes(id));
  const [first] = leave;
  if (!first || leave.length !== new Set(suppliers).size || stay.length === 0)
    throw new Refusal('SUPPLY_SPLIT_UNFIT', {}, [{ field: 'suppliers' }]);
  const now = clock.now();
  const of = (rows: readonly SupplierRow[]) => ({
    names: new Set(rows.map(({ name }) => name.slice(0, 500))),
    numbers: new Set(rows.flatMap(({ fields }) => siteIdentifiersOf(fields.identifiers).map(keyOf))),
  });
  const [theirs, kept] = [of(leave), of(stay)];
  const own = leave.reduce((row, { fields }) => withSupplier(row, fields), siteFrom(orgId, newId(), first, now));
  const after: SiteRow[] = [
    {
      ...site,
      names: site.names.filter((name) => !theirs.names.has(name) || kept.names.has(name)),
      identifiers: site.identifiers.filter((one) => !theirs.numbers.has(keyOf(one)) || kept.numbers.has(keyOf(one))),
      changed_at: now,
    },
    own,
  ];
  await registry.put(after);
  await moveSuppliers(
    context,
    leave.map(({ id }) => ({ id, site_id: own.id })),
  );
  const pairs = await keepApart(context, { own: own.id, site: site.id, leave, stay, why, now });
  const before = {
    ...{ sites: [site], suppliers: leave.map(({ id, site_id }) => ({ id, site_id })), after, pairs },
  };
  return { eventId: await registry.tell({ kind: 'split', sites: [site.id, own.id], before, why }), siteId: own.id };
});

const suppliersAt = ({ tx, orgId }: Acting, sites: readonly string[]): Promise<SupplierRow[]> =>
  supply(tx)
    .selectFrom('supply.supplier')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('site_id', 'in', sites)
    .orderBy('id')
    .execute();

/** Only where they belong: the rest of a row is a file's. */
export const moveSuppliers = async (
  { tx, orgId }: Pick<Acting, 'tx' | 'orgId'>,
  moved: readonly { readonly id: string; readonly site_id: string | null }[],
): Promise<void> => {
  for (const site_id of new Set(moved.map((one) => one.site_id)))
    await supply(tx)
      .updateTable('supply.supplier')
      .set({ site_id })
      .where('org_id', '=', orgId)
      .where(
        'id',
        'in',
        moved.filter((one) => one.site_id === site_id).map(({ id }) => id),
      )
      .execute();
};

interface Parting {
  readonly own: string;
  readonly site: string;
  readonly leave: readonly SupplierRow[];
  readonly stay: readonly SupplierRow[];
  readonly why: string;
  readonly now: string;
}

/** Remembers that who leaves and who stays are not one site; gives the pairs as they were. */
const keepApart = async ({ tx, orgId, actor }: Acting, { own, site, leave, stay, why, now }: Parting) => {
  const apart = leave.flatMap(({ fields: a }) =>
    stay.map(
      ({ fields: b }): SitePairRow => ({
        ...{ org_id: orgId, fingerprint: fingerprintOf(a, b), a_site: own, b_site: site },
        ...{ a: placeOf(a), b: placeOf(b), score: 0, reasons: [], state: 'different', why },
        ...{ decided_by: actor.userId as Id, decided_at: now },
      }),
    ),
  );
  // rows that say exactly the same cannot be told apart by what they say
  const told = new Map(
    apart.filter(({ a, b }) => fingerprintOf(a, a) !== fingerprintOf(b, b)).map((one) => [one.fingerprint, one]),
  );
  if (told.size === 0) return [];
  const was = await supply(tx)
    .selectFrom('supply.site_pair')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('fingerprint', 'in', [...told.keys()])
    .execute();
  await upsertMany<Tables, 'supply.site_pair'>(tx, 'supply.site_pair', ['org_id', 'fingerprint'], [...told.values()]);
  return [...told.keys()].map((fingerprint) => ({
    fingerprint,
    was: was.find((one) => one.fingerprint === fingerprint) ?? null,
  }));
};

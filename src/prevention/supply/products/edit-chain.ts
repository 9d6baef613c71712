import { upsertMany } from '../../../platform/db/index.ts';
import { Refusal } from '../../../platform/errors/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { permit } from '../../../platform/policy/index.ts';
import { policy } from '../policy.ts';
import { holdRegistry } from '../sites/registry.ts';
import { chainChanged } from '../stored/keep-chain.ts';
import { storedChain } from '../stored/read-stored.ts';
import type { Tables } from '../tables.ts';
import { confirmPlace as confirmContract, putLink as linkContract, putProduct as productContract } from './contract.ts';

type Where = Refusal['where'][number];

/** Each field that names what is not there. */
const unknownIn = (known: ReadonlySet<string>, fields: readonly (readonly [field: string, id: string])[]): Where[] =>
  fields.flatMap(([field, id]) => (known.has(id) ? [] : [{ field: `${field}.${id}`, code: 'SUPPLY_ID_UNKNOWN' }]));

const idsIn = async ({ tx, orgId, kernel }: Pick<Context, 'tx' | 'orgId' | 'kernel'>) => {
  const { chain } = await storedChain(kernel.db, tx, orgId);
  const ids = (rows: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(rows.map(({ id }) => id));
  return {
    sites: ids(chain.sites),
    products: ids(chain.products),
    ends: ids([...chain.sites, ...chain.products]),
    materials: ids(chain.materials),
    documents: ids(chain.documents),
    links: ids(chain.links),
  };
};

/** A link is added or replaced whole; every id it names must be here, and it must not lead to where it starts. */
export const putLink = useCase(linkContract, async (context, input) => {
  const { tx, orgId, clock, note } = context;
  const { linkId: id, from, to, material, documents, validFrom, validTo, reason } = input;
  const known = await idsIn(context);
  const where = [
    ...unknownIn(known.sites, [['from', from]]),
    ...unknownIn(known.ends, [['to', to]]),
    ...unknownIn(known.materials, [['material', material]]),
    ...unknownIn(
      known.documents,
      documents.map((one) => ['documents', one] as const),
    ),
    ...(from === to ? [{ field: 'to', code: 'SUPPLY_LINK_TO_ITSELF' }] : []),
    ...(validFrom !== undefined && validTo !== undefined && validFrom > validTo
      ? [{ field: 'validTo', code: 'SUPPLY_SPAN_TURNED' }]
      : []),
  ];
  if (where.length > 0) throw new Refusal('SUPPLY_LINK_UNFIT', {}, where);
  // the amount of a link that is here stays: it comes with the chain, not from a form
  await upsertMany<Tables, 'supply.link'>(
    tx,
    'supply.link',
    ['org_id', 'id'],
    [
      {
        org_id: orgId,
        id,
        from_site: from,
        to_id: to,
        material_id: material,
        status: input.status,
        share: input.share ?? null,
        valid_from: validFrom ?? null,
        valid_to: validTo ?? null,
        known_from: input.knownFrom ?? null,
        documents,
        source: input.source,
      },
    ],
  );
  await chainChanged({ tx, orgId, clock });
  const added = !known.links.has(id);
  note([], { link: id, added, reason });
  return { id, added };
});

/** What a person found out about the place of a site: it counts for more than every signal, and stands in the site's history. */
export const confirmPlace = useCase(confirmContract, async (context, { siteId, inXinjiang: said, reason }) => {
  const { clock, note, kernel, actor } = context;
  const registry = await holdRegistry(context);
  const site = registry.today(siteId);
  permit(kernel.roles, policy, actor, 'write supply', site);
  const inXinjiang = said === 'unknown' ? null : said === 'yes';
  await registry.put([{ ...site, in_xinjiang: inXinjiang, changed_at: clock.now() }]);
  await registry.tell({ kind: 'place', sites: [site.id], before: { sites: [site], suppliers: [] }, why: reason });
  note([], { site: site.id, inXinjiang: said, reason });
  return { id: site.id, inXinjiang };
});

/** A product with its bill of materials; an id is a product's or a site's, never both. */
export const putProduct = useCase(
  productContract,
  async (context, { productId: id, name, material, inputs, reason }) => {
    const { tx, orgId, clock, note } = context;
    const known = await idsIn(context);
    const where = [
      ...(known.sites.has(id) ? [{ field: `productId: ${id}`, code: 'SUPPLY_ID_TWICE' }] : []),
      ...unknownIn(known.materials, [
        ...(material === undefined ? [] : [['material', material] as const]),
        ...inputs.map((one) => ['inputs', one.material] as const),
      ]),
    ];
    if (where.length > 0) throw new Refusal('SUPPLY_PRODUCT_UNFIT', {}, where);
    await upsertMany<Tables, 'supply.product'>(
      tx,
      'supply.product',
      ['org_id', 'id'],
      [{ org_id: orgId, id, name, material_id: material ?? null, inputs }],
    );
    await chainChanged({ tx, orgId, clock });
    const added = !known.products.has(id);
    note([], { product: id, added, reason });
    return { id, added };
  },
);

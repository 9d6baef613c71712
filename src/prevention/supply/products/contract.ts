import { z } from 'zod';
import { CivilDate, Id, Line, route } from '../../../platform/contract/index.ts';
import { Citation } from '../../../platform/packs/contract.ts';
import { linkStatuses } from '../chain/contract.ts';
import { shipmentStates } from '../shipments/fields.ts';

const ItemId = z.string().min(1).max(120);
const Reason = Line(500).describe('Why; it is kept with who and when');
const LinkStatus = z.enum(linkStatuses);
/** As of a day; known by a day; by the lists as they stood on a day. */
const When = {
  on: CivilDate.optional(),
  knownBy: CivilDate.optional(),
  listsOn: CivilDate.optional(),
};

const PathView = z.object({
  nodes: z.array(z.object({ id: z.string(), name: z.string() })),
  links: z.array(z.object({ id: z.string(), status: LinkStatus, material: z.string() })),
});
export type PathView = z.infer<typeof PathView>;

const ReasonView = z.object({
  site: z.string(),
  name: z.string(),
  legalClass: z.number().int(),
  what: z.string(),
  /** What was found, in the words of the list or of the chain. */
  says: z.string(),
  list: z.string(),
  /** The list as people call it; '' where the reason rests on none. */
  listName: z.string(),
  /** The rule that gives the class; null where none does. */
  citation: Citation.nullable(),
  /** Why a person must look before this counts. */
  review: z.string().nullable(),
  sentence: z.string(),
  path: PathView,
});
export type ReasonView = z.infer<typeof ReasonView>;

const GapView = z.object({
  at: z.string(),
  where: z.string(),
  document: z.string(),
  /** How much more of the mass would be proven, 0 to 1. */
  gain: z.number(),
});

const ListView = z.object({
  list: z.string(),
  date: z.string(),
  sha256: z.string(),
  entries: z.number().int(),
  age: z.number().int().nullable(),
  most: z.number().int(),
  fresh: z.boolean(),
  sentence: z.string(),
});

const ShortMill = z.object({
  site: z.string(),
  name: z.string(),
  output: z.string(),
  inputs: z.array(z.string()),
  claimed: z.number(),
  supported: z.number(),
});

/** `holds` and `short` are answers; the others say why there is none. */
const BalanceVerdict = z.enum(['holds', 'short', 'cannot-compute', 'no-lots']);

export const openProduct = route('supply.product', 'GET /supply/products/:productId', {
  says: 'A product traced upstream as of a day: legal class by link status, order of work, what is proven, what balances. Not legal advice.',
  may: 'read supply',
  takes: z.object({ productId: ItemId, ...When }),
  gives: z.object({
    id: z.string(),
    name: z.string(),
    on: CivilDate,
    knownBy: CivilDate,
    listsOn: CivilDate,
    sentence: z.string(),
    legal: z.array(
      z.object({
        links: LinkStatus,
        legalClass: z.number().int(),
        sentence: z.string(),
        reasons: z.array(ReasonView),
        others: z.array(ReasonView),
        /** How many more there are than are shown. */
        more: z.number().int(),
      }),
    ),
    priority: z.object({
      lower: z.number(),
      upper: z.number(),
      paths: z.array(PathView.extend({ weight: z.number(), own: z.number() })),
      /** What each site brings of its own, with the reasons in words. */
      own: z.array(z.object({ site: z.string(), name: z.string(), own: z.number(), from: z.array(z.string()) })),
    }),
    coverage: z.object({ share: z.number().nullable(), sentence: z.string(), gaps: z.array(GapView) }),
    /** The one document that would prove most. */
    gap: GapView.nullable(),
    balance: z.object({ verdict: BalanceVerdict, sentence: z.string(), short: z.array(ShortMill) }),
    lists: z.array(ListView),
    upstream: z.object({ sites: z.number().int(), links: z.number().int(), tiers: z.number().int() }),
    product: z.object({
      material: z.string().nullable(),
      inputs: z.array(z.object({ material: z.string(), name: z.string(), mass: z.number() })),
    }),
    notice: z.string(),
  }),
  refuses: ['SUPPLY_PRODUCT_NOT_FOUND'],
});

export const productQueue = route('supply.product-queue', 'GET /supply/product-queue', {
  says: 'Every product with the reason to look at it in one sentence; those that need a person first stand first.',
  may: 'read supply',
  takes: z.object({ on: CivilDate.optional() }),
  gives: z.object({
    on: CivilDate,
    rows: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        /** The class when every link is followed, and when only documented ones are. */
        legalClass: z.number().int(),
        documentedClass: z.number().int(),
        upper: z.number(),
        covered: z.number().nullable(),
        balance: BalanceVerdict,
        needsPerson: z.boolean(),
        sentence: z.string(),
      }),
    ),
    notice: z.string(),
  }),
});

export const productFlow = route('supply.product-flow', 'GET /supply/products/:productId/flow', {
  says: 'The sites and links upstream of a product by tier, to draw them. Places are rounded to a tenth of a degree.',
  may: 'read supply',
  takes: z.object({ productId: ItemId, ...When }),
  gives: z.object({
    nodes: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        /** 0 is the product. */
        tier: z.number().int(),
        country: z.string(),
        rawMaterial: z.boolean(),
        legalClass: z.number().int(),
        review: z.boolean(),
        short: z.boolean(),
        inXinjiang: z.boolean().nullable(),
        lat: z.number().nullable(),
        lng: z.number().nullable(),
      }),
    ),
    links: z.array(
      z.object({
        id: z.string(),
        from: z.string(),
        to: z.string(),
        status: LinkStatus,
        material: z.string(),
        share: z.number().nullable(),
      }),
    ),
  }),
  refuses: ['SUPPLY_PRODUCT_NOT_FOUND'],
});

export const productBalance = route('supply.product-balance', 'GET /supply/products/:productId/balance', {
  says: 'Whether what came in can have become what went out: by site and period, by lot, and for the whole chain of a product.',
  may: 'read supply',
  takes: z.object({ productId: ItemId }),
  gives: z.object({
    sites: z.array(
      z.object({
        id: z.string(),
        site: z.string(),
        name: z.string(),
        verdict: z.enum(['balanced', 'over-claim', 'surplus', 'cannot-compute']),
        claimed: z.number(),
        supported: z.number().nullable(),
        unit: z.string(),
        tainted: z.object({ least: z.number(), most: z.number() }).nullable(),
        problems: z.array(z.object({ code: z.string(), says: z.string() })),
      }),
    ),
    lots: z.array(z.object({ lot: z.string(), site: z.string(), code: z.string(), says: z.string() })),
    sentences: z.array(z.string()),
  }),
  refuses: ['SUPPLY_PRODUCT_NOT_FOUND'],
});

const Amount = z.object({ quantity: z.number(), unit: z.string() });

export const whatIf = route('supply.what-if', 'POST /supply/what-if', {
  says: 'If this site were on a list: which products it reaches, by which way, and what of them is on its way now. Changes nothing.',
  may: 'read supply',
  takes: z.object({ site: ItemId, on: CivilDate.optional() }),
  gives: z.object({
    site: z.string(),
    name: z.string(),
    on: CivilDate,
    sentence: z.string(),
    products: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        before: z.number().int(),
        after: z.number().int(),
        path: PathView,
        /** What is known of the product by its lots, by unit. */
        amounts: z.array(Amount),
        /** Lots that were shipped and have not come yet. */
        open: z.array(z.object({ lot: z.string(), amount: Amount, shippedOn: CivilDate })),
      }),
    ),
    /** Open bills of lading that name the site, or a site it reaches. */
    shipments: z.array(
      z.object({
        id: Id,
        called: z.string(),
        state: z.enum(shipmentStates),
        /** The name on the bill that is such a site. */
        by: z.string(),
        amounts: z.array(Amount),
      }),
    ),
  }),
  refuses: ['SUPPLY_SITE_NOT_FOUND'],
});

const Named = z.object({ id: z.string(), name: z.string() });

export const linkChoices = route('supply.link-choices', 'GET /supply/link-choices', {
  says: 'What a link or a bill of materials may name, and one link as it stands, to change it.',
  may: 'write supply',
  takes: z.object({ linkId: ItemId.optional() }),
  gives: z.object({
    sites: z.array(Named),
    products: z.array(Named),
    materials: z.array(Named),
    documents: z.array(Named),
    link: z
      .object({
        from: z.string(),
        to: z.string(),
        material: z.string(),
        status: LinkStatus,
        share: z.number().optional(),
        validFrom: CivilDate.optional(),
        validTo: CivilDate.optional(),
        knownFrom: CivilDate.optional(),
        documents: z.array(z.string()),
        source: z.string(),
      })
      .nullable(),
  }),
});

export const putLink = route('supply.put-link', 'PUT /supply/links/:linkId', {
  says: 'Adds a link from a supplier to a buyer, or replaces the one of this id.',
  may: 'write supply',
  takes: z.object({
    linkId: ItemId,
    from: ItemId,
    to: ItemId,
    material: ItemId,
    status: LinkStatus,
    share: z.number().min(0).max(1).optional(),
    validFrom: CivilDate.optional(),
    validTo: CivilDate.optional(),
    knownFrom: CivilDate.optional(),
    documents: z.array(ItemId).max(500).default([]),
    source: z.string().max(300).default(''),
    reason: Reason,
  }),
  gives: z.object({ id: z.string(), added: z.boolean() }),
  refuses: ['SUPPLY_LINK_UNFIT'],
});

export const confirmPlace = route('supply.confirm-place', 'PUT /supply/sites/:siteId/place', {
  says: 'A person says whether a site lies in Xinjiang, or takes that back.',
  may: 'write supply',
  takes: z.object({ siteId: ItemId, inXinjiang: z.enum(['yes', 'no', 'unknown']), reason: Reason }),
  gives: z.object({ id: z.string(), inXinjiang: z.boolean().nullable() }),
  refuses: ['SUPPLY_SITE_NOT_FOUND'],
});

export const putProduct = route('supply.put-product', 'PUT /supply/products/:productId', {
  says: 'Adds a product with its bill of materials by mass, or replaces the one of this id.',
  may: 'write supply',
  takes: z.object({
    productId: ItemId,
    name: Line(500),
    material: ItemId.optional(),
    inputs: z
      .array(z.object({ material: ItemId, mass: z.number().positive() }))
      .max(500)
      .default([]),
    reason: Reason,
  }),
  gives: z.object({ id: z.string(), added: z.boolean() }),
  refuses: ['SUPPLY_PRODUCT_UNFIT'],
});

import { z } from 'zod';
import { CivilDate } from '../../../platform/contract/index.ts';

/** CHAIN.json: what one file says of a supply chain. `fourfold supply schema` publishes it. */

const Id = z.string().min(1).max(120);
const Text = z.string().min(1).max(500);
const Day = CivilDate;
const Share = z.number().min(0).max(1);
const Country = z.string().min(2).max(80).describe('ISO 3166-1 code, or a name');

const Identifier = z.strictObject({
  type: z.enum(['os-id', 'gln', 'lei', 'uscc', 'other']),
  value: z.string().min(1).max(120),
});

const Quantity = z.strictObject({
  // no amount of goods is larger; what is, is a slip of the pen
  quantity: z.number().min(0).max(1e15),
  unit: z.string().min(1).max(20).describe('UN/CEFACT Recommendation 20 code, such as KGM, TNE, MTK, C62'),
  sigma: z.number().min(0).optional().describe('standard error of the measurement, in the same unit'),
});
export type Quantity = z.infer<typeof Quantity>;

const Party = z.strictObject({
  id: Id,
  name: Text,
  names: z.array(Text).max(50).default([]),
  country: Country.optional(),
  identifiers: z.array(Identifier).max(20).default([]),
  owners: z
    .array(
      z.strictObject({
        party: Id,
        share: Share,
        min: Share.optional().describe('where the share is only known to lie between two bounds'),
        max: Share.optional(),
      }),
    )
    .max(200)
    .default([])
    .describe('direct shares only; a declared indirect interest restates a chain and is not added'),
});

export const linkStatuses = ['documented', 'declared', 'inferred'] as const;
export type LinkStatus = (typeof linkStatuses)[number];

const Signal = z.strictObject({
  indicator: z
    .string()
    .min(1)
    .max(120)
    .describe('id of an entry of the exposure pack, such as supply.weight.ilo-strong'),
  says: Text,
  date: Day,
  source: z.enum(['official', 'court', 'ngo', 'press', 'self']),
  quality: Share.default(1),
});

const Site = z.strictObject({
  id: Id,
  name: Text,
  names: z.array(Text).max(50).default([]),
  party: Id.optional(),
  country: Country,
  address: z.string().max(500).default(''),
  postalCode: z.string().max(20).default(''),
  phone: z.string().max(40).default(''),
  lat: z.number().min(-90).max(90).optional(),
  lng: z.number().min(-180).max(180).optional(),
  identifiers: z.array(Identifier).max(20).default([]),
  inXinjiang: z.boolean().optional().describe('what a person has confirmed; absent: nobody has'),
  rawMaterial: z.boolean().default(false).describe('the chain begins here: field, mine, farm'),
  originProof: z.array(Id).default([]).describe('documents that prove the origin of raw material'),
  signals: z.array(Signal).max(200).default([]),
});

const Material = z.strictObject({
  id: Id,
  name: Text,
  hs: z
    .string()
    .regex(/^\d{2,10}$/)
    .optional(),
  commodity: z.string().max(60).optional().describe('which list of documents applies, such as cotton'),
  good: Text.optional().describe('name of the good on the DOL list, where a person has mapped it'),
});

const Product = z.strictObject({
  id: Id,
  name: Text,
  material: Id.optional(),
  inputs: z
    .array(z.strictObject({ material: Id, mass: z.number().positive() }))
    .default([])
    .describe('bill of materials, by mass'),
});

const Link = z.strictObject({
  id: Id,
  from: Id.describe('a site'),
  to: Id.describe('a site or a product'),
  material: Id,
  status: z.enum(linkStatuses),
  share: Share.optional().describe('how much of this material the buyer takes from here; absent: unknown'),
  amount: Quantity.optional(),
  validFrom: Day.optional(),
  validTo: Day.optional(),
  knownFrom: Day.optional(),
  documents: z.array(Id).default([]),
  source: z.string().max(300).default(''),
});

const Document = z.strictObject({
  id: Id,
  type: z.string().min(1).max(60).describe('contract, purchase-order, invoice, payment, transport, …'),
  title: z.string().max(300).default(''),
  file: z.string().max(300).optional().describe('path beside CHAIN.json'),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  date: Day.optional(),
  language: z
    .string()
    .regex(/^[a-z]{2}$/)
    .optional(),
  translated: z.boolean().default(false),
  redacted: Share.default(0),
  expires: Day.optional(),
  consistent: z.boolean().default(true).describe('false: it disagrees with another document'),
});

const Yield = z.strictObject({
  site: Id.optional(),
  from: Id,
  to: Id,
  expected: z.number().positive(),
  min: z.number().positive().optional(),
  max: z.number().positive().optional(),
  needed: z
    .boolean()
    .optional()
    .describe('true: the output cannot be made without this input; inputs that are not needed stand in for each other'),
  source: Text,
});

const Conversion = z.strictObject({
  material: Id.optional(),
  from: z.string().min(1).max(20),
  to: z.string().min(1).max(20),
  factor: z.number().positive(),
  source: Text,
});

const Balance = z.strictObject({
  id: Id,
  site: Id,
  input: Id,
  output: Id,
  from: Day,
  to: Day,
  opening: Quantity.optional(),
  in: Quantity,
  closing: Quantity.optional(),
  out: Quantity,
  capacityPerDay: Quantity.optional(),
  received: z
    .array(z.strictObject({ ...Quantity.shape, origin: z.enum(['clean', 'tainted', 'unknown']) }))
    .default([])
    .describe('what came in by origin, for the bounds of a mixture'),
});

const Lot = z.strictObject({
  id: Id,
  site: Id.describe('who made it'),
  to: Id.optional().describe('the site that received it, or the product it became; absent: it leaves the chain'),
  material: Id,
  amount: Quantity,
  madeOn: Day.optional(),
  shippedOn: Day.optional(),
  receivedOn: Day.optional(),
  madeFrom: z
    .array(z.strictObject({ lot: Id, amount: Quantity.optional() }))
    .default([])
    .describe('the lots it was made from; empty: whatever the site had by then'),
});

export const ChainSchema = z
  .strictObject({
    format: z.literal('fourfold-chain/1'),
    title: z.string().max(300).default(''),
    parties: z.array(Party).max(200_000).default([]),
    sites: z.array(Site).max(1_000_000).default([]),
    materials: z.array(Material).max(20_000).default([]),
    products: z.array(Product).max(100_000).default([]),
    links: z.array(Link).max(5_000_000).default([]),
    documents: z.array(Document).max(1_000_000).default([]),
    yields: z.array(Yield).max(20_000).default([]),
    conversions: z.array(Conversion).max(20_000).default([]),
    balances: z.array(Balance).max(100_000).default([]),
    lots: z.array(Lot).max(1_000_000).default([]),
  })
  .meta({
    id: 'FourfoldChain',
    title: 'CHAIN.json',
    description: 'A supply chain: who makes what of what, and how we know.',
  });

export type Chain = z.infer<typeof ChainSchema>;
export type Site = Chain['sites'][number];
export type Party = Chain['parties'][number];
export type Link = Chain['links'][number];
export type ChainDocument = Chain['documents'][number];
export type Material = Chain['materials'][number];
export type Lot = Chain['lots'][number];
export type BalanceRow = Chain['balances'][number];

export type Identifiers = Site['identifiers'];
export type Owners = Party['owners'];
export type Signals = Site['signals'];
export type Inputs = Chain['products'][number]['inputs'];
export type MadeFrom = Lot['madeFrom'];
export type Figure = Chain['yields'][number] | Chain['conversions'][number] | BalanceRow;

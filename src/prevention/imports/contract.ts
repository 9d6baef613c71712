import { z } from 'zod';
import { CivilDate } from '../../platform/contract/index.ts';

/** What the room answers with. Safe for the browser. */

export const CarveOutView = z.object({
  what: z.enum(['entity', 'merchandise']),
  text: z.string(),
  /** The first day outside the order; null where the text names none. */
  from: CivilDate.nullable(),
});
export type CarveOut = z.infer<typeof CarveOutView>;

const OrderScope = z.object({
  entities: z.array(z.string()),
  merchandise: z.string(),
  /** ISO 3166-1 alpha-2, or '' where the order names none (vessels). */
  place: z.string(),
  /** The order reaches subsidiaries and the like, in its own words; else ''. */
  reach: z.string(),
});

const orderFields = {
  /** The listed name that matched; for an order on a place, what the order says. */
  entity: z.string(),
  kind: z.enum(['WRO', 'Finding']),
  /** As published. */
  status: z.string(),
  /** False: shown, but no hit that is in force (pending litigation and the like). */
  active: z.boolean(),
  /** null: the day of the list cannot be read, so the order is taken to hold. */
  from: CivilDate.nullable(),
  scope: OrderScope,
  score: z.number(),
  /** What the publication itself says beside it. */
  notes: z.array(z.string()),
};

export const OrderHit = z.object({ ...orderFields, carveOut: z.null(), laterCarveOut: CarveOutView.nullable() });
export type OrderHit = z.infer<typeof OrderHit>;

/** Why an order that names the party is no hit. */
export const nearReasons = [
  'carved-out',
  'not-yet',
  'merchandise-unclear',
  'merchandise-other',
  'place-other',
  'place-unclear',
  'name-unclear',
] as const;

export const OrderNear = z.object({
  ...orderFields,
  carveOut: CarveOutView.nullable(),
  reason: z.enum(nearReasons),
});
export type OrderNear = z.infer<typeof OrderNear>;

export const GoodsPair = z.object({
  good: z.string(),
  sector: z.string(),
  country: z.string(),
  region: z.string(),
  childLabor: z.boolean(),
  forcedLabor: z.boolean(),
  forcedChildLabor: z.boolean(),
  /** The country of the listed input a derived good contains; '' where it is none. */
  derivedFrom: z.string(),
});
export type GoodsPair = z.infer<typeof GoodsPair>;

export const GoodsChange = z.object({
  cause: z.enum(['new', 'removed', 'renamed', 'flag']),
  good: z.string(),
  country: z.string(),
  /** renamed: what it was called. */
  before: z.object({ good: z.string(), country: z.string() }).nullable(),
  /** flag: which, and what it is now. */
  flags: z.array(z.object({ flag: z.enum(['childLabor', 'forcedLabor', 'forcedChildLabor']), now: z.boolean() })),
  /** The pack entry a renaming rests on; '' where only the case of letters differs. */
  entry: z.string(),
});
export type GoodsChange = z.infer<typeof GoodsChange>;

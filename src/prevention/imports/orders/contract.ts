import { z } from 'zod';
import { CivilDate, Instant, Line, route } from '../../../platform/contract/index.ts';
import { CarveOutView, OrderHit, OrderNear } from '../contract.ts';

/** Orders asked of the organisation's own register, and the review of what they leave out. Safe for the browser. */

const Sha = z.string().regex(/^[0-9a-f]{64}$/);

const ListVersion = z.object({
  list: z.string(),
  date: CivilDate,
  sha256: z.string(),
  ageHours: z.number().int(),
  maxAgeHours: z.number().int(),
  stale: z.boolean(),
});

export const askOrders = route('imports.ask-orders', 'GET /imports/orders', {
  says: 'Which orders and Findings hold against goods of a party on a day, with the reason where one is near. A list that is too old may not answer no.',
  may: 'read supply',
  takes: z.object({
    entity: Line(300),
    merchandise: Line(300),
    country: z.string().trim().max(100).default(''),
    on: CivilDate.optional(),
  }),
  gives: z.object({
    outcome: z.enum(['hit', 'look', 'nothing-found', 'too-old-to-say']),
    on: CivilDate,
    version: ListVersion,
    hits: z.array(
      OrderHit.extend({
        /** Read out of the remarks, and confirmed by nobody: it takes nothing out yet. */
        draftCarveOut: CarveOutView.nullable(),
        /** The order was modified, and the list does not say how: it is shown as in force. */
        modificationMissing: z.boolean(),
      }),
    ),
    near: z.array(OrderNear),
  }),
  refuses: ['SCREENING_NO_LISTS', 'SCREENING_LIST_NOT_FOUND', 'IMPORTS_COUNTRY_UNKNOWN'],
});

const CarveOutLine = z
  .object({
    textHash: Sha,
    state: z.enum(['draft', 'confirmed', 'rejected']),
    what: CarveOutView.shape.what,
    text: z.string(),
    from: CivilDate.nullable(),
    order: z.object({
      kind: z.string(),
      from: CivilDate.nullable(),
      status: z.string(),
      merchandise: z.string(),
      place: z.string(),
    }),
    /** The remarks it was read out of, as published. */
    remarks: z.string(),
    reason: z.string(),
    decidedBy: z.string().nullable(),
    decidedAt: Instant.nullable(),
  })
  .meta({ id: 'ImportCarveOut' });

export const carveOuts = route('imports.carve-outs', 'GET /imports/carve-outs', {
  says: 'What modified orders leave out, as read from their remarks: drafts first. A draft takes nothing out before a person confirms it.',
  may: 'read supply',
  takes: z.object({ state: z.enum(['draft', 'confirmed', 'rejected']).optional() }),
  gives: z.object({ drafts: z.number().int(), version: ListVersion.nullable(), rows: z.array(CarveOutLine) }),
});

export const decideCarveOut = route('imports.decide-carve-out', 'PUT /imports/carve-outs/:textHash', {
  says: 'Confirms or rejects what was read out of the remarks of an order. It holds for every later version of the list with the same words.',
  may: 'write supply',
  takes: z.object({ textHash: Sha, state: z.enum(['confirmed', 'rejected']), reason: Line(1000) }),
  gives: z.object({ textHash: Sha, state: z.enum(['confirmed', 'rejected']) }),
  refuses: ['IMPORTS_CARVE_OUT_NOT_FOUND'],
});

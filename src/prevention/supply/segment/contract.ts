import { z } from 'zod';
import { Id, Instant, Line, Paging, pageOf, route } from '../../../platform/contract/index.ts';
import { linkStatuses } from '../chain/contract.ts';

const ItemId = z.string().min(1).max(120);
const Cut = {
  productId: ItemId,
  tiers: z.number().int().min(1).max(9999).optional().describe('how many steps up from the product; absent: all'),
  hide: z.array(ItemId).max(10_000).default([]).describe('sites that the partner must not learn of'),
};
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const previewSegment = route('supply.preview-segment', 'POST /supply/products/:productId/segment/preview', {
  says: 'What a partner would get of the chain of a product, to the letter. Nothing leaves and nothing is kept.',
  may: 'share supply',
  takes: z.object(Cut),
  gives: z.object({
    sha256: Sha256,
    /** The file itself. */
    text: z.string(),
    product: z.string(),
    /** Steps that leave, and how many there are in all. */
    tiers: z.number().int(),
    allTiers: z.number().int(),
    /** How many of the sites in it stand there only by a number. */
    hidden: z.number().int(),
    sites: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        tier: z.number().int(),
        country: z.string(),
        address: z.string(),
        lat: z.number().nullable(),
        lng: z.number().nullable(),
        papers: z.number().int(),
      }),
    ),
    links: z.array(
      z.object({
        id: z.string(),
        from: z.string(),
        to: z.string(),
        material: z.string(),
        status: z.enum(linkStatuses),
        documents: z.array(z.string()),
      }),
    ),
    parties: z.array(z.string()),
    lots: z.number().int(),
  }),
  refuses: ['SUPPLY_PRODUCT_NOT_FOUND', 'SUPPLY_SEGMENT_SITE_UNKNOWN'],
});

export const shareSegment = route('supply.segment', 'POST /supply/products/:productId/segment', {
  says: 'Shares the part of the chain of a product that a partner may see: it is kept with who got it and why, and can be taken as CHAIN.json.',
  may: 'share supply',
  takes: z.object({
    ...Cut,
    reason: Line(500).describe('Why it is shared; it is kept with who and when'),
    recipient: Line(300).describe('Who gets it, in words'),
    sha256: Sha256.optional().describe('Hash of what was looked at before; refused if the chain has changed since'),
  }),
  gives: z.object({ id: Id, recipient: z.string(), sha256: Sha256, sites: z.number().int(), hidden: z.number().int() }),
  refuses: [
    'SUPPLY_PRODUCT_NOT_FOUND',
    'SUPPLY_SEGMENT_SITE_UNKNOWN',
    'SUPPLY_SEGMENT_NAMES_HIDDEN',
    'SUPPLY_SEGMENT_CHANGED',
  ],
});

const SegmentView = z.object({
  id: Id,
  productId: z.string(),
  product: z.string(),
  recipient: z.string(),
  reason: z.string(),
  /** null: all */
  tiers: z.number().int().nullable(),
  hidden: z.number().int(),
  sites: z.number().int(),
  revision: z.number().int(),
  /** Whether the chain is still what it was cut from. */
  current: z.boolean(),
  sha256: Sha256,
  sharedBy: z.string(),
  sharedAt: Instant,
  withdrawn: z.object({ at: Instant, by: z.string(), why: z.string() }).nullable(),
});

export const listSegments = route('supply.segments', 'GET /supply/segments', {
  says: 'What was shared of the chain: with whom, why, by whom, when, cut from which revision, and what was withdrawn.',
  may: 'read supply',
  takes: Paging,
  gives: pageOf(SegmentView),
});

export const segmentFile = route('supply.segment-file', 'GET /supply/segments/:segmentId/file', {
  says: 'The part as it was shared, as CHAIN.json. What was withdrawn is not given again.',
  may: 'share supply',
  takes: z.object({ segmentId: Id }),
  gives: { file: ['application/json'] },
  refuses: ['SUPPLY_SEGMENT_NOT_FOUND', 'SUPPLY_SEGMENT_WITHDRAWN'],
});

export const withdrawSegment = route('supply.withdraw-segment', 'POST /supply/segments/:segmentId/withdraw', {
  says: 'Takes back what was shared: no more copies are given. What the recipient has already is not called back by it.',
  may: 'share supply',
  takes: z.object({ segmentId: Id, reason: Line(500) }),
  gives: z.object({ id: Id }),
  refuses: ['SUPPLY_SEGMENT_NOT_FOUND', 'SUPPLY_SEGMENT_WITHDRAWN', 'SUPPLY_SEGMENT_NAMES_HIDDEN'],
});

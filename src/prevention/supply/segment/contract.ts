import { z } from 'zod';
import { Line, route } from '../../../platform/contract/index.ts';

const ItemId = z.string().min(1).max(120);

export const shareSegment = route('supply.segment', 'POST /supply/products/:productId/segment', {
  says: 'The part of the chain of a product that a partner may see, as CHAIN.json: no word of a hidden supplier stands in it.',
  may: 'share supply',
  takes: z.object({
    productId: ItemId,
    tiers: z.number().int().min(1).max(9999).optional().describe('how many steps up from the product; absent: all'),
    hide: z.array(ItemId).max(10_000).default([]).describe('sites that the partner must not learn of'),
    reason: Line(500).describe('Why it is shared; it is kept with who and when'),
    recipient: Line(300).describe('Who gets it, in words'),
  }),
  gives: { file: ['application/json'] },
  refuses: ['SUPPLY_PRODUCT_NOT_FOUND', 'SUPPLY_SEGMENT_SITE_UNKNOWN', 'SUPPLY_SEGMENT_NAMES_HIDDEN'],
});

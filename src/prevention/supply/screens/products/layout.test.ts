import { describe, expect, it } from 'vitest';
import { windowOf } from './in-view.ts';
import { box, drawnIn, type FlowView, layOut } from './layout.ts';

const perTier = 400;
const id = (tier: number, i: number): string => `${tier}-${i}`;
const plain = {
  country: 'in',
  rawMaterial: false,
  legalClass: 0,
  review: false,
  short: false,
  inXinjiang: null,
  lat: null,
  lng: null,
};
const tiers = [1, 2, 3, 4, 5];
const flow: FlowView = {
  nodes: [
    { ...plain, id: 'p', name: 'Product', tier: 0 },
    ...tiers.flatMap((tier) =>
      Array.from({ length: perTier }, (_, i) => ({ ...plain, id: id(tier, i), name: `Works ${i}`, tier })),
    ),
  ],
  links: tiers.flatMap((tier) =>
    Array.from({ length: perTier }, (_, i) => ({
      ...{ id: `l${tier}-${i}`, from: id(tier, i), to: tier === 1 ? 'p' : id(tier - 1, (i * 7) % perTier) },
      ...{ status: 'declared' as const, material: 'm', share: null },
    })),
  ),
};

describe('a flow chart of two thousand sites', () => {
  const whole = layOut(flow, Number.POSITIVE_INFINITY);

  it('places each of them once, and none over another', () => {
    expect(whole.placed).toHaveLength(tiers.length * perTier + 1);
    expect(new Set(whole.placed.map(({ x, y }) => `${x} ${y}`)).size).toBe(whole.placed.length);
  });

  it('draws only what is seen, wherever one has scrolled to, and at last everything', () => {
    const drawn = new Set<string>();
    for (let scrollTop = 0; scrollTop < whole.height; scrollTop += 600)
      for (let scrollLeft = 0; scrollLeft < whole.width; scrollLeft += 900) {
        const seen = drawnIn(whole, windowOf({ scrollLeft, scrollTop, clientWidth: 900, clientHeight: 600 }));
        expect(seen.placed.length).toBeLessThan(200);
        for (const { node, x, y } of seen.placed) {
          drawn.add(node.id);
          expect(x).toBeGreaterThan(scrollLeft - box.width - 700);
          expect(y).toBeGreaterThan(scrollTop - box.height - 700);
        }
      }
    expect(drawn.size).toBe(whole.placed.length);
  });
});

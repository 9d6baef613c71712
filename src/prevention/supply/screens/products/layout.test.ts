import { describe, expect, it } from 'vitest';
import { windowOf } from './in-view.ts';
import { drawnIn, type FlowView, layOut } from './layout.ts';

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
    const [clientWidth, clientHeight, near] = [900, 3000, 1200];
    for (let scrollTop = 0; scrollTop < whole.height; scrollTop += clientHeight)
      for (let scrollLeft = 0; scrollLeft < whole.width; scrollLeft += clientWidth) {
        const { placed, links } = drawnIn(whole, windowOf({ scrollLeft, scrollTop, clientWidth, clientHeight }));
        for (const { node } of placed) drawn.add(node.id);
        // neither a box nor a link reaches far beyond what is seen
        const across = placed.map(({ x }) => x);
        const down = [
          ...placed.map(({ y }) => y),
          ...links.flatMap(({ path }) => (path.match(/-?[\d.]+/g) ?? []).filter((_, i) => i % 2 === 1).map(Number)),
        ];
        expect(placed.length).toBeLessThan(400);
        expect(Math.min(...across, scrollLeft)).toBeGreaterThan(scrollLeft - near);
        expect(Math.min(...down, scrollTop)).toBeGreaterThan(scrollTop - near);
        expect(Math.max(...down, scrollTop)).toBeLessThan(scrollTop + clientHeight + near);
      }
    expect(drawn.size).toBe(whole.placed.length);
  });
});

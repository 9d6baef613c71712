import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Chain, ChainSchema } from '../chain/contract.ts';
import { readChain } from '../chain/read-chain.ts';
import { supplySegment } from '../commands/segment.ts';
import { exampleChains } from '../fixtures/sample-chains.ts';
import { contextOver } from '../testing/context.ts';
import { segmentFor } from './segment-for.ts';

const stringsIn = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(stringsIn)
      : [];

const read = (chain: Chain): Chain => readChain(new TextEncoder().encode(JSON.stringify(chain)), 'CHAIN.json');

/** A chain in which every text that belongs to site i carries the mark `qz<i>x`, and some texts of others repeat it. */
const marked = fc
  .record({
    size: fc.integer({ min: 2, max: 5 }),
    gossip: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 5, maxLength: 5 }),
    hide: fc.subarray([0, 1, 2, 3, 4], { minLength: 1, maxLength: 3 }),
    tiers: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
  })
  .map(({ size, gossip, hide, tiers }) => {
    const mark = (i: number): string => `qz${i}x`;
    const all = Array.from({ length: size }, (_, i) => i);
    const about = (i: number): string => `of ${mark(i)}, with ${mark(gossip[i] ?? 0).toUpperCase()}`;
    const chain = ChainSchema.parse({
      format: 'fourfold-chain/1',
      title: about(0),
      parties: all.map((i) => ({
        id: `party ${mark(i)}`,
        name: `Firm ${about(i)}`,
        names: [about(i)],
        owners: i > 0 ? [{ party: `party ${mark(i - 1)}`, share: 0.4 }] : [],
      })),
      sites: all.map((i) => ({
        id: `site ${mark(i)}`,
        name: `Works ${mark(i)}`,
        names: [about(i)],
        party: `party ${mark(i)}`,
        country: 'vn',
        address: `Road ${about(i)}`,
        phone: mark(i),
        identifiers: [{ type: 'other', value: mark(i) }],
        originProof: [`paper ${mark(i)}`],
        signals: [{ indicator: 'x', says: about(i), date: '2026-01-01', source: 'ngo' }],
      })),
      materials: all.map((i) => ({ id: `m${i}`, name: `Goods ${i}` })),
      products: [{ id: 'p', name: 'Product', material: 'm0' }],
      links: all.map((i) => ({
        id: `link ${mark(i)}`,
        from: `site ${mark(i)}`,
        to: i === 0 ? 'p' : `site ${mark(i - 1)}`,
        material: `m${i}`,
        status: 'documented',
        documents: [`paper ${mark(i)}`],
        source: about(i),
      })),
      documents: all.map((i) => ({ id: `paper ${mark(i)}`, type: 'invoice', title: about(i), file: `${mark(i)}.pdf` })),
      yields: all.map((i) => ({ site: `site ${mark(i)}`, from: `m${i}`, to: 'm0', expected: 1, source: about(i) })),
      balances: all.map((i) => ({
        id: `balance ${mark(i)}`,
        site: `site ${mark(i)}`,
        input: `m${i}`,
        output: 'm0',
        from: '2026-01-01',
        to: '2026-02-01',
        in: { quantity: 1, unit: 'KGM' },
        out: { quantity: 1, unit: 'KGM' },
      })),
      lots: all.map((i) => ({
        id: `lot ${mark(i)}`,
        site: `site ${mark(i)}`,
        to: i === 0 ? 'p' : `site ${mark(i - 1)}`,
        material: `m${i}`,
        amount: { quantity: 5, unit: 'KGM' },
        madeFrom: i + 1 < size ? [{ lot: `lot ${mark(i + 1)}` }] : [],
      })),
    });
    const hidden = hide.filter((i) => i < size);
    return { chain, tiers, hidden: hidden.map((i) => `site ${mark(i)}`), marks: hidden.map(mark) };
  });

describe('the part of a chain that a partner may see', () => {
  it('never holds a word of a hidden supplier, and is a chain that is read', () => {
    fc.assert(
      fc.property(marked, ({ chain, tiers, hidden, marks }) => {
        const segment = segmentFor(chain, { product: 'p', tiers, hide: hidden });
        expect(read(segment)).toEqual(segment);
        const text = stringsIn(segment).join('\n').toLowerCase();
        for (const mark of marks) expect(text).not.toContain(mark);
        expect(segment.links).toHaveLength(Math.min(tiers ?? 9, chain.links.length));
      }),
      { numRuns: 100 },
    );
  });

  it('says nothing of another buyer, hidden or not', () => {
    const [first] = exampleChains();
    if (!first) throw new Error('no chain');
    const { chain, product } = first;
    const [lot] = chain.lots;
    if (!lot) throw new Error('no lot');
    const buyer = { ...chain.sites[0], id: 'other-buyer', name: 'Kestrel Fabrics', country: 'us' };
    const more = ChainSchema.parse({
      ...chain,
      sites: [...chain.sites, buyer],
      lots: [...chain.lots, { ...lot, id: 'aside', to: 'other-buyer', madeFrom: [] }],
    });
    for (const hide of [['other-buyer'], []])
      expect(stringsIn(segmentFor(more, { product, hide })).join()).not.toMatch(/other-buyer|Kestrel/);
  });

  it('keeps what is not hidden as it was', () => {
    for (const { chain, product } of exampleChains()) {
      const segment = segmentFor(chain, { product, hide: [] });
      expect(segment.links).toEqual(chain.links);
      expect(segment.lots).toEqual(chain.lots);
      expect(segment.sites).toEqual(chain.sites);
    }
  });

  it('comes from the command line, which refuses a site that is not there', async () => {
    const { chain } = exampleChains()[0] ?? { chain: undefined };
    const context = contextOver({ c: JSON.stringify(chain) });
    const { data } = await supplySegment.run(
      context,
      ['c'],
      { product: 'shirt-410', tiers: '3' },
      { hide: ['weaver'] },
    );
    expect(JSON.stringify(data)).not.toMatch(/Tamsin|weaver|Lang Ngoc/i);
    expect((data as Chain).sites.map(({ id }) => id)).toContain('site-withheld-1');
    await expect(
      supplySegment.run(context, ['c'], { product: 'shirt-410' }, { hide: ['nobody'] }),
    ).rejects.toMatchObject({
      code: 'SUPPLY_SEGMENT_SITE_UNKNOWN',
    });
    await expect(supplySegment.run(context, ['c'], { product: 'shirt-410', tiers: '0' })).rejects.toMatchObject({
      code: 'SUPPLY_SEGMENT_TIERS_UNFIT',
    });
  });
});

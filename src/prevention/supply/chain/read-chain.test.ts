import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../platform/errors/index.ts';
import { readChain } from './read-chain.ts';
import { jsonFrom } from './read-json.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const placesIn = (text: string | Uint8Array) => {
  try {
    readChain(typeof text === 'string' ? bytes(text) : text, 'c.json');
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, where: error.where };
    throw error;
  }
  return null;
};
const chain = (parts: object) => JSON.stringify({ format: 'fourfold-chain/1', ...parts });
const site = (id: string) => ({ id, name: id, country: 'in' });

describe('a CHAIN.json', () => {
  it.each([
    ['', 1, '▸'],
    ['{"format": "fourfold-chain/1",\r\n "sites": [NaN]}', 2, '"sites": [ ▸ NaN]}'],
    ['{"title": "one line\nand another"}', 1, '{"title": ▸ "one line and another"}'],
    [chain({ sites: [] }).slice(0, -1), 1, '-chain/1","sites":[] ▸'],
    ['[01]', 1, '[ ▸ 01]'],
    ['{"a": [1}}', 1, '{"a": [1 ▸ }}'],
  ])('that is no JSON is refused with the line and what stands there: %j', (text, line, says) => {
    expect(placesIn(text)).toEqual({
      code: 'SUPPLY_CHAIN_UNREADABLE',
      where: [{ file: 'c.json', line, says: expect.stringContaining(says) }],
    });
  });

  it('in another encoding is refused where the first strange letter stands', () => {
    const latin = Uint8Array.from([...'{"title":\n"M'].map((one) => one.charCodeAt(0)).concat(0xfc, 0x22, 0x7d));
    expect(placesIn(latin)).toMatchObject({ code: 'SUPPLY_CHAIN_UNREADABLE', where: [{ line: 2 }] });
    expect(placesIn(`\ufeff${chain({})}`)).toBeNull();
  });

  it('says in words what is wrong with an id, a span and bounds', () => {
    const wrong = chain({
      materials: [{ id: 'm', name: 'm' }],
      sites: [site('a'), site('a'), site('__proto__')],
      links: [{ id: 'l', from: 'constructor', to: '__proto__', material: 'm', status: 'declared' }],
      yields: [{ from: 'm', to: 'm', expected: 0.7, min: 0.9, source: 's' }],
      parties: [
        { id: 'p', name: 'p', owners: [{ party: 'q', share: 0.5, max: 0.4 }] },
        { id: 'q', name: 'q' },
      ],
    });
    expect(placesIn(wrong)?.where.map(({ field, says }) => [field, says])).toEqual([
      ['sites and products: a', 'SUPPLY_ID_TWICE'],
      ['links[0].from: constructor', 'SUPPLY_ID_UNKNOWN'],
      ['yields[0].max', 'SUPPLY_BOUNDS_TURNED'],
      ['parties[0].owners[0].max', 'SUPPLY_BOUNDS_TURNED'],
    ]);
  });

  it('reads as JSON what is JSON, and names a place in everything else', () => {
    const signs = fc.constantFrom(...'{}[],:"\\0e.-tn \n');
    fc.assert(
      fc.property(fc.json(), fc.nat(), signs, (text, at, sign) => {
        const place = at % (text.length + 1);
        const changed = text.slice(0, place) + sign + text.slice(place + 1);
        let wanted: unknown;
        try {
          wanted = JSON.parse(changed);
        } catch {
          expect(() => jsonFrom(bytes(changed), 'f', 'CODE')).toThrow(Refusal);
          return;
        }
        expect(jsonFrom(bytes(changed), 'f', 'CODE')).toEqual(wanted);
      }),
      { numRuns: 200 },
    );
  });
});

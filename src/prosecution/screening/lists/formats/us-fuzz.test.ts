import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readThem } from '../testing/read-parts.ts';
import { partOf, type ReadForTest } from '../testing/read-text.ts';
import { consAlt, consPrim, csl, cslJson, denied, sam, sdn, sdnAdd, sdnAlt, sdnComments } from '../testing/us-lists.ts';
import { advanced, enhanced, sdnXml } from '../testing/us-xml-lists.ts';

/** The list, and the tables whose rows are each an entity or refused. */
const lists: Readonly<Record<string, { readonly parts: readonly string[]; readonly tables: readonly string[] }>> = {
  'OFAC legacy CSV': { parts: [sdn, sdnAlt, sdnAdd, sdnComments], tables: ['prim'] },
  'OFAC consolidated legacy CSV': { parts: [consPrim, consAlt], tables: ['prim'] },
  'OFAC enhanced XML': { parts: [enhanced], tables: ['entity'] },
  'OFAC legacy XML': { parts: [sdnXml], tables: ['sdnEntry'] },
  'OFAC advanced XML': { parts: [advanced], tables: ['DistinctParty'] },
  'Consolidated Screening List CSV': { parts: [csl], tables: ['consolidated'] },
  'Consolidated Screening List JSON': { parts: [cslJson], tables: ['results'] },
  'SAM exclusions': { parts: [sam], tables: ['exclusions'] },
  'denied persons': { parts: [denied], tables: ['dpl'] },
};

const share = fc.double({ min: 0, max: 1, noNaN: true });
const place = (bytes: Uint8Array, at: number) => Math.floor(at * bytes.length);
const joined = (...pieces: readonly Uint8Array[]) => Uint8Array.from(pieces.flatMap((piece) => [...piece]));
const noise = fc.oneof(
  fc.uint8Array({ maxLength: 6 }),
  fc
    .constantFrom(
      '"',
      ',',
      '\t',
      ';',
      '\r\n',
      '\0',
      '\x1a',
      '-0- ',
      '<',
      '>',
      '&x;',
      '<!--',
      '{',
      '}',
      ']',
      '\\',
      '\u202e',
    )
    .map((text) => new TextEncoder().encode(text)),
);
const damage: fc.Arbitrary<(bytes: Uint8Array) => Uint8Array> = fc.oneof(
  fc.tuple(share, fc.nat(60)).map(
    ([at, count]) =>
      (bytes: Uint8Array) =>
        joined(bytes.subarray(0, place(bytes, at)), bytes.subarray(place(bytes, at) + count)),
  ),
  fc.tuple(share, noise).map(
    ([at, more]) =>
      (bytes: Uint8Array) =>
        joined(bytes.subarray(0, place(bytes, at)), more, bytes.subarray(place(bytes, at))),
  ),
  share.map((at) => (bytes: Uint8Array) => bytes.slice(0, place(bytes, at))),
  fc.tuple(share, fc.nat(255)).map(([at, value]) => (bytes: Uint8Array) => {
    const changed = bytes.slice();
    changed[place(bytes, at)] = value;
    return changed;
  }),
);

function expectBalance({ reading, entities, codes }: ReadForTest, tables: readonly string[]): void {
  expect(reading.counts.entries).toBe(entities.length);
  expect(entities.every(({ names, sourceId, raw }) => names.length > 0 && sourceId !== '' && raw.length > 0)).toBe(
    true,
  );
  if (codes('fatal').length > 0) return;
  const rows = tables.reduce((sum, table) => sum + (reading.counts.rows[table] ?? 0), 0);
  const refused = reading.problems.filter(
    ({ weight, field, file }) =>
      weight === 'reject' && (field !== 'ent_num' || file === '0') && (tables[0] !== 'prim' || file === '0'),
  ).length;
  expect(entities.length + refused).toBe(rows);
}

const bytesOf = (parts: readonly string[]): Uint8Array[] => parts.map((part) => new TextEncoder().encode(part));
const read = (parts: readonly Uint8Array[]) => readThem(parts.map((part, index) => partOf(part, String(index))));

describe.each(Object.entries(lists))('%s', (_, { parts, tables }) => {
  test('is read whole as it is', async () => {
    const whole = await read(bytesOf(parts));
    expect(whole.codes('fatal')).toEqual([]);
    expect(whole.entities.length).toBeGreaterThan(0);
    expectBalance(whole, tables);
  });

  test('damaged, is read or refused: never an error, never a row lost in silence', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), fc.nat(), async (damages, which) => {
        const damaged: Uint8Array[] = bytesOf(parts);
        const index = which % damaged.length;
        damaged[index] = damages.reduce((bytes, act) => act(bytes), damaged[index] ?? new Uint8Array());
        expectBalance(await read(damaged), tables);
      }),
      { numRuns: 120 },
    );
  });

  test('cut anywhere, is never shorter in silence', async () => {
    const whole = await read(bytesOf(parts));
    await fc.assert(
      fc.asyncProperty(share, fc.nat(), async (at, which) => {
        const cut: Uint8Array[] = bytesOf(parts);
        const index = which % cut.length;
        const one = cut[index] ?? new Uint8Array();
        cut[index] = one.subarray(0, place(one, at));
        const { entities, reading } = await read(cut);
        const same = JSON.stringify(entities) === JSON.stringify(whole.entities);
        const tail = new TextDecoder().decode(one.subarray(place(one, at)));
        // a list without a mark at its end cannot say that it was cut between two rows
        const atLineEnd =
          !tables.includes('prim') &&
          /^(?:\r?\n|$)|^(?=")/.test(tail) &&
          /[\r\n"]$/.test(new TextDecoder().decode(cut[index]));
        if (!same && !atLineEnd) expect(reading.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
  });
});

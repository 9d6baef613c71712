import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { madeUpLists } from '../testing/made-up-lists.ts';
import { type ReadForTest, readText } from '../testing/read-text.ts';

/** Tables whose rows are each in an entity or refused; the others count parts of a row. */
const mainTables: Readonly<Record<keyof typeof madeUpLists, readonly string[]>> = {
  'un-xml': ['individual', 'entity'],
  'uk-sanctions-xml': ['designation'],
  'uk-sanctions-csv': ['row'],
  'eu-fsf-xml': ['sanction-entity'],
  'eu-fsf-csv-1.1': ['row'],
  'us-dhs-uflpa-html': ['2(d)(2)(B)(i)', '2(d)(2)(B)(ii)', '2(d)(2)(B)(iv)', '2(d)(2)(B)(v)', 'other'],
  'us-dhs-uflpa-csv': ['row'],
  'us-cbp-wro-csv': ['row'],
  'listed-names-json': ['entity'],
  'worldbank-debarred-json': ['firm'],
  'us-state-7031c-html': ['entry'],
  'opensanctions-ftm': ['line'],
  'opensanctions-nested': ['line'],
};

type Damage = (text: string) => string;

const share = fc.double({ min: 0, max: 1, noNaN: true });
const place = (text: string, at: number): number => Math.min(text.length, Math.floor(at * text.length));
const noise = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.constantFrom(
    '\0',
    '\n',
    '"',
    ';',
    ',',
    '<',
    '>',
    '&',
    '&amp;',
    '\u202e',
    '\ufeff',
    '(',
    ')',
    '\t',
    ']]>',
    '<!--',
    '{',
    '}',
    '[',
    ']',
    '\\',
    '\u{1f600}',
    '\ud800',
  ),
);

const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.tuple(share, fc.nat(40)).map(
    ([at, count]) =>
      (text: string) =>
        text.slice(0, place(text, at)) + text.slice(place(text, at) + count),
  ),
  fc.tuple(share, noise).map(
    ([at, more]) =>
      (text: string) =>
        text.slice(0, place(text, at)) + more + text.slice(place(text, at)),
  ),
  fc.tuple(share, fc.nat(200)).map(([at, count]) => (text: string) => {
    const from = place(text, at);
    return text.slice(0, from) + text.slice(from, from + count).repeat(2) + text.slice(from + count);
  }),
  share.map((at) => (text: string) => text.slice(0, place(text, at))),
  fc.tuple(share, share).map(([one, other]) => (text: string) => {
    const lines = text.split('\n');
    const [a, b] = [place(text, one), place(text, other)].map((at) =>
      Math.min(lines.length - 1, text.slice(0, at).split('\n').length - 1),
    );
    [lines[a ?? 0], lines[b ?? 0]] = [lines[b ?? 0] ?? '', lines[a ?? 0] ?? ''];
    return lines.join('\n');
  }),
  fc.constant((text: string) => text.replace(/\P{ASCII}/gu, 'ÿ')),
);

/** A cell of joined names makes several entities of one row; a party with the same row twice has it twice. */
function rowsTaken(entities: ReadForTest['entities']): number {
  const most = new Map<string, number>();
  for (const { listId, sourceId, raw } of entities) {
    const own = new Map<string, number>();
    for (const row of raw) own.set(row, (own.get(row) ?? 0) + 1);
    for (const [row, count] of own) {
      const key = listId === 'us-cbp-wro' ? row : `${sourceId} ${row}`;
      most.set(key, Math.max(most.get(key) ?? 0, count));
    }
  }
  return [...most.values()].reduce((sum, count) => sum + count, 0);
}

/** What came in is either taken or refused by name: nothing is lost between. */
function expectBalance({ reading, entities, codes }: ReadForTest): void {
  if (codes('fatal').length > 0) return;
  const tables = Object.hasOwn(mainTables, reading.format)
    ? mainTables[reading.format as keyof typeof madeUpLists]
    : [];
  const rowsIn = tables.reduce((sum, table) => sum + (reading.counts.rows[table] ?? 0), 0);
  const aside = (reading.counts.rows.detail ?? 0) + (reading.counts.rows['without-topic'] ?? 0);
  // what is no row of its table is refused beside them
  const refused = codes('reject').filter((code) => code !== 'ELEMENT_UNKNOWN').length;
  expect(rowsTaken(entities) + refused + aside).toBe(rowsIn);
  expect(reading.counts.entries).toBe(entities.length);
  expect(entities.every(({ names, sourceId }) => names.length > 0 && sourceId !== '')).toBe(true);
}

describe.each(Object.entries(madeUpLists))('%s, damaged', (_, list) => {
  test('never throws and never loses a row in silence', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 4 }), async (damages) => {
        expectBalance(await readText(damages.reduce((text, act) => act(text), list)));
      }),
      { numRuns: 120 },
    );
  });

  test('in windows-1252 is read or refused, and never throws', async () => {
    const bytes = Uint8Array.from([...list], (char) => Math.min(255, char.codePointAt(0) ?? 63));
    expectBalance(await readText(bytes));
  });

  test('in UTF-16 gives the same as in UTF-8', async () => {
    const bytes = new Uint8Array(2 + list.length * 2);
    bytes.set([0xff, 0xfe]);
    for (let at = 0; at < list.length; at++)
      bytes.set([list.charCodeAt(at) & 255, list.charCodeAt(at) >> 8], 2 + at * 2);
    const [wide, narrow] = [await readText(bytes), await readText(list)];
    // an XML declaration may say utf-8 whatever the bytes are
    expect(wide.entities.map(({ names }) => names)).toEqual(narrow.entities.map(({ names }) => names));
  });
});

test('most damaged lists are read, so that the balance is looked at', async () => {
  const seed = fc.sample(damage, { seed: 7, numRuns: 40 });
  const read = await Promise.all(Object.values(madeUpLists).flatMap((list) => seed.map((act) => readText(act(list)))));
  expect(read.filter(({ codes }) => codes('fatal').length === 0).length).toBeGreaterThan(read.length / 3);
});

test('random bytes are refused, whatever they are', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      const { entities, codes } = await readText(bytes);
      expect(entities).toEqual([]);
      expect(codes('fatal').length).toBe(1);
    }),
    { numRuns: 300 },
  );
});

describe('hostile XML', () => {
  const bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>';
  const outside = '<!DOCTYPE x SYSTEM "file:///etc/passwd">';
  test.each(['un-xml', 'uk-sanctions-xml', 'eu-fsf-xml'] as const)(
    '%s with a document type is refused whole',
    async (format) => {
      for (const doctype of [bomb, outside]) {
        const { entities, codes } = await readText(madeUpLists[format].replace(/\?>/, `?>${doctype}`));
        expect(codes('fatal')).toEqual(['XML_HAS_DTD']);
        expect(entities).toEqual([]);
      }
    },
  );

  test('a list nested without end is refused', async () => {
    const { codes } = await readText(madeUpLists['un-xml'].replace('<TITLE>', '<TITLE>'.repeat(5_000)));
    expect(codes('fatal')).toEqual(['LIST_TOO_LARGE']);
  });
});

test.each(['(', '(or ', 'a/k/a ', '; ', ', ', ' and ', '(also known as ', '1', ' 1 (', '(See alternate', '\u202e'])(
  'a name field that repeats %j twenty thousand times is read or refused, and soon',
  async (piece) => {
    const long = piece.repeat(20_000);
    for (const list of Object.values(madeUpLists)) {
      const names = [
        'Tomas Quill',
        'PAPER BOAT LINE',
        'X0000001',
        'Paper Duck Silicon',
        'QUILL, Tomas',
        'Paper Tree Farm',
        'Dock 1',
      ];
      const text = names.reduce((damaged, name) => damaged.replace(name, () => `${name} ${long}`), list);
      expectBalance(await readText(text));
    }
  },
);

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IndexEntry } from '../types.ts';
import { IndexError } from './errors.ts';
import { entries, entryOf, subjectOf, subjects } from './fixture.ts';
import { buildIndex, fromBytes } from './name-index.ts';

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof IndexError) return error.code;
    throw error;
  }
  return 'none';
};

const listed: readonly IndexEntry[] = [entryOf('1', 'Ivan Petrov'), entryOf('2', 'Maria Garcia'), entryOf('3', '陈伟')];
const file = (): Uint8Array => new Uint8Array(buildIndex(listed).toBytes());

describe('the index as a file', () => {
  it('is the same bytes whatever the order of the entries', () => {
    fc.assert(
      fc.property(
        entries(15).chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, shuffled]) => {
          expect(Buffer.compare(buildIndex(list).toBytes(), buildIndex(shuffled).toBytes())).toBe(0);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('answers the same once it is read again, to the byte', () => {
    fc.assert(
      fc.property(entries(20), fc.array(subjects, { minLength: 1, maxLength: 4 }), (list, asked) => {
        const index = buildIndex(list);
        const again = fromBytes(new Uint8Array(index.toBytes()));
        for (const subject of asked) {
          expect(JSON.stringify(again.search(subject))).toBe(JSON.stringify(index.search(subject)));
        }
        expect(Buffer.compare(again.toBytes(), index.toBytes())).toBe(0);
      }),
      { numRuns: 30 },
    );
  });

  it('is read from any place in a larger buffer', () => {
    const bytes = file();
    const larger = new Uint8Array(bytes.length + 3);
    larger.set(bytes, 3);
    expect(fromBytes(larger.subarray(3)).search(subjectOf('Ivan Petrov'))[0]?.key).toBe('1');
  });

  it('is refused when it is cut short, at every length', () => {
    const bytes = file();
    for (const length of [0, 5, 8, 40, 63, 64, 200, bytes.length - 1]) {
      const code = codeOf(() => fromBytes(bytes.slice(0, length)));
      expect(code).toBe(length < 8 ? 'INDEX_NOT_AN_INDEX' : 'INDEX_TRUNCATED');
    }
  });

  it('is refused when any byte of it is another', () => {
    const bytes = file();
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        // 24 to 31 hold nothing
        fc.pre(at < 24 || at > 31);
        const other = bytes.slice();
        other[at] = (other[at] as number) ^ change;
        expect(codeOf(() => fromBytes(other))).toMatch(/^INDEX_(NOT_AN_INDEX|OTHER_VERSION|TRUNCATED|DAMAGED)$/);
      }),
      { numRuns: 500 },
    );
  });

  it('is refused when something follows it, when it is of another format, and when it is something else', () => {
    const bytes = file();
    const longer = new Uint8Array(bytes.length + 8);
    longer.set(bytes);
    expect(codeOf(() => fromBytes(longer))).toBe('INDEX_DAMAGED');
    const older = bytes.slice();
    older[8] = 99;
    expect(codeOf(() => fromBytes(older))).toBe('INDEX_OTHER_VERSION');
    expect(codeOf(() => fromBytes(new TextEncoder().encode('ent_num,SDN_Name,SDN_Type')))).toBe('INDEX_NOT_AN_INDEX');
  });
});

describe('building an index', () => {
  it('is refused where two entries have one key, naming it', () => {
    expect(() => buildIndex([entryOf('same', 'Ivan'), entryOf('other', 'Ana'), entryOf('same', 'Maria')])).toThrow(
      /same/,
    );
    expect(codeOf(() => buildIndex([entryOf('same', 'Ivan'), entryOf('same', 'Maria')]))).toBe('INDEX_SAME_KEY_TWICE');
  });

  it('is refused where a name is longer than any name can be', () => {
    expect(codeOf(() => buildIndex([entryOf('1', 'ab '.repeat(30_000))]))).toBe('INDEX_NAME_TOO_LONG');
    expect(buildIndex([entryOf('1', 'ab '.repeat(3_500))]).entries).toBe(1);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IndexEntry } from '../types.ts';
import { entries, entryOf, subjectOf, subjects } from './fixture.ts';
import { buildIndex, fromBytes, mergeChanges, withChanges } from './name-index.ts';

const applied = (before: readonly IndexEntry[], upserts: readonly IndexEntry[], removed: readonly string[]) => {
  const all = new Map(before.map((entry) => [entry.key, entry]));
  for (const key of removed) all.delete(key);
  for (const entry of upserts) all.set(entry.key, entry);
  return [...all.values()];
};

const keysOf = fc.array(
  fc.integer({ min: 0, max: 99 }).map((number) => `list/${number}`),
  { maxLength: 8 },
);

describe('an index with changes', () => {
  it('answers as one built anew, with one change after another, merged or not', () => {
    fc.assert(
      fc.property(
        entries(20),
        entries(8),
        keysOf,
        entries(8),
        keysOf,
        fc.array(subjects, { minLength: 2, maxLength: 4 }),
        (first, second, gone, third, goneToo, asked) => {
          const changed = withChanges(withChanges(buildIndex(first), { upserts: second, removed: gone }), {
            upserts: third,
            removed: goneToo,
          });
          const anew = buildIndex(applied(applied(first, second, gone), third, goneToo));
          expect([changed.entries, changed.names]).toEqual([anew.entries, anew.names]);
          for (const subject of asked) {
            const options = { threshold: 0.3, limit: 50 };
            expect(JSON.stringify(changed.search(subject, options))).toBe(
              JSON.stringify(anew.search(subject, options)),
            );
          }
          expect(Buffer.compare(changed.toBytes(), anew.toBytes())).toBe(0);
          expect(Buffer.compare(mergeChanges(changed).toBytes(), anew.toBytes())).toBe(0);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('leaves the index before as it was, for searches that still run on it', () => {
    const before = buildIndex([entryOf('1', 'Ivan Petrov'), entryOf('2', 'Maria Garcia')]);
    const answer = JSON.stringify(before.search(subjectOf('Ivan Petrov')));
    const after = withChanges(before, { upserts: [entryOf('3', 'Ivan Petroff')], removed: ['1'] });
    expect(after.search(subjectOf('Ivan Petrov')).map(({ key }) => key)).toEqual(['3']);
    expect(JSON.stringify(before.search(subjectOf('Ivan Petrov')))).toBe(answer);
    expect(before.entry('1')).not.toBeNull();
    expect(after.entry('1')).toBeNull();
  });

  it('is not made at all where one entry of it cannot be taken', () => {
    const before = buildIndex([entryOf('1', 'Ivan Petrov')]);
    const bad = [entryOf('2', 'Maria Garcia'), entryOf('2', 'Maria Smith')];
    expect(() => withChanges(before, { upserts: bad, removed: ['1'] })).toThrow(/key 2/);
    expect(before.search(subjectOf('Ivan Petrov')).map(({ key }) => key)).toEqual(['1']);
    expect(before.entries).toBe(1);
  });

  it('forgets nothing when it is saved and opened', () => {
    const changed = withChanges(buildIndex([entryOf('1', 'Ivan Petrov')]), {
      upserts: [entryOf('2', 'Maria Garcia')],
      removed: ['nobody'],
    });
    const opened = fromBytes(changed.toBytes());
    expect(opened.entries).toBe(2);
    expect(opened.search(subjectOf('Maria Garzia')).map(({ key }) => key)).toEqual(['2']);
  });

  it('may lose everything and be filled again', () => {
    const empty = withChanges(buildIndex([entryOf('1', 'Ivan Petrov')]), { upserts: [], removed: ['1'] });
    expect(empty.search(subjectOf('Ivan Petrov'))).toEqual([]);
    const filled = withChanges(empty, { upserts: [entryOf('1', 'Maria Garcia')], removed: [] });
    expect(filled.search(subjectOf('Maria Garcia')).map(({ key }) => key)).toEqual(['1']);
    expect(filled.search(subjectOf('Ivan Petrov'))).toEqual([]);
  });
});

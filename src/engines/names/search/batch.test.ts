import { describe, expect, it } from 'vitest';
import type { Candidate, Subject } from '../types.ts';
import { searchMany } from './batch.ts';
import { entryOf, subjectOf } from './fixture.ts';
import { buildIndex, fromBytes, withChanges } from './name-index.ts';

const names = Array.from({ length: 150 }, (_, i) => `Ivan${i % 7} Petrov${i % 11} ${'abcdefgh'[i % 8]}arcia`);
const base = buildIndex(names.map((name, i) => entryOf(`k${i}`, name)));
const index = withChanges(base, { upserts: [entryOf('new', 'Ivan3 Petrov4')], removed: ['k3', 'k17'] });
const asked = names.map((name) => subjectOf(name));

const all = async (answers: AsyncIterable<readonly Candidate[]>): Promise<(readonly Candidate[])[]> => {
  const found = [];
  for await (const answer of answers) found.push(answer);
  return found;
};

describe('searching for many', () => {
  it('answers in order and as one search after the other does, in two threads', async () => {
    const found = await all(searchMany(index, asked, { threads: 2, threshold: 0.4 }));
    expect(JSON.stringify(found)).toBe(
      JSON.stringify(asked.map((subject) => index.search(subject, { threshold: 0.4 }))),
    );
  });

  it('searches an index opened from memory that is not shared', async () => {
    const opened = fromBytes(new Uint8Array(base.toBytes()));
    const found = await all(searchMany(opened, asked.slice(0, 3)));
    expect(JSON.stringify(found)).toBe(JSON.stringify(asked.slice(0, 3).map((subject) => base.search(subject))));
  });

  it('draws subjects no faster than it answers, and ends when nobody listens', async () => {
    let drawn = 0;
    let closed = false;
    const endless = async function* (): AsyncGenerator<Subject> {
      try {
        for (;;) {
          drawn++;
          yield subjectOf('Ivan3 Petrov4');
        }
      } finally {
        closed = true;
      }
    };
    for await (const answer of searchMany(index, endless(), { threads: 1 })) {
      expect(answer[0]?.key).toBe('new');
      break;
    }
    expect(closed).toBe(true);
    expect(drawn).toBeLessThan(200);
  });

  it('hands on what the subjects fail with', async () => {
    const failing = async function* (): AsyncGenerator<Subject> {
      yield subjectOf('Ivan3 Petrov4');
      throw new Error('the file ends in the middle');
    };
    await expect(all(searchMany(index, failing()))).rejects.toThrow('the file ends in the middle');
  });

  it('answers nothing for nobody', async () => {
    expect(await all(searchMany(index, []))).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../engines/names/types.ts';
import { type Card, directoryOf, keyOf, type Term } from './cards.ts';
import { hitsOf } from './hits.ts';

const term = (measure: Term['measure'], more: Partial<Term> = {}): Term => ({
  measure,
  programme: '',
  from: '',
  until: '',
  status: 'active',
  ...more,
});
const day = '2026-11-24';
const card = (list: string, sourceId: string, more: Partial<Card> = {}): Card => ({
  list,
  sourceId,
  hash: `${list}${sourceId}`,
  caption: `${list} ${sourceId}`,
  schema: 'Organization',
  terms: [term('block')],
  sameAs: [],
  ...more,
});
const candidate = (key: string, score: number, band: Candidate['band'] = 'hit'): Candidate => ({
  key,
  score,
  band,
  ofac: 90,
  matchedName: key,
  evidence: { score, matches: [], unmatchedQuery: [], unmatchedListed: [], qualifiers: [] },
});
const versions = new Map([['a', { date: '2026-11-24', sha256: 'f'.repeat(64) }]]);

describe('hits', () => {
  it('show entries of one party once, under the entry the others point to, with all measures of all of them', () => {
    const directory = directoryOf(
      [
        card('a', '1', { terms: [term('block', { programme: 'TCO' })] }),
        card('csl', 'r7', { sameAs: ['a/1'], terms: [term('export')] }),
        card('b', '9', { sameAs: ['a/1'], terms: [term('visa', { programme: 'X' })] }),
      ],
      versions,
    );
    const hits = hitsOf([candidate('csl/r7', 0.98), candidate('b/9', 0.9), candidate('a/1', 0.95)], directory, {
      day,
      limit: 5,
    });
    expect(hits).toHaveLength(1);
    expect(hits[0]).toMatchObject({
      score: 0.98,
      matchedName: 'csl/r7',
      list: 'a',
      sourceId: '1',
      members: [
        { list: 'a', sourceId: '1' },
        { list: 'b', sourceId: '9' },
        { list: 'csl', sourceId: 'r7' },
      ],
      measures: ['block', 'visa', 'export'],
      programmes: ['TCO', 'X'],
      listVersion: { date: '2026-11-24' },
    });
  });

  it('name a measure that has ended by the day as ended, and ask for it no more', () => {
    const until = (last: string) => card('a', '1', { terms: [term('debar', { until: last, status: 'unknown' })] });
    const asked = (last: string, measures?: readonly Term['measure'][]) =>
      hitsOf([candidate('a/1', 0.9)], directoryOf([until(last)], versions), { day, limit: 5, measures });
    expect(asked('2026-11-25')[0]).toMatchObject({ measures: ['debar'], ended: [] });
    expect(asked('2026-11-24')[0]).toMatchObject({ measures: [], ended: ['debar'] });
    expect(asked('2026-11-24', ['debar'])).toEqual([]);
  });

  it('join two that point to the same third, also where the third is not loaded', () => {
    const directory = directoryOf(
      [card('csl', 'x', { sameAs: ['a/1'] }), card('csl', 'y', { sameAs: ['a/1'] })],
      versions,
    );
    expect(hitsOf([candidate('csl/x', 0.9), candidate('csl/y', 0.95)], directory, { day, limit: 5 })).toHaveLength(1);
  });

  it('tell of a party only as far as it stands on the lists that were asked for', () => {
    const directory = directoryOf(
      [card('a', '1'), card('b', '9', { sameAs: ['a/1'], terms: [term('visa')] })],
      versions,
    );
    const [hit] = hitsOf([candidate('b/9', 0.9)], directory, { day, limit: 5, lists: ['b'] });
    expect(hit).toMatchObject({ list: 'b', members: [{ list: 'b', sourceId: '9' }], measures: ['visa'] });
  });

  it('leave out what is in no band, unless a threshold was given', () => {
    const directory = directoryOf([card('a', '1')], versions);
    const weak = [candidate('a/1', 0.6, 'none')];
    expect(hitsOf(weak, directory, { day, limit: 5 })).toEqual([]);
    expect(hitsOf(weak, directory, { day, limit: 5, threshold: 0.55 })).toHaveLength(1);
  });

  it('come in the same order whatever order the engine gives', () => {
    const ids = ['1', '2', '3', '4', '5', '6'];
    const directory = directoryOf(
      ids.map((id) => card('a', id)),
      versions,
    );
    const scores = fc.array(fc.constantFrom(0.7, 0.8, 0.9), { minLength: ids.length, maxLength: ids.length });
    fc.assert(
      fc.property(scores, fc.shuffledSubarray(ids, { minLength: ids.length }), (given, order) => {
        const all = ids.map((id, i) => candidate(keyOf({ list: 'a', sourceId: id }), given[i] ?? 0));
        const shuffled = order.map((id) => all[Number(id) - 1] as Candidate);
        expect(hitsOf(shuffled, directory, { day, limit: 4 })).toEqual(hitsOf(all, directory, { day, limit: 4 }));
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import type { HitView } from '../../contract.ts';
import { countsOf, everyLine, lineFits } from './lines.ts';

const hit = (more: Partial<HitView>): HitView => ({
  score: 0.9,
  band: 'hit',
  ofac: 90,
  list: 'us-ofac-sdn',
  sourceId: '1',
  members: [{ list: 'us-ofac-sdn', sourceId: '1' }],
  caption: 'A',
  matchedName: 'A',
  schema: 'Person',
  ended: [],
  measures: ['block'],
  programmes: [],
  listVersion: { date: '2026-11-24', sha256: '0'.repeat(64) },
  evidence: { score: 0.9, matches: [], unmatchedQuery: [], unmatchedListed: [], qualifiers: [] },
  ...more,
});

describe('lines of a screened table', () => {
  const line = {
    hits: [
      hit({}),
      hit({ band: 'review', measures: ['debar'], members: [{ list: 'us-sam-exclusions', sourceId: '2' }] }),
    ],
  };

  it('fit where one possible match has all that is asked for, not two of them together', () => {
    expect(lineFits(line, everyLine)).toBe(true);
    expect(lineFits(line, { ...everyLine, band: 'review', measure: 'debar' })).toBe(true);
    expect(lineFits(line, { ...everyLine, band: 'hit', measure: 'debar' })).toBe(false);
    expect(lineFits(line, { ...everyLine, list: 'us-sam-exclusions' })).toBe(true);
    expect(lineFits({ hits: [] }, everyLine)).toBe(false);
  });

  it('are counted by list and by measure', () => {
    expect(countsOf({ rows: 3, 'list:us-ofac-sdn': 2, 'measure:block': 1 }, 'list')).toEqual([['us-ofac-sdn', 2]]);
  });
});

import { describe, expect, it } from 'vitest';
import { compare, type Entity, spanText } from './compare.ts';

const entity = (more: Partial<Entity>): Entity => ({
  list: 'us-ofac-sdn',
  sourceId: '1',
  hash: '0'.repeat(64),
  schema: 'Person',
  caption: 'KORVENDAL, Sibbe',
  names: [],
  births: [],
  birthPlaces: [],
  countries: [],
  gender: '',
  identifiers: [],
  addresses: [],
  positions: [],
  measures: [],
  links: [],
  remarks: [],
  topics: [],
  sourceUrl: '',
  sameAs: [],
  raw: [],
  listVersion: { date: '2026-11-24', sha256: '0'.repeat(64) },
  ...more,
});
const evidence = { score: 0.9, matches: [], unmatchedQuery: [], unmatchedListed: [], qualifiers: [] };
const subject = {
  name: 'S K',
  kind: 'person' as const,
  births: ['1974'],
  countries: [],
  gender: '' as const,
  identifiers: [],
};
const plain = (text: string): string => text;
const say = { kind: plain, schema: plain, country: plain, gender: plain };
const birth = (from: string, to: string, precision: string, circa = false) => ({ from, to, precision, circa });

describe('the two sides of a match', () => {
  it('show every entry of the party once, and dates as one writes them', () => {
    const lines = compare(
      subject,
      [
        entity({ births: [birth('1974-01-01', '1974-12-31', 'year'), birth('1961-03-12', '1961-03-12', 'day')] }),
        entity({
          births: [birth('1961-03-12', '1961-03-12', 'day'), birth('1950-01-01', '1955-12-31', 'year', true)],
        }),
      ],
      evidence,
      say,
    );
    expect(lines.find(({ what }) => what === 'birth')).toEqual({
      what: 'birth',
      asked: ['1974'],
      listed: ['1974', '1961-03-12', '~ 1950–1955'],
      verdict: null,
    });
    expect(lines.map(({ what }) => what)).toEqual(['kind', 'birth']);
  });

  it('say of dates what one would write', () => {
    expect(spanText('1961-01-01..1961-12-31, 1970-02-01..1970-02-28, 1980-05-04..1980-05-04, 1990-01-01')).toBe(
      '1961, 1970-02-01 – 1970-02-28, 1980-05-04, 1990-01-01',
    );
  });

  it('mark a difference where one of several comparisons found one', () => {
    const qualifiers = (['agrees', 'disagrees'] as const).map((verdict) => ({
      what: 'birth',
      verdict,
      shift: 0,
      query: '',
      listed: '',
    }));
    expect(compare(subject, [entity({})], { ...evidence, qualifiers }, say)[1]?.verdict).toBe('disagrees');
  });
});

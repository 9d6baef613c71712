import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeWithShared } from '../../testing/shared-data.ts';
import {
  type Claim,
  extractClaims,
  findDoubleCounts,
  type PairDecision,
  pairName,
  type ResultText,
  sumClaims,
} from './index.ts';

const claim = (program: string, rest: Partial<Claim> = {}): Claim => ({
  id: program,
  program,
  value: 1250,
  unit: 'clients',
  period: '2020',
  text: `${program} served 1,250 clients.`,
  ...rest,
});
const decide = (a: Claim, b: Claim, decision: PairDecision['decision'], shared?: number): PairDecision => ({
  pair: pairName(a, b),
  decision,
  ...(shared !== undefined && { shared }),
});
const [a, b, c] = [claim('A'), claim('B'), claim('C')];

describe('two programs with the same number of clients in the same year', () => {
  it('are one possible claim, shown with both texts', () => {
    const pairs = findDoubleCounts([a, b]);
    expect(pairs).toHaveLength(1);
    expect(pairs[0]).toMatchObject({
      value: 1250,
      unitKind: 'people served',
      periods: 'equal',
      strength: 'strong',
      first: { text: 'A served 1,250 clients.' },
      second: { text: 'B served 1,250 clients.' },
      decision: null,
    });
  });

  it('sum to 2,500 with a warning before the decision, and to 1,250 after "same"', () => {
    const before = sumClaims([a, b]);
    expect(before.total).toBe(2500);
    expect(before.warnings).toEqual(['1 possible double count is not decided; the total may be too high.']);
    expect(sumClaims([a, b], [decide(b, a, 'same')])).toEqual({ total: 1250, open: [], warnings: [] });
  });

  it('sum to 2,500 without question after "different", and in between after "partly"', () => {
    expect(sumClaims([a, b], [decide(a, b, 'different')])).toEqual({ total: 2500, open: [], warnings: [] });
    expect(sumClaims([a, b], [decide(a, b, 'partly', 250)])).toEqual({ total: 2250, open: [], warnings: [] });
    expect(sumClaims([a, b], [decide(a, b, 'partly')])).toMatchObject({
      total: 2500,
      warnings: [expect.stringMatching(/partly/)],
    });
  });

  it('keep the decision beside the pair, so that it is not asked again', () => {
    expect(findDoubleCounts([b, a], [decide(a, b, 'different')])[0]?.decision?.decision).toBe('different');
  });
});

describe('a pair', () => {
  it.each<[string, Claim, Claim]>([
    ['another unit', a, claim('B', { unit: 'grants' })],
    ['another value', a, claim('B', { value: 1251 })],
    ['periods that do not meet', a, claim('B', { period: 'FY2022' })],
    ['the same program', a, claim('B', { program: 'A' })],
    ['nothing to count', claim('A', { value: 0 }), claim('B', { value: 0 })],
  ])('with %s is not flagged', (_, first, second) => expect(findDoubleCounts([first, second])).toEqual([]));

  it('of one kind under other words, in periods that overlap or are not stated, is flagged', () => {
    expect(findDoubleCounts([a, claim('B', { unit: 'trafficking victims' })])).toHaveLength(1);
    expect(findDoubleCounts([a, claim('B', { period: 'FY2020' })])[0]?.periods).toBe('overlap');
    expect(findDoubleCounts([a, claim('B', { period: null })])[0]?.periods).toBe('not stated');
    expect(findDoubleCounts([a, claim('B', { period: 'recently' })])[0]?.periods).toBe('not stated');
  });

  it('of small or round numbers is weak and comes last', () => {
    const of = (value: number) => [claim(`A${value}`, { value }), claim(`B${value}`, { value })];
    const pairs = findDoubleCounts([12, 5000, 1250].flatMap(of));
    expect(pairs.map(({ value, strength }) => [value, strength])).toEqual([
      [1250, 'strong'],
      [5000, 'weak'],
      [12, 'weak'],
    ]);
    expect(pairs.map(({ weakness }) => weakness)).toEqual([[], ['The number is round.'], ['The number is small.']]);
  });
});

describe('a sum', () => {
  it('counts three that are the same once, and says when decisions disagree', () => {
    const same = [decide(a, b, 'same'), decide(b, c, 'same')];
    expect(sumClaims([a, b, c], [...same, decide(a, c, 'different')])).toMatchObject({
      total: 1250,
      warnings: ['1 marked "different" although both are the same as a third claim.'],
    });
  });

  it('of claims that all share everything in part is never less than one of them', () => {
    const partly = [decide(a, b, 'partly', 1250), decide(b, c, 'partly', 1250), decide(a, c, 'partly', 9999)];
    expect(sumClaims([a, b, c], partly).total).toBe(1250);
    expect(sumClaims([]).total).toBe(0);
  });

  it('refuses to add apples and pears, and a claim given twice', () => {
    const error = (code: string) => expect.objectContaining({ code });
    expect(() => sumClaims([a, claim('B', { unit: 'grants' })])).toThrowError(error('UNITS_DIFFER'));
    expect(() => sumClaims([a, a])).toThrowError(error('CLAIM_TWICE'));
  });

  it('never changes without a decision, never exceeds the plain sum and never falls below the largest claim', () => {
    const values = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 7 });
    const verdicts = fc.array(fc.constantFrom('same' as const, 'different' as const, null), {
      minLength: 21,
      maxLength: 21,
    });
    fc.assert(
      fc.property(values, verdicts, (values, verdicts) => {
        const claims = values.map((value, index) => claim(`P${index}`, { value }));
        const plain = values.reduce((sum, value) => sum + value, 0);
        expect(sumClaims(claims).total).toBe(plain);
        const decisions = findDoubleCounts(claims).flatMap(({ pair }, index) => {
          const decision = verdicts[index];
          return decision ? [{ pair, decision }] : [];
        });
        const { total, open } = sumClaims(claims, decisions);
        expect(total).toBeLessThanOrEqual(plain);
        expect(total).toBeGreaterThanOrEqual(Math.max(...values));
        expect(open).toHaveLength(findDoubleCounts(claims).length - decisions.length);
      }),
    );
  });
});

describe('a claim', () => {
  const claims = (text: string) =>
    extractClaims({ id: 'r', program: 'P', period: 'FY2020', text }).map(({ value, unit, period }) => [
      value,
      unit,
      period,
    ]);

  it('is a number with its unit, and the period of its sentence', () => {
    expect(claims('From July 2019 through June 2020, grantees served 9,854 clients. 13 grants were awarded.')).toEqual([
      [9854, 'clients', 'July 2019 through June 2020'],
      [13, 'grants', 'FY2020'],
    ]);
    expect(claims('Between October 1, 2023, and March 2024 there were 4,837 referrals.')).toEqual([
      [4837, 'referrals', 'October 2023 through March 2024'],
    ]);
    expect(claims('In FY 2023, ILAB awarded approximately $67.6m, and 3.4 million inspections were done.')).toEqual([
      [67_600_000, 'USD', 'FY 2023'],
      [3_400_000, 'inspections', 'FY 2023'],
    ]);
    expect(claims('We reached many (1,250 survivors).')).toEqual([[1250, 'survivors', 'FY2020']]);
  });

  it('is no percentage, year, list number or label', () => {
    expect(
      claims('75% of clients stayed. In 2019 clients stayed. 1. Serving clients. Phase 2 clients. one (1) grant'),
    ).toEqual([]);
  });

  it('keeps its place in the text', () => {
    const text = 'First. Then 1,250 clients came.';
    const [found] = extractClaims({ id: 'r', program: 'P', period: null, text });
    expect(found?.id).toBe(`r@${text.indexOf('1,250')}`);
  });
});

interface Program {
  assistanceListing: string;
  results: { description: string; year: string }[];
}

describeWithShared('the federal program inventory', 'data/plan/fpi/trafficking-programs.json', (text) => {
  const texts = (JSON.parse(text) as Program[]).flatMap(({ assistanceListing, results }) =>
    results.map(
      ({ description, year }): ResultText => ({
        id: `${assistanceListing}/${year}`,
        program: assistanceListing,
        period: `FY${year}`,
        text: description,
      }),
    ),
  );

  it('has one strong possible double count: 9,854 clients in two listings', () => {
    const strong = findDoubleCounts(texts.flatMap(extractClaims)).filter(({ strength }) => strength === 'strong');
    expect(strong.map(({ value, periods, first, second }) => [value, periods, first.program, second.program])).toEqual([
      [9854, 'overlap', '16.834', '16.320'],
    ]);
  });
});

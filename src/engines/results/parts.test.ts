import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeWithShared } from '../../testing/shared-data.ts';
import { compareParts } from './index.ts';

const parts = (...values: (number | null)[]) => values.map((value, index) => ({ name: `part ${index + 1}`, value }));

describe('a total and its parts', () => {
  it('agree, or the difference is named', () => {
    expect(compareParts(10, parts(4, 6))).toMatchObject({ state: 'equal', difference: 0 });
    expect(compareParts(674, parts(600, 62))).toMatchObject({
      state: 'parts fall short',
      difference: 12,
      text: 'The parts sum to 662 of 674; 12 are in no part.',
    });
    expect(compareParts(10, parts(6, 6))).toMatchObject({
      state: 'parts exceed',
      difference: -2,
      text: 'The parts sum to 12, 2 more than the total of 10.',
    });
  });

  it('cannot be compared while something is unknown, and it says what', () => {
    expect(compareParts(10, parts(4, null))).toMatchObject({ state: 'cannot compare', text: 'Not known: part 2.' });
    expect(compareParts(null, parts(4)).text).toBe('The total is not known.');
    expect(compareParts(10, []).text).toBe('There are no parts.');
    expect(() => compareParts(Number.NaN, [])).toThrowError(expect.objectContaining({ code: 'VALUE_NOT_FINITE' }));
  });

  it('of decimals do not differ by rounding in binary', () => {
    expect(compareParts(0.3, parts(0.1, 0.2)).state).toBe('equal');
  });

  it('always make the total with the difference', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.array(fc.nat(10_000), { minLength: 1 }), (total, values) => {
        const { sum, difference } = compareParts(total, parts(...values));
        expect(sum + difference!).toBe(total);
      }),
    );
  });
});

describeWithShared(
  'the published series on detected victims',
  'data/plan/standards/open-sdg/ons-indicator_16-2-2.csv',
  (text) => {
    const rows = text
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(','))
      .map(([year, , sex, age, , , , value]) => ({ year, sex, age, value: Number(value) }));
    const total = (year: string) => rows.find((row) => row.year === year && !row.sex && !row.age)!.value;
    const by = (year: string, dimension: 'sex' | 'age', other: 'sex' | 'age') =>
      rows
        .filter((row) => row.year === year && row[dimension] && !row[other])
        .map((row) => ({ name: row[dimension]!, value: row.value }));

    it('has ages that sum to 662 of 674 in 2011', () => {
      expect(compareParts(total('2011'), by('2011', 'age', 'sex'))).toMatchObject({
        total: 674,
        sum: 662,
        difference: 12,
      });
    });

    it('has sexes that leave 42 of 9,720 in 2020', () => {
      expect(compareParts(total('2020'), by('2020', 'sex', 'age'))).toMatchObject({ total: 9720, difference: 42 });
    });
  },
);

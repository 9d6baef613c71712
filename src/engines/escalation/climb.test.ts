import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { climbLadder, type Determination, EscalationRuleSchema, precedingYears } from './index.ts';
import { GPRAMA_LADDER } from './testing/gprama.ts';

const years = (...met: (boolean | null)[]): Determination[] =>
  met.map((met, index) => ({
    fiscalYear: 2019 + index,
    met,
    determinedOn: met === null ? null : `${2020 + index}-03-01`,
  }));
const rungs = (determinations: Determination[]) =>
  climbLadder(determinations, GPRAMA_LADDER).entries.map(({ ruleId, fiscalYear }) => `${fiscalYear} ${ruleId}`);

describe('the ladder', () => {
  it('asks for a plan, then actions before Congress, then recommendations within 60 days', () => {
    const { entries, unmetInARow } = climbLadder(years(false, false, false), GPRAMA_LADDER);
    expect(entries.map(({ fiscalYear, by, to, source, due }) => [fiscalYear, by, to, source, due])).toEqual([
      [2019, 'Agency head', 'Office of Management and Budget', '31 USC 1116(g)', null],
      [2020, 'Agency head', 'Congress', '31 USC 1116(h)', null],
      [2021, 'Director of the Office of Management and Budget', 'Congress', '31 USC 1116(i)', '2022-04-30'],
    ]);
    expect(entries[2]?.unmet).toEqual([2019, 2020, 2021]);
    expect(unmetInARow).toBe(3);
  });

  it('starts again after a met year', () => {
    expect(rungs(years(false, false, true, false))).toEqual(['2019 unmet-1', '2020 unmet-2', '2022 unmet-1']);
    expect(climbLadder(years(false, true), GPRAMA_LADDER).unmetInARow).toBe(0);
  });

  it('stays on the third rung in a fourth unmet year', () => {
    expect(rungs(years(false, false, false, false)).at(-1)).toBe('2022 unmet-3');
  });

  it('never counts silence as unmet, and names the silent years', () => {
    expect(rungs(years(false, null, false))).toEqual(['2019 unmet-1', '2021 unmet-1']);
    expect(climbLadder(years(false, null, false), GPRAMA_LADDER).undetermined).toEqual([2020]);
    const gap = years(false, true, false).filter(({ fiscalYear }) => fiscalYear !== 2020);
    expect(climbLadder(gap, GPRAMA_LADDER)).toMatchObject({ undetermined: [2020], unmetInARow: 1 });
  });

  it('takes the dates that a pack sets, and none before the determination has a day', () => {
    const rules = GPRAMA_LADDER.map((rule) => ({ ...rule, dueDays: 90 }));
    expect(climbLadder(years(false), rules).entries[0]?.due).toBe('2020-05-30');
    const undated = years(false).map((determination) => ({ ...determination, determinedOn: null }));
    expect(climbLadder(undated, rules).entries[0]?.due).toBeNull();
  });

  it('is empty for a goal nobody has judged', () => {
    expect(climbLadder([], GPRAMA_LADDER)).toEqual({ entries: [], unmetInARow: 0, undetermined: [] });
  });

  it('refuses a year given twice and a date that does not exist', () => {
    const twice = [...years(false), ...years(true)];
    expect(() => climbLadder(twice, GPRAMA_LADDER)).toThrowError(
      expect.objectContaining({ code: 'FISCAL_YEAR_TWICE' }),
    );
    const badDate = [{ fiscalYear: 2019, met: false, determinedOn: '2020-02-30' }];
    expect(() => climbLadder(badDate, GPRAMA_LADDER)).toThrowError(
      expect.objectContaining({ code: 'DATE_DOES_NOT_EXIST' }),
    );
  });

  it('has as many entries as unmet years, in any order of input, and nothing from before a met year matters', () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { maxLength: 12 }),
        fc.array(fc.boolean(), { maxLength: 12 }),
        (before, after) => {
          const all = years(...before, true, ...after);
          expect(rungs(all)).toHaveLength(all.filter(({ met }) => !met).length);
          expect(rungs(all.toReversed())).toEqual(rungs(all));
          const later = all.slice(before.length + 1);
          expect(rungs(all).slice(before.filter((met) => !met).length)).toEqual(rungs(later));
        },
      ),
    );
  });

  it('has rules that a pack could hold', () => {
    for (const rule of GPRAMA_LADDER)
      expect(EscalationRuleSchema.parse(JSON.parse(JSON.stringify(rule)))).toEqual(rule);
    expect(EscalationRuleSchema.safeParse({ ...GPRAMA_LADDER[0], unmetYears: 0 }).success).toBe(false);
  });
});

describe('the results of preceding years', () => {
  it('are five lines, also where a year has none', () => {
    const results = [2016, 2018, 2019].map((fiscalYear) => ({ fiscalYear, value: fiscalYear * 2 }));
    expect(precedingYears(results, 2020).map(({ fiscalYear, result }) => [fiscalYear, result?.value ?? null])).toEqual([
      [2015, null],
      [2016, 4032],
      [2017, null],
      [2018, 4036],
      [2019, 4038],
    ]);
  });
});

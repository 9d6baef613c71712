import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type DueRule, DueRuleSchema, dueOccurrences, fiscalYear, lateness } from './index.ts';

const annualReport: DueRule = { rule: 'every year', on: '05-01', covers: 'preceding fiscal year' };
const councilInput: DueRule = { rule: 'days before', days: 45, event: 'pitf meeting' };
const performanceUpdate: DueRule = { rule: 'days after fiscal year', days: 150 };

describe('a due rule', () => {
  it("makes the Attorney General's report on FY2019 due on 2020-05-01", () => {
    const window = { from: '2020-01-01', to: '2021-12-31' };
    expect(dueOccurrences(annualReport, window)).toEqual([
      { for: 'FY2019', due: '2020-05-01' },
      { for: 'FY2020', due: '2021-05-01' },
    ]);
  });

  it('makes council input due 45 days before the meeting', () => {
    const meetings = [{ event: 'pitf meeting', date: '2024-02-13' }];
    const window = { from: '2023-12-01', to: '2024-01-31' };
    expect(dueOccurrences(councilInput, window, meetings)).toEqual([
      { for: 'pitf meeting 2024-02-13', due: '2023-12-30' },
    ]);
  });

  it('gives each upgraded country 180 days from the report', () => {
    const rule: DueRule = { rule: 'within days of', days: 180, event: 'tier upgrade' };
    const events = ['Country A', 'Country B'].map((country) => ({
      event: 'tier upgrade',
      date: '2023-06-15',
      for: country,
    }));
    expect(dueOccurrences(rule, { from: '2023-01-01', to: '2024-12-31' }, events)).toEqual([
      { for: 'Country A', from: '2023-06-15', due: '2023-12-12' },
      { for: 'Country B', from: '2023-06-15', due: '2023-12-12' },
    ]);
  });

  it('counts 150 days from the end of the fiscal year, leap day or not', () => {
    expect(dueOccurrences(performanceUpdate, { from: '2019-01-01', to: '2020-12-31' })).toEqual([
      { for: 'FY2018', due: '2019-02-27' },
      { for: 'FY2019', due: '2020-02-27' },
    ]);
    expect(dueOccurrences({ ...performanceUpdate, days: 152 }, { from: '2020-01-01', to: '2020-12-31' })).toEqual([
      { for: 'FY2019', due: '2020-02-29' },
    ]);
  });

  it('comes round every quarter', () => {
    const rule: DueRule = { rule: 'days after quarter', days: 30 };
    expect(dueOccurrences(rule, { from: '2019-01-01', to: '2019-12-31' })).toEqual([
      { for: 'FY2019 Q1', due: '2019-01-30' },
      { for: 'FY2019 Q2', due: '2019-04-30' },
      { for: 'FY2019 Q3', due: '2019-07-30' },
      { for: 'FY2019 Q4', due: '2019-10-30' },
    ]);
  });

  it('counts years from an event', () => {
    const rule: DueRule = { rule: 'years after', years: 2, event: 'appointment' };
    const events = [{ event: 'appointment', date: '2024-02-29', for: 'seat 3' }];
    expect(dueOccurrences(rule, { from: '2026-01-01', to: '2026-12-31' }, events)).toEqual([
      { for: 'seat 3', due: '2026-02-28' },
    ]);
  });

  it('takes the earlier or the later of rules on the same thing', () => {
    const of = [annualReport, performanceUpdate];
    const window = { from: '2020-01-01', to: '2020-12-31' };
    expect(dueOccurrences({ rule: 'earlier of', of }, window)).toEqual([{ for: 'FY2019', due: '2020-02-27' }]);
    expect(dueOccurrences({ rule: 'later of', of }, window)).toEqual([{ for: 'FY2019', due: '2020-05-01' }]);
  });

  it('waits with the later date until both events are known, but not with the earlier', () => {
    const of: DueRule[] = [
      { rule: 'days after', days: 60, event: 'determination' },
      { rule: 'days after', days: 10, event: 'budget' },
    ];
    const window = { from: '2020-01-01', to: '2020-12-31' };
    const determined = { event: 'determination', date: '2020-01-31', for: 'FY2019' };
    const budget = { event: 'budget', date: '2020-02-10', for: 'FY2019' };
    expect(dueOccurrences({ rule: 'later of', of }, window, [determined])).toEqual([]);
    expect(dueOccurrences({ rule: 'earlier of', of }, window, [determined])).toEqual([
      { for: 'FY2019', due: '2020-03-31' },
    ]);
    expect(dueOccurrences({ rule: 'later of', of }, window, [determined, budget])[0]?.due).toBe('2020-03-31');
    expect(dueOccurrences({ rule: 'earlier of', of }, window, [determined, budget])[0]?.due).toBe('2020-02-20');
  });

  it('gives nothing for an event nobody has announced, and refuses a window that runs backwards', () => {
    expect(dueOccurrences(councilInput, { from: '2024-01-01', to: '2024-12-31' })).toEqual([]);
    expect(() => dueOccurrences(annualReport, { from: '2024-01-02', to: '2024-01-01' })).toThrowError(
      expect.objectContaining({ code: 'WINDOW_REVERSED' }),
    );
  });

  it('works at the ends of the calendar', () => {
    expect(dueOccurrences(annualReport, { from: '0001-01-01', to: '0003-12-31' }).map(({ due }) => due)).toContain(
      '0003-05-01',
    );
    expect(() => dueOccurrences(performanceUpdate, { from: '9999-01-01', to: '9999-12-31' })).not.toThrow();
  });

  it('gives the same days whether a window is asked at once or in two halves', () => {
    const simple: fc.Arbitrary<DueRule> = fc.oneof(
      fc.constantFrom<DueRule>(annualReport, { rule: 'every year', on: '02-29', covers: 'same calendar year' }),
      fc.record({ rule: fc.constant('days after fiscal year' as const), days: fc.nat(900) }),
      fc.record({ rule: fc.constant('days after quarter' as const), days: fc.nat(900) }),
      fc.record({ rule: fc.constant('days before' as const), days: fc.nat(900), event: fc.constant('e') }),
    );
    const anyRule: fc.Arbitrary<DueRule> = fc.oneof(
      simple,
      fc.record({
        rule: fc.constantFrom('earlier of' as const, 'later of' as const),
        of: fc.array(simple, { minLength: 2, maxLength: 3 }),
      }),
    );
    fc.assert(
      fc.property(anyRule, fc.nat(2000), fc.nat(2000), (rule, first, second) => {
        const from = '2015-03-04';
        const middle = addDays(from, first);
        const to = addDays(middle, second + 1);
        const events = [{ event: 'e', date: '2018-01-01', for: 'FY2017' }];
        const halves = [
          ...dueOccurrences(rule, { from, to: middle }, events),
          ...dueOccurrences(rule, { from: addDays(middle, 1), to }, events),
        ];
        expect(halves).toEqual(dueOccurrences(rule, { from, to }, events));
      }),
    );
  });

  it('gives every fiscal year exactly one date', () => {
    fc.assert(
      fc.property(fc.nat(3000), fc.integer({ min: 1, max: 12 }), (days, fiscalYearStart) => {
        const rule: DueRule = { rule: 'days after fiscal year', days, fiscalYearStart };
        const due = addDays(fiscalYear(2019, fiscalYearStart).end, days);
        expect(dueOccurrences(rule, { from: due, to: due })).toEqual([{ for: 'FY2019', due }]);
      }),
    );
  });
});

describe('the schema of a due rule', () => {
  it('accepts the rules of the field', () => {
    for (const rule of [
      annualReport,
      councilInput,
      performanceUpdate,
      { rule: 'later of', of: [annualReport, councilInput] },
    ])
      expect(DueRuleSchema.parse(rule)).toEqual(rule);
  });

  it.each([
    { rule: 'every year', on: '02-30', covers: 'same calendar year' },
    { rule: 'every year', on: '05-01' },
    { rule: 'days after', days: -1, event: 'x' },
    { rule: 'days after', days: 1.5, event: 'x' },
    { rule: 'days after', days: 1, event: 'x', before: true },
    { rule: 'earlier of', of: [annualReport] },
    { rule: 'now and then' },
  ])('refuses %j', (rule) => expect(DueRuleSchema.safeParse(rule).success).toBe(false));
});

describe('lateness', () => {
  it('shows the FY2019 report 634 days late on 2022-01-25', () => {
    expect(lateness('2020-05-01', null, '2022-01-25')).toEqual({ state: 'overdue', daysLate: 634 });
  });

  it('allows the due day itself', () => {
    expect(lateness('2020-05-01', null, '2020-05-01')).toEqual({ state: 'open', daysLate: 0 });
    expect(lateness('2020-05-01', '2020-05-01', '2022-01-25')).toEqual({ state: 'delivered on time', daysLate: 0 });
    expect(lateness('2020-05-01', '2020-05-02', '2022-01-25')).toEqual({ state: 'delivered late', daysLate: 1 });
  });

  it('answers as of the day asked: a later delivery had not happened yet', () => {
    expect(lateness('2020-05-01', '2022-02-01', '2022-01-25')).toEqual({ state: 'overdue', daysLate: 634 });
    expect(lateness('2020-05-01', '2020-04-20', '2020-04-10')).toEqual({ state: 'open', daysLate: 0 });
  });
});

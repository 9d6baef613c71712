import { describe, expect, it } from 'vitest';
import { loadImportPacks } from '../testing/context.ts';
import { clockDates } from './clocks.ts';
import { clocksOf, importLaw, lawOn, partsOf } from './pack-kind.ts';

const law = importLaw(await loadImportPacks());
const clock = (id: string) => {
  const found = clocksOf(law).find((one) => one.id === id);
  if (!found) throw new Error(`no clock ${id}`);
  return found;
};

describe('the clocks of a detention', () => {
  it.each([
    ['us.clock.order-proof', '2023-11-30', '2024-02-29'],
    ['us.clock.order-proof', '2024-11-30', '2025-02-28'],
    ['us.clock.order-proof', '2026-01-31', '2026-04-30'],
    ['us.clock.order-proof', '2026-02-28', '2026-05-28'],
    ['us.clock.abandonment', '2023-12-31', '2024-02-29'],
    ['us.clock.abandonment', '2024-12-31', '2025-03-01'],
    ['us.clock.uflpa-response', '2024-01-31', '2024-03-01'],
    ['us.clock.uflpa-response', '2026-11-01', '2026-12-01'],
    ['us.clock.protest', '2026-01-01', '2026-06-30'],
  ])('%s from %s ends on %s', (id, start, due) => {
    expect(clockDates(clock(id), start, { weekendRule: 'stays' })).toEqual({ start, counted: due, due, moved: false });
  });

  it.each([
    // 28 November 2026 is a Saturday after Thanksgiving, 26 December 2027 a Sunday after Christmas kept on Friday
    ['2026-10-29', 'next-business-day', '2026-11-28', '2026-11-30'],
    ['2026-10-29', 'business-day-before', '2026-11-28', '2026-11-27'],
    ['2027-11-26', 'business-day-before', '2027-12-26', '2027-12-23'],
    ['2027-11-26', 'next-business-day', '2027-12-26', '2027-12-27'],
  ] as const)('a weekend moves the end as the setting says: %s, %s', (start, weekendRule, counted, due) => {
    expect(clockDates(clock('us.clock.uflpa-response'), start, { weekendRule })).toEqual({
      start,
      counted,
      due,
      moved: true,
    });
  });

  it('say what starts them, how they are counted, and on what they rest', () => {
    expect(clocksOf(law).map(({ starts }) => starts)).toEqual([
      'importation',
      'exclusion-notice',
      'detention-notice',
      'protestable-decision',
    ]);
    for (const one of clocksOf(law)) {
      expect(one.rule.en).not.toBe('');
      expect(one.citation).toMatchObject({ pack: 'us-import-law', reviewed: null });
    }
  });
});

describe('the law on a day', () => {
  it('names the sectors as they came', () => {
    const sectors = (day: string) => lawOn(law, day).filter(({ type }) => type === 'sector').length;
    expect(['2022-06-21', '2024-12-31', '2025-08-18', '2025-08-19'].map(sectors)).toEqual([4, 7, 7, 12]);
  });

  it('holds no entry that somebody has checked', () => {
    expect(law.filter(({ reviewed }) => reviewed !== null)).toEqual([]);
    expect(partsOf(law).filter(({ regime }) => regime === 'far')).toHaveLength(6);
  });
});

import { describe, expect, it } from 'vitest';
import { addYears, isBusinessDay } from '../calendar/index.ts';
import { compute, readWork } from './index.ts';
import { shippedLaw as law } from './testing/law.ts';

const clocksOf = (work: object, asOf: string) => compute(readWork(law, work), law, asOf).limits;
const oneDay = (date: string) => [{ days: [{ date, hours: 8 }], rate: '0.00' }];

describe('the last days', () => {
  it('a week of work can be claimed for two years from its last day, and three where it was willful', () => {
    const { open, clocks } = clocksOf({ spells: oneDay('2024-11-26') }, '2026-11-24');
    // the workweek ends on Saturday 2024-11-30; two years later is a Monday
    expect(clocks.map(({ clock, counted, due }) => [clock, counted, due])).toEqual([
      ['wages', '2026-11-30', '2026-11-30'],
      ['wages-willful', '2027-11-30', '2027-11-30'],
      ['civil', '2034-11-30', '2034-11-30'],
    ]);
    expect(open).toEqual({ twoYears: '58.00', threeYears: '58.00' });
    expect(clocksOf({ spells: oneDay('2024-11-26') }, '2026-12-01').open).toEqual({
      twoYears: '0.00',
      threeYears: '58.00',
    });
    expect(
      clocksOf({ spells: oneDay('2024-11-26'), claim: { filedOn: '2026-11-30' } }, '2030-01-01').open.twoYears,
    ).toBe('58.00');
  });

  it('a last day on a weekend or holiday moves on to the next business day, and leap days end on 28 February', () => {
    for (let day = 1; day <= 28; day += 1) {
      const date = `2024-02-${String(day).padStart(2, '0')}`;
      for (const { counted, due, startsFrom } of clocksOf({ spells: oneDay(date) }, '2024-03-15').clocks) {
        expect([isBusinessDay(due), due >= counted, counted.slice(4)]).toEqual([true, true, startsFrom.slice(4)]);
      }
    }
    const leap = clocksOf({ weekStarts: 'friday', spells: oneDay('2024-02-29') }, '2024-03-15').clocks[0];
    expect(leap).toMatchObject({ startsFrom: '2024-02-29', counted: '2026-02-28', due: '2026-03-02' });
  });

  it('tells what the next week and what all of them are worth', () => {
    const spell = { from: '2024-11-24', to: '2024-12-21', hoursPerDay: { every: 5 }, rate: '0.00' };
    const wages = clocksOf({ spells: [spell] }, '2026-11-24').clocks.filter(({ clock }) => clock === 'wages');
    expect(wages.map(({ due, amount }) => [due, amount])).toEqual([
      ['2026-11-30', '253.75'],
      ['2026-12-21', '1015.00'],
    ]);
  });

  it('for who was a minor the civil action can wait until ten years after turning 18', () => {
    const civil = (birthDate?: string) =>
      clocksOf({ spells: oneDay('2010-06-01'), claim: birthDate ? { birthDate } : {} }, '2012-01-01').clocks.find(
        ({ clock }) => clock === 'civil',
      );
    expect(civil()?.counted).toBe('2020-06-05');
    expect(civil('1996-07-01')).toMatchObject({ counted: addYears('1996-07-01', 28), startsFrom: '1996-07-01' });
    expect(civil('1980-07-01')?.counted).toBe('2020-06-05');
  });

  it('after the sentence: 90 days to settle, 60 from finding, both marked as not read', () => {
    const claim = { sentencedOn: '2026-08-31', lossesFoundOn: '2026-11-01' };
    expect(clocksOf({ claim }, '2026-11-24').clocks).toMatchObject([
      // 29 November is a Sunday
      { clock: 'losses-final', counted: '2026-11-29', due: '2026-11-30', unsure: true },
      { clock: 'losses-found', due: '2026-12-31', unsure: true },
      { clock: 'collect', due: '2046-08-31', unsure: true },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { asPattern, asRanges, hoursOf, isCertain, withHours } from './hours.ts';

describe('hours in the form', () => {
  it('stand under the full names of the days, whoever wrote them', () => {
    expect(asPattern({ mon: 8, every: 5, sunday: '0' })).toMatchObject({ sunday: '0', monday: 8, saturday: 5 });
    expect(asPattern({ low: 1, likely: 2, high: 3 })).toMatchObject({ friday: { low: 1, likely: 2, high: 3 } });
    expect(asPattern({})).toEqual({});
  });

  it('become ranges and back without a loss of the likely figure', () => {
    const pattern = { monday: '8', friday: '6:30' };
    const ranges = asRanges(pattern, true);
    expect(isCertain(ranges)).toBe(false);
    expect(hoursOf(ranges, 'friday', 'high')).toBe('6:30');
    expect(asRanges(ranges, false)).toMatchObject(pattern);
  });

  it('change one figure at a time; an empty one is taken away', () => {
    expect(withHours({ monday: '8' }, 'monday', 'likely', undefined)).toEqual({});
    expect(withHours({ monday: '8' }, 'tuesday', 'likely', '9')).toEqual({ monday: '8', tuesday: '9' });
    expect(withHours(asRanges({ monday: '8' }, true), 'monday', 'low', '7').monday).toEqual({
      low: '7',
      likely: '8',
      high: '8',
    });
  });
});

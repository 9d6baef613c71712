import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../../engines/calendar/index.ts';
import { reminderDays } from './reminder-days.ts';

const due = '2026-11-30';
const opened = '2026-10-01';

/** Runs the daily job from the day after opening and gives the days on which somebody was reminded. */
const remindedDays = (days: number, isUp: (day: number) => boolean = () => true): string[] => {
  let last = opened;
  const out: string[] = [];
  for (let n = 1; n <= days; n++) {
    const today = addDays(opened, n);
    if (!isUp(n) || reminderDays(due, today, last).length === 0) continue;
    out.push(today);
    last = today;
  }
  return out;
};

describe('the days of reminders', () => {
  it('are 14, 7 and 1 days before the due day and every 7 days after it', () => {
    expect(remindedDays(80)).toEqual(['2026-11-16', '2026-11-23', '2026-11-29', '2026-12-07', '2026-12-14']);
  });

  it('leave out what was already past when the call was opened', () => {
    expect(reminderDays(due, '2026-11-26', '2026-11-25')).toEqual([]);
    expect(reminderDays(due, '2026-11-29', '2026-11-25')).toEqual(['2026-11-29']);
  });

  it('are caught up with in one mail after a time without a server', () => {
    expect(reminderDays(due, '2026-11-25', opened)).toEqual(['2026-11-16', '2026-11-23']);
    expect(remindedDays(80, (n) => n > 55)).toEqual(['2026-11-26', '2026-11-29', '2026-12-07', '2026-12-14']);
  });

  it('never come twice on one day, whatever happened before', () => {
    const day = fc.integer({ min: -60, max: 400 }).map((n) => addDays(due, n));
    fc.assert(
      fc.property(day, day, (today, last) => {
        expect(reminderDays(due, today, today)).toEqual([]);
        for (const one of reminderDays(due, today, last)) {
          const from = daysBetween(one, due);
          expect([14, 7, 1].includes(from) || (from < 0 && from % 7 === 0)).toBe(true);
          expect(one > last && one <= today).toBe(true);
        }
      }),
    );
  });
});

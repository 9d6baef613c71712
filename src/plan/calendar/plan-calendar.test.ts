import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../engines/calendar/index.ts';
import { planFromPack } from '../../engines/plan/index.ts';
import { projectRoot } from '../../platform/config/root.ts';
import { loadPacks, type Packs } from '../../platform/packs/index.ts';
import { allPackKinds } from '../../server/compose.ts';
import { type Duty, dutyKind } from '../pack-kinds.ts';
import { type CalendarQuestion, planCalendar, remindersFor, usualWindow } from './plan-calendar.ts';

const report = 'us.duty.ag-annual-report';
const council = 'us.duty.council-input';

describe('the calendar of a plan, without a server', () => {
  let packs: Packs;
  let duties: readonly Duty[];
  beforeAll(async () => {
    packs = await loadPacks([join(projectRoot, 'packs')], allPackKinds);
    duties = packs.entries(dutyKind);
  });
  const calendarOn = (asOf: string, over: Partial<CalendarQuestion> = {}) =>
    planCalendar({
      cycles: planFromPack(packs, 'us-nap-2021').cycles,
      duties,
      window: usualWindow(asOf),
      asOf,
      ...over,
    });
  const entry = (asOf: string, id: string, what: string, over: Partial<CalendarQuestion> = {}) =>
    calendarOn(asOf, over).entries.find((e) => e.duty.id === id && e.for === what);

  it("shows the Attorney General's report on FY2019 634 days late on 2022-01-25", () => {
    expect(entry('2022-01-25', report, 'FY2019')).toMatchObject({
      due: '2020-05-01',
      state: 'overdue',
      daysLate: 634,
      delivery: null,
    });
  });

  it('has the council heard by 2023-12-30 before the meeting of 2024-02-13', () => {
    const heard = calendarOn('2024-01-05').entries.filter((e) => e.duty.id === council);
    expect(heard.map(({ due }) => due)).toContain('2023-12-30');
    expect(entry('2024-01-05', council, 'pitf meeting 2024-02-13')?.daysLate).toBe(6);
  });

  it('knows a delivery only from its day on', () => {
    const deliveries = [{ duty: report, occurrence: 'FY2019', delivered: '2022-02-01' }];
    expect(entry('2022-01-25', report, 'FY2019', { deliveries })).toMatchObject({ state: 'overdue', delivery: null });
    expect(entry('2022-03-01', report, 'FY2019', { deliveries })).toMatchObject({
      state: 'delivered late',
      daysLate: 641,
      daysLeft: -669,
    });
  });

  it('lists a duty whose event nobody has recorded as waiting, and computes it once somebody has', () => {
    const plans = 'us.duty.tip-action-plans';
    const before = calendarOn('2024-07-01');
    expect(before.waiting.find(({ duty }) => duty.id === plans)?.events).toEqual(['tip report released']);
    const events = [{ event: 'tip report released', date: '2024-06-24', for: 'San Amaro' }];
    const after = calendarOn('2024-07-01', { events });
    expect(after.waiting.map(({ duty }) => duty.id)).not.toContain(plans);
    expect(after.entries.find((e) => e.duty.id === plans)).toMatchObject({ for: 'San Amaro', due: '2024-12-21' });
  });

  it('leaves out no duty of the pack: each has a day, waits for its event, or has no day by law', () => {
    const { entries, waiting, undated } = calendarOn('2024-07-01');
    const seen = new Set([...entries, ...waiting].map(({ duty }) => duty.id).concat(undated.map(({ id }) => id)));
    expect([...seen].sort()).toEqual(duties.map(({ id }) => id).sort());
  });

  it('holds a duty to no day before it was in force', () => {
    const long = { window: { from: '1995-01-01', to: '2010-12-31' } };
    const days = calendarOn('2024-07-01', long).entries.filter((e) => e.duty.id === report);
    expect(days[0]).toMatchObject({ for: 'FY2003', due: '2004-05-01' });
  });

  it('reminds some days ahead, on the day after and every thirty days, and never once it is done', () => {
    const remindedOn = (asOf: string, over: Partial<CalendarQuestion> = {}) =>
      remindersFor(calendarOn(asOf, over))
        .filter((e) => e.duty.id === report)
        .map((e) => e.for);
    const due = '2025-05-01';
    expect(remindedOn(addDays(due, -30))).toContain('FY2024');
    expect(remindedOn(addDays(due, -29))).not.toContain('FY2024');
    expect(remindedOn(addDays(due, 1))).toContain('FY2024');
    expect(remindedOn(addDays(due, 31))).toContain('FY2024');
    const deliveries = [{ duty: report, occurrence: 'FY2024', delivered: addDays(due, -2) }];
    expect(remindedOn(addDays(due, 1), { deliveries })).not.toContain('FY2024');
  });
});

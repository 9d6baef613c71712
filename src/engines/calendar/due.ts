import { addDays, addYears, compareDates, earlierDate, laterDate } from './arithmetic.ts';
import { type CivilDate, civilDate, dateParts } from './date.ts';
import { daysInMonth } from './day-number.ts';
import type { DueRule } from './due-rule.ts';
import { CalendarError } from './errors.ts';
import { fiscalYear, fiscalYearOf, quarter } from './fiscal-year.ts';

export interface DueEvent {
  /** The name by which rules call it, such as 'pitf meeting'. */
  event: string;
  date: CivilDate;
  /** What the duty is for, such as a country or 'FY2019'. Unless set, the event and its date. */
  for?: string;
}

export interface DueOccurrence {
  /** 'FY2019', 'FY2019 Q1', '2019', or what the event says. */
  for: string;
  due: CivilDate;
  /** The first day on which the duty can be met; only for 'within days of'. */
  from?: CivilDate;
}

export interface DueWindow {
  from: CivilDate;
  to: CivilDate;
}

interface Years {
  first: number;
  last: number;
}

/**
 * Every occurrence of a rule that falls due in the window (both ends included), by due date.
 * Rules on an event give one occurrence for each event of that name, and none while none is known.
 * 'earlier of' and 'later of' join occurrences with the same `for`: the earlier of what is known, but the later only once all are known.
 * A due date stays where the calendar puts it: nothing is moved off weekends or holidays.
 * Throws WINDOW_REVERSED or a date code.
 */
export function dueOccurrences(rule: DueRule, window: DueWindow, events: readonly DueEvent[] = []): DueOccurrence[] {
  if (compareDates(window.from, window.to) > 0)
    throw new CalendarError('WINDOW_REVERSED', `The window ends on ${window.to}, before it begins on ${window.from}.`);
  return occurrences(rule, yearsToLookAt(rule, window, events), events)
    .filter(({ due }) => compareDates(due, window.from) >= 0 && compareDates(due, window.to) <= 0)
    .sort((a, b) => compareDates(a.due, b.due) || (a.for < b.for ? -1 : Number(a.for > b.for)));
}

function occurrences(rule: DueRule, years: Years, events: readonly DueEvent[]): DueOccurrence[] {
  switch (rule.rule) {
    case 'every year':
      return each(years, (year) => ({ for: covered(rule, year), due: onDay(year, rule.on) }));
    case 'days after fiscal year':
      return each(years, (year) => {
        const { end, label } = fiscalYear(year, rule.fiscalYearStart);
        return { for: label, due: addDays(end, rule.days) };
      });
    case 'days after quarter':
      return [1, 2, 3, 4].flatMap((number) =>
        each(years, (year) => {
          const { end, label } = quarter(year, number, rule.fiscalYearStart);
          return { for: label, due: addDays(end, rule.days) };
        }),
      );
    case 'days after':
      return onEvents(rule.event, events, (date) => ({ due: addDays(date, rule.days) }));
    case 'days before':
      return onEvents(rule.event, events, (date) => ({ due: addDays(date, -rule.days) }));
    case 'within days of':
      return onEvents(rule.event, events, (date) => ({ from: date, due: addDays(date, rule.days) }));
    case 'years after':
      return onEvents(rule.event, events, (date) => ({ due: addYears(date, rule.years) }));
    case 'earlier of':
      return joinedByFor(rule.of, years, events).map(({ group }) => pick(group, earlierDate));
    case 'later of':
      return joinedByFor(rule.of, years, events)
        .filter(({ branches }) => branches === rule.of.length)
        .map(({ group }) => pick(group, laterDate));
  }
}

function covered(rule: DueRule & { rule: 'every year' }, year: number): string {
  switch (rule.covers) {
    case 'same calendar year':
      return `${year}`;
    case 'preceding calendar year':
      return `${year - 1}`;
    case 'current fiscal year':
      return `FY${fiscalYearOf(onDay(year, rule.on), rule.fiscalYearStart)}`;
    case 'preceding fiscal year':
      return `FY${fiscalYearOf(onDay(year, rule.on), rule.fiscalYearStart) - 1}`;
  }
}

function onDay(year: number, monthAndDay: string): CivilDate {
  const [month = 1, day = 1] = monthAndDay.split('-').map(Number);
  return civilDate(year, month, Math.min(day, daysInMonth(year, month)));
}

function onEvents(
  name: string,
  events: readonly DueEvent[],
  when: (date: CivilDate) => Omit<DueOccurrence, 'for'>,
): DueOccurrence[] {
  return events
    .filter(({ event }) => event === name)
    .map(({ date, for: what }) => ({ for: what ?? `${name} ${date}`, ...when(date) }));
}

function joinedByFor(rules: readonly DueRule[], years: Years, events: readonly DueEvent[]) {
  const groups = new Map<string, { group: DueOccurrence[]; branches: number }>();
  for (const rule of rules) {
    const seen = new Set<string>();
    for (const occurrence of occurrences(rule, years, events)) {
      const known = groups.get(occurrence.for) ?? { group: [], branches: 0 };
      known.group.push(occurrence);
      if (!seen.has(occurrence.for)) known.branches += 1;
      seen.add(occurrence.for);
      groups.set(occurrence.for, known);
    }
  }
  return [...groups.values()];
}

function pick(group: DueOccurrence[], choose: (a: CivilDate, b: CivilDate) => CivilDate): DueOccurrence {
  return group.reduce((a, b) => (choose(a.due, b.due) === a.due ? a : b));
}

function each(years: Years, make: (year: number) => DueOccurrence): DueOccurrence[] {
  return Array.from({ length: Math.max(0, years.last - years.first + 1) }, (_, index) => make(years.first + index));
}

/** Wide enough that no occurrence in the window, and no partner it is joined with, is missed. */
function yearsToLookAt(rule: DueRule, window: DueWindow, events: readonly DueEvent[]): Years {
  const reach = 3 + yearsOfReach(rule);
  const dates = [window.from, window.to, ...events.map(({ date }) => date)];
  const years = dates.map((date) => dateParts(date).year);
  // A rule may add up to `reach` years to a fiscal year, so the last years of the calendar are left out.
  return { first: Math.max(2, Math.min(...years) - reach), last: Math.min(9998 - reach, Math.max(...years) + reach) };
}

function yearsOfReach(rule: DueRule): number {
  if ('of' in rule) return rule.of.reduce((sum, part) => sum + yearsOfReach(part), 0);
  if ('years' in rule) return rule.years;
  return 'days' in rule ? Math.ceil(rule.days / 365) : 0;
}

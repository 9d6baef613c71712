import { addDays, addMonths, type CivilDate, rollBackward, rollForward } from '../../../engines/calendar/index.ts';
import type { ClockDates, WeekendRule } from './contract.ts';
import type { Clock } from './pack-kind.ts';

/**
 * The last day of a clock. Months keep the day of the month, or take the last day of a shorter one: three months from 30 November 2023 end on
 * 29 February 2024. Days count from the day after. Whether an end on a weekend or federal holiday moves is a legal question, so it is a setting.
 */
export const clockDates = (
  { length }: Pick<Clock, 'length'>,
  start: CivilDate,
  { weekendRule }: { readonly weekendRule: WeekendRule },
): ClockDates => {
  const counted = 'months' in length ? addMonths(start, length.months) : addDays(start, length.days);
  const due = moved[weekendRule](counted);
  return { start, counted, due, moved: due !== counted };
};

const moved: Readonly<Record<WeekendRule, (day: CivilDate) => CivilDate>> = {
  stays: (day) => day,
  'next-business-day': (day) => rollForward(day),
  'business-day-before': (day) => rollBackward(day),
};

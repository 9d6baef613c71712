/**
 * Civil dates, fiscal years, periods and due dates. Pure: no clock, no time zone; "today" is handed in.
 *
 * Shapes: a `CivilDate` is a 'YYYY-MM-DD' string of the proleptic Gregorian calendar, years 0001 to 9999; a `Period` is a pair of
 * days, either of which may be open (null); a `DueRule` is plain JSON.
 * Units: whole days, months 1 to 12, ISO weekdays 1 (Monday) to 7.
 * Errors: `CalendarError` with a `code`, such as DATE_DOES_NOT_EXIST for 2023-02-30.
 * Source: fiscal years, 31 USC 1102; holidays, 5 USC 6103; roll-forward, Fed. R. Crim. P. 45 and Fed. R. Civ. P. 6. The due rules themselves come from packs.
 */
export {
  addDays,
  addMonths,
  addMonthsBy,
  addYears,
  compareDates,
  daysBetween,
  earlierDate,
  endOfMonth,
  laterDate,
  type ShortMonth,
  weekday,
} from './arithmetic.ts';
export { type CivilDate, civilDate, type DateParts, dateParts, isCivilDate, parseCivilDate } from './date.ts';
export { type DueEvent, type DueOccurrence, type DueWindow, dueOccurrences } from './due.ts';
export { type DueRule, DueRuleSchema } from './due-rule.ts';
export { CalendarError, type CalendarErrorCode } from './errors.ts';
export {
  addBusinessDays,
  type BusinessDayOptions,
  type FederalHoliday,
  federalHolidayOn,
  federalHolidays,
  isBusinessDay,
  rollBackward,
  rollForward,
} from './federal-holidays.ts';
export {
  type FiscalYear,
  fiscalYear,
  fiscalYearOf,
  type Quarter,
  quarter,
  quarterOf,
  US_FISCAL_YEAR_START,
} from './fiscal-year.ts';
export { type Lateness, type LatenessState, lateness } from './lateness.ts';
export { type Period, type PeriodOptions, parsePeriod, periodHolds, periodsOverlap } from './period.ts';

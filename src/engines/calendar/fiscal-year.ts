import { addMonths, endOfMonth } from './arithmetic.ts';
import { type CivilDate, civilDate, dateParts } from './date.ts';
import { CalendarError } from './errors.ts';

/** Month in which a US federal fiscal year begins: October (31 USC 1102). */
export const US_FISCAL_YEAR_START = 10;

export interface FiscalYear {
  /** The calendar year in which it ends. */
  year: number;
  start: CivilDate;
  end: CivilDate;
  /** 'FY2019' */
  label: string;
}

export interface Quarter extends FiscalYear {
  /** 1 to 4 */
  quarter: number;
}

/** The fiscal year by its name: fiscalYear(2019) runs from 2018-10-01 to 2019-09-30. `startMonth` 1 gives calendar years. */
export function fiscalYear(year: number, startMonth: number = US_FISCAL_YEAR_START): FiscalYear {
  const start = civilDate(firstCalendarYear(year, startMonth), startMonth, 1);
  return { year, start, end: lastDayAfter(start, 12), label: `FY${year}` };
}

/** The name (a number) of the fiscal year in which a day lies. */
export function fiscalYearOf(date: CivilDate, startMonth: number = US_FISCAL_YEAR_START): number {
  const { year, month } = dateParts(date);
  const begun = month >= checkedMonth(startMonth);
  return startMonth > 1 && begun ? year + 1 : year;
}

/** One quarter of a fiscal year; its label is 'FY2019 Q1', or '2019 Q1' when the year begins in January. */
export function quarter(year: number, number: number, startMonth: number = US_FISCAL_YEAR_START): Quarter {
  if (![1, 2, 3, 4].includes(number))
    throw new CalendarError('QUARTER_OUT_OF_RANGE', `There is no quarter ${number}. Use 1 to 4.`);
  const first = civilDate(firstCalendarYear(year, startMonth), startMonth, 1);
  const start = addMonths(first, (number - 1) * 3);
  const label = `${startMonth === 1 ? '' : 'FY'}${year} Q${number}`;
  return { year, quarter: number, start, end: lastDayAfter(start, 3), label };
}

export function quarterOf(date: CivilDate, startMonth: number = US_FISCAL_YEAR_START): Quarter {
  const { month } = dateParts(date);
  const number = Math.floor(((month - checkedMonth(startMonth) + 12) % 12) / 3) + 1;
  return quarter(fiscalYearOf(date, startMonth), number, startMonth);
}

function lastDayAfter(start: CivilDate, months: number): CivilDate {
  const last = dateParts(addMonths(start, months - 1));
  return endOfMonth(last.year, last.month);
}

function firstCalendarYear(year: number, startMonth: number): number {
  return checkedMonth(startMonth) === 1 ? year : year - 1;
}

function checkedMonth(month: number): number {
  if (!Number.isInteger(month) || month < 1 || month > 12)
    throw new CalendarError('MONTH_OUT_OF_RANGE', `There is no month ${month}. Use 1 to 12.`);
  return month;
}

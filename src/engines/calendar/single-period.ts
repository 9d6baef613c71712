import { addDays, addMonths, endOfMonth } from './arithmetic.ts';
import { type CivilDate, civilDate, dateParts, parseCivilDate } from './date.ts';
import { fiscalYear, quarter } from './fiscal-year.ts';

export interface Period {
  /** First day; null when the period is open to the past. */
  start: CivilDate | null;
  /** Last day; null when the period is open to the future. */
  end: CivilDate | null;
  /** The period in one spelling: 'FY2012', '2015-16', '2020-01..2020-06', '..2024-02'. */
  label: string;
  /** The year it counts as in a time series: the first year it names. Null when it is open to the past. */
  countsAs: number | null;
  /** False where the text names years but not the days on which they begin ('2015-16'): then start and end are the widest reading. */
  exact: boolean;
}

const MONTHS = 'january february march april may june july august september october november december'.split(' ');

/** A period that is not a range: a year, a split year, a quarter, a month or a day. Null when it is none of these. */
export function parseSinglePeriod(text: string, fiscalYearStart: number, splitYearStart?: number): Period | null {
  const fiscal = /^FY ?(\d{4}|\d{2})$/i.exec(text);
  if (fiscal) {
    const year = fiscalYear(fullYear(fiscal[1]!), fiscalYearStart);
    return { ...bounds(year), countsAs: year.year };
  }

  const quarterly = /^(FY ?)?(\d{4})[ -]?Q([1-4])$/i.exec(text);
  if (quarterly) {
    const year = Number(quarterly[2]);
    return { ...bounds(quarter(year, Number(quarterly[3]), quarterly[1] ? fiscalYearStart : 1)), countsAs: year };
  }

  if (/^\d{4}$/.test(text))
    return { ...bounds({ ...fiscalYear(Number(text), 1), label: text }), countsAs: Number(text) };

  const split = splitYear(text);
  if (split !== null) return splitYearPeriod(split, splitYearStart);

  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    const day = parseCivilDate(text);
    return { ...bounds({ start: day, end: day, label: day }), countsAs: dateParts(day).year };
  }
  return monthPeriod(text);
}

/**
 * The first year of 2015-16 or 2015/16. With a hyphen the second part must be the year that follows,
 * so 2011-12 is a split year and 2011-06 is June 2011; write December 2011 as 'December 2011' or 2011-12-01..2011-12-31.
 */
function splitYear(text: string): number | null {
  const shape = /^(\d{4})[-/](\d{2}|\d{4})$/.exec(text);
  if (!shape) return null;
  const first = Number(shape[1]);
  const second = Number(shape[2]);
  const follows = shape[2]!.length === 2 ? second === (first + 1) % 100 : text.includes('/') && second === first + 1;
  return follows ? first : null;
}

function splitYearPeriod(year: number, startMonth: number | undefined): Period {
  const label = `${year}-${String((year + 1) % 100).padStart(2, '0')}`;
  const start = civilDate(year, startMonth ?? 1, 1);
  const end = startMonth === undefined ? civilDate(year + 1, 12, 31) : addDays(addMonths(start, 12), -1);
  return { start, end, label, countsAs: year, exact: startMonth !== undefined };
}

function monthPeriod(text: string): Period | null {
  const digits = /^(\d{4})-(\d{2})$/.exec(text);
  const words = /^([a-z]{3,9})\.?,? (\d{4})$/i.exec(text);
  const month = digits ? Number(digits[2]) : words ? monthNamed(words[1]!) : 0;
  const year = Number(digits?.[1] ?? words?.[2]);
  if (month < 1 || month > 12) return null;
  const start = civilDate(year, month, 1);
  return { ...bounds({ start, end: endOfMonth(year, month), label: start.slice(0, 7) }), countsAs: year };
}

/** 1 to 12 from a name of three letters or more; 0 when it is no month. */
function monthNamed(name: string): number {
  return MONTHS.findIndex((month) => month.startsWith(name.toLowerCase())) + 1;
}

function bounds({ start, end, label }: { start: string; end: string; label: string }): Omit<Period, 'countsAs'> {
  return { start, end, label, exact: true };
}

/** Two digits are of this century: FY12 is FY2012. */
function fullYear(digits: string): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

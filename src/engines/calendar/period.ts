import { compareDates } from './arithmetic.ts';
import { type CivilDate, dateParts } from './date.ts';
import { CalendarError } from './errors.ts';
import { US_FISCAL_YEAR_START } from './fiscal-year.ts';
import { type Period, parseSinglePeriod } from './single-period.ts';

export type { Period } from './single-period.ts';

export interface PeriodOptions {
  /** Month in which a fiscal year begins; 10 unless set. */
  fiscalYearStart?: number;
  /** Month in which a split year such as 2015-16 begins. Unless set, start and end take both calendar years whole. */
  splitYearStart?: number;
}

/**
 * Reads a period as indicators write it:
 * FY2012, FY12, FY2019 Q1, 2021, 2021-Q3, 2015-16, 2015/16, 2020-06, 2020-06-15, 2012-2015, FY2012-2015, 2020-01..2020-06,
 * 'July 2019 through June 2020', open ranges 2020.., ..2024-02, 'since 2020', 'to 2024-02'.
 * Throws PERIOD_NOT_UNDERSTOOD, PERIOD_REVERSED or a date code.
 */
export function parsePeriod(text: string, options: PeriodOptions = {}): Period {
  const plain = text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[‐‑‒–—]/g, '-');
  const read = (part: string) =>
    parseSinglePeriod(part, options.fiscalYearStart ?? US_FISCAL_YEAR_START, options.splitYearStart);

  const whole = read(plain);
  if (whole) return whole;

  const ends = splitRange(plain);
  const from = ends?.from ? read(ends.from) : null;
  const to = ends?.to ? read(sameKind(ends.to, ends.from)) : null;
  const understood = ends && (!ends.from || from) && (!ends.to || to) && (from || to);
  if (!understood)
    throw new CalendarError(
      'PERIOD_NOT_UNDERSTOOD',
      `"${text}" is not a period. Write FY2012, 2021, 2015-16, 2020-01..2020-06, 2012-2015 or an open range such as 2020...`,
    );
  return joined(from, to);
}

/** True when the two periods share a day; an open end reaches without limit. */
export function periodsOverlap(a: Pick<Period, 'start' | 'end'>, b: Pick<Period, 'start' | 'end'>): boolean {
  const startsBeforeEnd = (start: CivilDate | null, end: CivilDate | null) =>
    start === null || end === null || compareDates(start, end) <= 0;
  return startsBeforeEnd(a.start, b.end) && startsBeforeEnd(b.start, a.end);
}

/** True when the day lies in the period. */
export function periodHolds(period: Pick<Period, 'start' | 'end'>, date: CivilDate): boolean {
  dateParts(date);
  return periodsOverlap(period, { start: date, end: date });
}

function joined(from: Period | null, to: Period | null): Period {
  const start = from?.start ?? null;
  const end = to?.end ?? null;
  const label = from && to ? rangeLabel(from, to) : `${from?.label ?? ''}..${to?.label ?? ''}`;
  if (start && end && compareDates(start, end) > 0)
    throw new CalendarError('PERIOD_REVERSED', `The period ${label} ends before it begins. Swap its ends.`);
  return { start, end, label, countsAs: from?.countsAs ?? null, exact: (from?.exact ?? true) && (to?.exact ?? true) };
}

function rangeLabel(from: Period, to: Period): string {
  const years = /^(FY)?\d{4}$/;
  return years.test(from.label) && years.test(to.label) ? `${from.label}-${to.label}` : `${from.label}..${to.label}`;
}

function splitRange(text: string): { from: string; to: string } | null {
  const opensWithWord = /^(?:(since|from)|(to|until|till|through|up to)) (.+)$/i.exec(text);
  if (opensWithWord?.[2]) return { from: '', to: opensWithWord[3]! };
  const body = opensWithWord?.[3] ?? text;
  const parts =
    /^(.*?) ?\.\. ?(.*)$/.exec(body) ??
    /^(.+) (?:to|through|until|till|-) (.+)$/i.exec(body) ??
    /^((?:FY ?)?\d{4}) ?- ?((?:FY ?)?(?:\d{4}|\d{2}))$/i.exec(body) ??
    /^((?:FY ?)?\d{4}) ?-()$/i.exec(body);
  if (parts) return { from: parts[1]!, to: parts[2]! };
  return opensWithWord ? { from: body, to: '' } : null;
}

/** 'FY2012-2015' means two fiscal years, and '2010-15' ends in 2015. */
function sameKind(to: string, from: string): string {
  const first = /^(FY ?)?(\d{2})\d{2}$/i.exec(from);
  if (!first || !/^(\d{2}|\d{4})$/.test(to)) return to;
  return `${first[1] ?? ''}${to.length === 2 ? first[2] : ''}${to}`;
}

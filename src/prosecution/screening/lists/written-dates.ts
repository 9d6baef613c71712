import { endOfMonth, isCivilDate } from '../../../engines/calendar/index.ts';
import type { DateSpan } from '../../../engines/names/types.ts';

const months = new Map<string, number>(
  [
    'january|jan|janvier|enero|ene',
    'february|feb|febr|fevrier|febrero',
    'march|mar|mars|marzo',
    'april|apr|avril|abril|abr',
    'may|mai|mayo',
    'june|jun|juin|junio',
    'july|jul|juillet|julio',
    'august|aug|aout|agosto|ago',
    'september|sep|sept|septembre|septiembre',
    'october|oct|octobre|octubre',
    'november|nov|novembre|noviembre',
    'december|dec|decembre|diciembre|dic',
  ].flatMap((names, index) => names.split('|').map((name) => [name, index + 1] as const)),
);

/** Which of two numbers of a slashed date is the day; the lists of the UK and the EU write the day first, those of the US the month. */
export type DateOrder = 'day-first' | 'month-first';

/**
 * The civil date in a text, '' where it is none: `2012-07-06` (with or without a time behind), `06/07/2012`, `6.7.2012`, `06-Jul-2012`,
 * `6 July 2012`, `July 6, 2012`, `20120706`.
 */
export function civilDateOf(text: string, order: DateOrder): string {
  const span = dateSpanOf(text, order);
  return span?.precision === 'day' ? span.from : '';
}

/**
 * The day, month or year in a text. Unknown parts may be written `00`, `dd`, `mm`; a known day in an unknown month says no more than
 * the year.
 */
export function dateSpanOf(text: string, order: DateOrder, circa = false): DateSpan | null {
  if (text.length > 60) return null;
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/^(?:circa|approximately|approx\.?|about|c\.|ca\.)\s*/, '')
    .trim();
  const about = circa || plain.length !== text.trim().length;
  const iso = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:$|[t zZ+-])/.exec(plain) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(plain);
  if (iso) return spanOf(iso[1], iso[2], iso[3], about);
  const slashed = /^(\d{1,2}|dd|mm)[/.-](\d{1,2}|dd|mm)[/.-](\d{4})\b/.exec(plain);
  if (slashed) {
    const [first, second] = [slashed[1], slashed[2]];
    return order === 'day-first' ? spanOf(slashed[3], second, first, about) : spanOf(slashed[3], first, second, about);
  }
  const worded =
    /^(?:(\d{1,2})(?:st|nd|rd|th)?(?:\s+de)?[\s.-]+)?([a-z]+)\.?(?:\s+de)?[\s,.-]+(\d{4})$/.exec(plain) ??
    usWords(plain);
  const month = worded && months.get(worded[2] ?? '');
  return worded && month ? spanOf(worded[3], String(month), worded[1], about) : null;
}

function usWords(text: string): readonly (string | undefined)[] | null {
  const found = /^([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/.exec(text);
  return found && ['', found[2], found[1], found[3]];
}

/** Every day of these years. */
export function yearSpan(from: string, to: string, circa: boolean): DateSpan | null {
  if (!/^[12]\d{3}$/.test(from) || !/^[12]\d{3}$/.test(to) || from > to) return null;
  return { from: `${from}-01-01`, to: `${to}-12-31`, precision: from === to ? 'year' : 'span', circa };
}

function spanOf(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  circa: boolean,
): DateSpan | null {
  if (!year || !/^[12]\d{3}$/.test(year)) return null;
  const monthNumber = Number(month);
  if (!(monthNumber >= 1 && monthNumber <= 12)) return unknown(month) ? yearSpan(year, year, circa) : null;
  const first = `${year}-${String(monthNumber).padStart(2, '0')}-01`;
  if (unknown(day)) return { from: first, to: endOfMonth(Number(year), monthNumber), precision: 'month', circa };
  const exact = `${first.slice(0, 8)}${String(Number(day)).padStart(2, '0')}`;
  return isCivilDate(exact) ? { from: exact, to: exact, precision: 'day', circa } : null;
}

const unknown = (part: string | undefined): boolean => part === undefined || /^(?:0+|dd|mm)$/.test(part);

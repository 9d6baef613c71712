import type { DateSpan } from '../../../engines/names/types.ts';
import { dateSpanOf } from './written-dates.ts';

/**
 * A birth date as US lists write it: `12 Mar 1970`, `Mar 1970`, `1970`, `circa 1970`, `1970 to 1975`, `01 Jan 1970 to 31 Dec 1971`,
 * `circa 1970-1975`, `Sep to Oct 1978`. Null where it is none of these, or no day of the calendar.
 */
export function dateSpan(text: string): DateSpan | null {
  if (text.length > 80) return null;
  const circa = /^(?:circa|approximately|c\.)[\s-]+/i.exec(text);
  const rest = text.slice(circa?.[0].length ?? 0).trim();
  const range =
    /^(\d{4})\s*-\s*(\d{4})$/.exec(rest) ?? /^(.+?)\s+(?:to|and|-)\s+(.+)$/i.exec(rest.replace(/^between\s+/i, ''));
  if (!range) return dateSpanOf(rest, 'month-first', circa !== null);
  const [, first = '', second = ''] = range;
  const late = dateSpanOf(second, 'month-first');
  // `Sep` of `Sep to Oct 1978`: the year stands at the end only
  const early = dateSpanOf(first, 'month-first') ?? dateSpanOf(`${first} ${late?.to.slice(0, 4) ?? ''}`, 'month-first');
  if (!early || !late || early.from > late.to) return null;
  return { from: early.from, to: late.to, precision: 'span', circa: circa !== null || early.circa || late.circa };
}

import { isCivilDate } from '../../calendar/index.ts';
import type { TimeframeRevision } from '../document.ts';
import { readTimeframe } from '../timeframe-text.ts';
import type { Field } from './columns.ts';
import type { Say } from './problem.ts';
import type { TableRow } from './read-rows.ts';

/** The time frame of a row: start, due, and the words. Words alone set a due day where they can be read for certain. */
export const readTimeframeOf = (row: TableRow, on: string, say: Say): TimeframeRevision | null => {
  const [start, due, text] = [day(row, 'start', say), day(row, 'due', say), row.get('timeframe')];
  if (start === null && due === null && text === '') return null;
  const read = readTimeframe(text, on);
  const certain = read.meaning === 'due' ? read.end : null;
  return { start, due: due ?? certain, text: text || row.get('due') || row.get('start'), basis: 'spreadsheet', on };
};

/** A day as people write it. `03/04/2024` is two days, so it is asked about. */
const day = (row: TableRow, field: Field, say: Say): string | null => {
  const value = row.get(field);
  if (value === '') return null;
  const at = { row: row.row, column: row.column(field), value };
  const iso = /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : fromSlashes(value);
  if (iso === 'ambiguous') {
    say('TABLE_DATE_AMBIGUOUS', at, 'day and month can be read both ways; write YYYY-MM-DD');
    return null;
  }
  if (iso === null) {
    const read = field === 'due' ? readTimeframe(value) : null;
    if (read?.meaning === 'due') return read.end;
    say('TABLE_DATE_UNREADABLE', at, 'write the day as YYYY-MM-DD, or move the words to a "time frame" column');
    return null;
  }
  if (isCivilDate(iso)) return iso;
  say('TABLE_DATE_DOES_NOT_EXIST', at, 'no such day; correct it');
  return null;
};

const fromSlashes = (value: string): string | 'ambiguous' | null => {
  const found = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(value);
  if (!found) return null;
  const [a, b] = [Number(found[1]), Number(found[2])];
  if (a <= 12 && b <= 12 && a !== b) return 'ambiguous';
  const [month, date] = a > 12 ? [b, a] : [a, b];
  return `${found[3]}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
};

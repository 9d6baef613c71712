import { isCivilDate } from '../../../engines/calendar/index.ts';
import type { DayOrder } from './fields.ts';

const slashed = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/;

/** Whether a cell may be one of two days. */
export const isUnclear = (cell: string): boolean => {
  const [, one = '', other = ''] = slashed.exec(cell.trim()) ?? [];
  return Number(one) <= 12 && Number(other) <= 12 && Number(one) !== Number(other);
};

/** Decided by the whole column: one day above 12 tells. Where rows tell different things, nothing is decided. */
export const dayOrderOf = (cells: readonly string[]): DayOrder => {
  let [dayFirst, monthFirst] = [false, false];
  for (const cell of cells) {
    const [, one, other] = slashed.exec(cell.trim()) ?? [];
    if (Number(one) > 12 && Number(other) <= 12) dayFirst = true;
    if (Number(other) > 12 && Number(one) <= 12) monthFirst = true;
  }
  return dayFirst === monthFirst ? 'unclear' : dayFirst ? 'day-first' : 'month-first';
};

/** A civil day, '' for an empty cell, null where it cannot be read for sure. */
export const dayIn = (cell: string, order: DayOrder): string | null => {
  const text = cell.trim();
  if (text === '') return '';
  const [, y, m, d] = /^(\d{4})-?(\d{2})-?(\d{2})(?:T.*)?$/.exec(text) ?? [];
  if (y !== undefined) return checked(`${y}-${m}-${d}`);
  const [, one = '', other = '', year] = slashed.exec(text) ?? [];
  if (year === undefined) return null;
  if (order === 'unclear' && one !== other) return null;
  const [month, day] = order === 'day-first' ? [other, one] : [one, other];
  return checked(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
};

const checked = (day: string): string | null => (isCivilDate(day) ? day : null);

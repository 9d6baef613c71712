import { isCivilDate } from '../../../engines/calendar/index.ts';
import type { Rejected, StoredPair } from './contract.ts';
import { GoodsError, rowsOf } from './read-goods.ts';

const columns = {
  good: ['product', 'good', 'goods', 'item'],
  country: ['country', 'country or area', 'source country'],
  date: ['date', 'listed', 'effective date', 'date listed'],
} as const;

/**
 * A table of products by country: the list under Executive Order 13126, or any other with the same three columns. What the order lists is made
 * with forced or indentured child labor; another list says nothing of the kind.
 *
 * @throws GoodsError where a column is missing
 */
export const readProductList = (
  bytes: Uint8Array,
  forcedChildLabor: boolean,
): { pairs: StoredPair[]; rejected: Rejected[] } => {
  const [first = [], ...rows] = rowsOf(bytes);
  const headings = first.map((one) =>
    one
      .replace(/^\uFEFF/, '')
      .trim()
      .toLowerCase(),
  );
  const at = (field: keyof typeof columns): number =>
    headings.findIndex((one) => (columns[field] as readonly string[]).includes(one));
  for (const field of ['good', 'country'] as const)
    if (at(field) < 0) throw new GoodsError('A column is missing.', 1, field === 'good' ? 'product' : 'country');
  const pairs: StoredPair[] = [];
  const rejected: Rejected[] = [];
  rows.forEach((row, i) => {
    if (row.every((cell) => cell.trim() === '')) return;
    const cell = (field: keyof typeof columns): string => (at(field) < 0 ? '' : (row[at(field)] ?? '').trim());
    const [good, country, date] = [cell('good'), cell('country'), cell('date')];
    const fault = faultIn(good, country, date);
    if (fault) {
      rejected.push({ row: i + 2, ...fault, text: row.join(' | ').slice(0, 200) });
      return;
    }
    pairs.push({
      good,
      country,
      sector: '',
      region: '',
      childLabor: false,
      forcedLabor: false,
      forcedChildLabor,
      derivedFrom: '',
      listedOn: date === '' ? null : date,
    });
  });
  if (pairs.length === 0) throw new GoodsError('There is no row in it.', 0);
  return { pairs, rejected };
};

const faultIn = (good: string, country: string, date: string): Pick<Rejected, 'field' | 'code'> | null => {
  if (good === '') return { field: 'product', code: 'good-missing' };
  if (country === '') return { field: 'country', code: 'country-missing' };
  // 03/04/2024 is two days
  return date !== '' && !isCivilDate(date) ? { field: 'date', code: 'date-unreadable' } : null;
};

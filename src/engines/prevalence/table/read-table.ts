import { type Place, wrong } from '../errors.ts';
import { type CaptureTable, type Cell, mostLists } from './table.ts';

const wholeNumber = /^\d{1,9}(?:\.0+)?$/;
/** `<11`, `1-10`: a count that was withheld. */
const withheld = /^(?:<\s*(?<below>\d{1,9})|(?<from>\d{1,9})\s*[-–]\s*(?<to>\d{1,9}))$/;

const listNames = (header: readonly string[]): readonly string[] => {
  const names = header.slice(0, -1);
  if (header.at(-1)?.toLowerCase() !== 'count')
    wrong('PREVALENCE_COUNT_COLUMN', {}, [{ row: 1, column: header.at(-1) ?? '' }]);
  if (names.length < 2 || names.length > mostLists)
    wrong('PREVALENCE_LISTS_NUMBER', { found: names.length, most: mostLists }, [{ row: 1 }]);
  const bad = names.filter((name, i) => name === '' || names.indexOf(name) !== i);
  if (bad.length > 0)
    wrong(
      'PREVALENCE_LIST_NAME',
      {},
      bad.map((value) => ({ row: 1, value })),
    );
  return names;
};

const countIn = (text: string, place: Place, troubles: Place[]): Omit<Cell, 'history'> => {
  const { below, from, to } = withheld.exec(text)?.groups ?? {};
  if (below !== undefined || from !== undefined) {
    const range = below === undefined ? { from: Number(from), to: Number(to) } : { from: 1, to: Number(below) - 1 };
    // until a model says what stands there, the middle does
    if (range.to >= range.from) return { count: Math.round((range.from + range.to) / 2), censored: range };
  } else if (wholeNumber.test(text)) return { count: Number(text) };
  troubles.push(place);
  return { count: 0 };
};

/**
 * A capture table from rows of text: one 0/1 column a list, and last a column `count`. A count `<11` or `1-10` was withheld.
 *
 * @throws PrevalenceError PREVALENCE_TABLE_EMPTY, PREVALENCE_COUNT_COLUMN, PREVALENCE_LISTS_NUMBER, PREVALENCE_LIST_NAME,
 * PREVALENCE_CELLS_MISSING, PREVALENCE_NOT_ZERO_OR_ONE, PREVALENCE_COUNT_INVALID, PREVALENCE_HISTORY_TWICE,
 * PREVALENCE_NEVER_SEEN_COUNTED, PREVALENCE_NOBODY; each with every place at once
 */
export const readCaptureTable = (rows: readonly (readonly string[])[]): CaptureTable => {
  const [header, ...body] = rows.map((cells) => cells.map((cell) => cell.trim()));
  const filled = body
    .map((cells, i) => ({ cells, row: i + 2 }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (header === undefined || filled.length === 0) return wrong('PREVALENCE_TABLE_EMPTY');
  const lists = listNames(header);

  const gaps: Place[] = [];
  const notBinary: Place[] = [];
  const badCounts: Place[] = [];
  const seen = new Map<number, number>();
  const twice: Place[] = [];
  const nobody: Place[] = [];
  const cells: Cell[] = [];
  for (const { cells: values, row } of filled) {
    if (values.length > header.length) gaps.push({ row, value: values.slice(header.length).join(',') });
    const empty = header.filter((_, j) => (values[j] ?? '') === '');
    gaps.push(...empty.map((column) => ({ row, column })));
    let history = 0;
    lists.forEach((column, j) => {
      const value = values[j] ?? '';
      if (value === '1') history |= 1 << j;
      else if (value !== '0' && value !== '') notBinary.push({ row, column, value });
    });
    const text = values[lists.length] ?? '';
    const count = text === '' ? { count: 0 } : countIn(text, { row, column: 'count', value: text }, badCounts);
    if (history === 0) {
      if (count.count > 0) nobody.push({ row, value: text });
      continue;
    }
    const before = seen.get(history);
    if (before !== undefined) twice.push({ row, value: String(before) });
    seen.set(history, row);
    cells.push({ history, ...count });
  }
  for (const [code, places] of [
    ['PREVALENCE_CELLS_MISSING', gaps],
    ['PREVALENCE_NOT_ZERO_OR_ONE', notBinary],
    ['PREVALENCE_COUNT_INVALID', badCounts],
    ['PREVALENCE_NEVER_SEEN_COUNTED', nobody],
    ['PREVALENCE_HISTORY_TWICE', twice],
  ] as const)
    if (places.length > 0) wrong(code, { count: places.length }, places);
  if (cells.every(({ count }) => count === 0)) wrong('PREVALENCE_NOBODY');
  return { lists, cells: cells.filter(({ count, censored }) => count > 0 || censored) };
};

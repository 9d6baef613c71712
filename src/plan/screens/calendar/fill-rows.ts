import type { Item, Line } from './report-words.ts';

/** A number of the form, as it is typed. */
export interface Row {
  readonly key: number;
  readonly line: string;
  readonly value: string;
  readonly unit: string;
  /** Its name is given by the law or was entered before. */
  readonly named: boolean;
  /** Words that stand beside it; the form keeps them. */
  readonly words: string | null;
}

const empty = { value: '', unit: '', named: true, words: null } as const;

/** What an item starts with: what was entered, then what the law names and nobody has entered. */
export const rowsFor = (item: Item, part: string | null, lines: readonly Line[]): Row[] => {
  const counts = item.asks.some((what) => what === 'count' || what === 'amount');
  const asked = [
    ...(counts ? ['value'] : []),
    ...(item.meanAndMedian && part === null ? ['mean', 'median'] : []),
    ...(part === null ? item.by : []),
  ];
  const there = lines.filter(({ line }) => line !== 'note');
  const fresh = asked.filter((line) => !there.some((l) => l.line === line));
  return [
    ...there.map(({ line, value, unit, words }) => ({
      line,
      value: value ?? '',
      unit: unit ?? '',
      named: true,
      words,
    })),
    ...fresh.map((line) => ({ ...empty, line })),
  ].map((row, key) => ({ ...row, key }));
};

const plainNumber = /^-?\d{1,15}(\.\d{1,6})?$/;
/** Without spaces, and without commas where they part thousands: `12,5` stays what it is and is refused, not made into 125. */
const bare = (text: string): string => {
  const tight = text.replaceAll(/\s/g, '');
  return /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(tight) ? tight.replaceAll(',', '') : tight;
};

export const isNumber = (value: string): boolean => value.trim() === '' || plainNumber.test(bare(value));

export const rowTrouble = (rows: readonly Row[]): 'number' | 'name' | null => {
  const said = rows.filter(({ value }) => value.trim() !== '');
  if (said.some(({ value }) => !isNumber(value))) return 'number';
  if (said.some(({ line }) => line.trim() === '')) return 'name';
  return null;
};

/** The days that were typed, in any order and spacing; null where something among them is no number of days. */
export const daysFrom = (text: string): number[] | null => {
  const days = text
    .split(/[\s;,]+/)
    .filter(Boolean)
    .map(Number);
  return days.every((day) => day >= 0 && day <= 36_500) ? days : null;
};

/** What is sent. Where days are given, mean and median come from them and not from what stood there. */
export const linesFrom = (rows: readonly Row[], note: string, withDays: boolean) => [
  ...rows
    .filter(({ line, value, words }) => (value.trim() !== '' || words) && !(withDays && /^(mean|median)$/.test(line)))
    .map(({ line, value, unit, words }) => ({
      line: line.trim(),
      value: bare(value) || null,
      unit: unit.trim() || null,
      words,
    })),
  ...(note.trim() ? [{ line: 'note', value: null, unit: null, words: note.trim() }] : []),
];

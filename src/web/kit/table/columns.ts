import type { ReactNode } from 'react';
import type { Words } from '../words.ts';

export type CellValue = string | number | boolean | null | undefined | readonly string[];

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** One column: what a row says in it. Sorting, filter, CSV and the cell all come from `value`. */
export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly value: (row: Row) => CellValue;
  /** How the cell looks where the value alone is not enough: a link, a badge. */
  readonly cell?: (row: Row) => ReactNode;
  /** `text` if left out. Numbers and money stand right; days and moments are put in words. */
  readonly kind?: 'text' | 'number' | 'money' | 'date' | 'moment';
  /** The values this column can have: gives a filter of its own, and their labels. */
  readonly choices?: readonly Choice[];
  /** Names the row to screen readers and heads the card on a phone. One a table, else the first column. */
  readonly namesRow?: true;
  /** Off until somebody turns it on. */
  readonly offAtFirst?: true;
  readonly noSort?: true;
}

const labelOf = <Row>(column: Column<Row>, value: string): string =>
  column.choices?.find((choice) => choice.value === value)?.label ?? value;

/** A cell as text, in the reader's words; empty where there is nothing. */
export const cellText = <Row>(column: Column<Row>, row: Row, words: Words): string => {
  const value = column.value(row);
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return words.t(value ? 'web.yes' : 'web.no');
  if (typeof value === 'number') return column.kind === 'money' ? words.money(value) : words.number(value);
  if (typeof value === 'object') return value.map((one) => labelOf(column, one)).join(', ');
  if (column.kind === 'date') return words.date(value);
  if (column.kind === 'moment') return words.moment(value);
  return labelOf(column, value);
};

/** A cell for a spreadsheet: numbers and days stay what they are. */
export const cellForCsv = <Row>(column: Column<Row>, row: Row, words: Words): string | number => {
  const value = column.value(row);
  if (typeof value === 'number') return column.kind === 'money' ? value / 100 : value;
  if (typeof value === 'string' && (column.kind === 'date' || column.kind === 'moment')) return value;
  return cellText(column, row, words);
};

/** Text without accents and case, so that `nino` finds `Niño`. */
export const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether every word of `wanted` stands somewhere in the row, in any column and order. */
export const rowMatches = (haystack: string, wanted: string): boolean =>
  fold(wanted)
    .split(/\s+/)
    .filter(Boolean)
    .every((word) => haystack.includes(word));

/** Orders two cells; empty ones are kept out of it and stand last. */
export const compareCells = (a: CellValue, b: CellValue, collator: Intl.Collator): number => {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  return collator.compare(String(a), String(b));
};

import { readTable } from '../../sheets/index.ts';
import { readCaptureTable } from '../table/read-table.ts';
import { type CaptureTable, tableOf } from '../table/table.ts';

/** Rows of a CSV text. */
export const rowsOf = (text: string): readonly (readonly string[])[] =>
  readTable(new TextEncoder().encode(text)).sheets[0]!.rows;

export const tableFrom = (text: string): CaptureTable => readCaptureTable(rowsOf(text));

/** Counts by history written as `1`, `12`, `123`: the lists a person is on. */
export const madeUp = (lists: number, counts: Readonly<Record<string, number>>): CaptureTable => {
  const byHistory = new Float64Array(2 ** lists);
  for (const [on, count] of Object.entries(counts))
    byHistory[[...on].reduce((mask, j) => mask | (1 << (Number(j) - 1)), 0)] = count;
  return tableOf(
    Array.from({ length: lists }, (_, j) => String.fromCharCode(65 + j)),
    byHistory,
  );
};

export const relative = (value: number | null | undefined, reference: number): number =>
  Math.abs((value ?? Number.NaN) - reference) / Math.abs(reference);

import { columnLetters, type Sheet, unguardFormula } from '../sheets/index.ts';
import type { RawValue } from './case-value.ts';
import { HtcdsError } from './errors.ts';

/** Cases as they stand in a file, before anything is read into them: one row a case. */
export interface CaseTable {
  readonly format: 'csv' | 'xlsx' | 'ods' | 'json';
  readonly sheet: string | null;
  readonly columns: readonly { readonly title: string; readonly column: string | null }[];
  /** `row` as the file counts it: of a sheet from 1 with the header, of a JSON list from 1. */
  readonly rows: readonly {
    readonly row: number;
    readonly cells: readonly (RawValue | null)[];
    readonly odd: readonly number[];
  }[];
}

/** @param format CSV cells lose the apostrophe that keeps a spreadsheet from running them */
export function tableFromSheet({ name, rows }: Sheet, format: 'csv' | 'xlsx' | 'ods'): CaseTable {
  const [header = [], ...body] = rows;
  const clean = format === 'csv' ? unguardFormula : (text: string) => text;
  return {
    format,
    sheet: format === 'csv' ? null : name,
    columns: header.map((title, index) => ({ title: clean(title), column: columnLetters(index + 1) })),
    rows: body.flatMap((cells, index) =>
      cells.every((text) => text.trim() === '')
        ? []
        : [{ row: index + 2, cells: header.map((_, at) => filled(clean(cells[at] ?? ''))), odd: [] }],
    ),
  };
}

const filled = (text: string): string | null => (text.trim() === '' ? null : text);

/**
 * Cases from JSON: a list of objects, or `{ "cases": [ … ] }`.
 *
 * @throws HtcdsError HTCDS_NOT_JSON, HTCDS_NO_COLUMNS
 */
export function tableFromJson(text: string): CaseTable {
  const parsed = parse(text);
  const list = Array.isArray(parsed) ? parsed : isObject(parsed) && Array.isArray(parsed.cases) ? parsed.cases : null;
  if (list === null || !list.every(isObject)) {
    throw new HtcdsError(
      'HTCDS_NO_COLUMNS',
      'The JSON is no list of cases.',
      'Send a list of objects, one a case, or an object whose "cases" is such a list.',
    );
  }
  const titles = [...new Set(list.flatMap((one) => Object.keys(one)))];
  if (titles.length > MOST_COLUMNS) {
    throw new HtcdsError(
      'HTCDS_TOO_LARGE',
      `The cases have more than ${MOST_COLUMNS} different keys.`,
      'Send the keys of the standard only.',
    );
  }
  return {
    format: 'json',
    sheet: null,
    columns: titles.map((title) => ({ title, column: null })),
    rows: list.map((one, index) => {
      const cells = titles.map((title) => rawOf(Object.hasOwn(one, title) ? one[title] : null));
      return {
        row: index + 1,
        cells: cells.map((cell) => (cell === ODD ? null : cell)),
        odd: cells.flatMap((cell, at) => (cell === ODD ? [at] : [])),
      };
    }),
  };
}

const MOST_COLUMNS = 2_000;
const ODD = Symbol('neither text, number, yes or no, nor a list of these');

function rawOf(value: unknown): RawValue | null | typeof ODD {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return filled(value);
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return String(value);
  if (!Array.isArray(value)) return ODD;
  const texts = value.map((one) => (typeof one === 'string' || typeof one === 'number' ? String(one) : null));
  if (texts.length === 0) return null;
  return texts.some((one) => one === null) ? ODD : texts.flatMap((one) => (one === null ? [] : [one]));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    // the message of the parser quotes the file, and a case is nobody's to quote: only the place is kept
    const at = /position (\d+)/.exec(cause instanceof Error ? cause.message : '')?.[1];
    throw new HtcdsError(
      'HTCDS_NOT_JSON',
      `The file is no sound JSON${at === undefined ? '' : ` (at character ${at})`}.`,
      'Export it again from the program that made it.',
    );
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

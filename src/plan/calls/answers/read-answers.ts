import { columnLetters, readTable, type Sheet, SheetError, unguardFormula } from '../../../engines/sheets/index.ts';
import type { Where } from '../../../platform/contract/index.ts';
import { Refusal } from '../../../platform/errors/index.ts';
import type { Translate } from '../../../platform/i18n/index.ts';
import type { Asked } from '../asked.ts';
import { type ColumnName, headersOf, plainly, statesOf } from './columns.ts';
import { Answer } from './contract.ts';
import { type Fault, isBlank, lacks } from './faults.ts';

/** A filled sheet is small. */
const limits = {
  bytes: 5 * 1024 * 1024,
  inflatedBytes: 32 * 1024 * 1024,
  entries: 500,
  sheets: 20,
  rows: 5_000,
  columns: 100,
  cells: 200_000,
  cellChars: 20_000,
  chars: 8 * 1024 * 1024,
};
const mostFaults = 200;
/** How far down the headers may stand: people put a title above. */
const headerRows = 20;

export interface ReadAnswers {
  readonly format: 'csv' | 'xlsx';
  readonly answers: readonly Answer[];
  readonly faults: readonly Fault[];
}

interface Grid {
  readonly sheet: Sheet;
  /** Index of the row of headers. */
  readonly top: number;
  readonly at: ReadonlyMap<ColumnName, number>;
  place(row: number, column?: ColumnName): Where;
}

/**
 * Reads the answers out of a filled sheet: our own (XLSX, or saved as CSV), in any language we write, or a table with the same headers.
 * Judges every row against what was asked; what is wrong is listed, not thrown.
 *
 * @param languages every translator, the reader's own first
 * @throws Refusal ANSWER_FILE_UNREADABLE with the place, when it is no table at all
 */
export const readAnswers = (
  bytes: Uint8Array,
  asked: readonly Asked[],
  languages: readonly [Translate, ...Translate[]],
): ReadAnswers => {
  const { format, sheets } = tableIn(bytes, languages[0]);
  const grid = findGrid(sheets, headersOf(languages));
  if (!grid) return { format, answers: [], faults: [{ code: 'ANSWER_SHEET_NOT_FOUND', where: {} }] };
  const read = readRows(grid, asked, statesOf(languages), languages[0]);
  const faults = [...formulas(grid), ...read.faults];
  if (read.answers.length === 0 && faults.length === 0) faults.push({ code: 'ANSWER_EMPTY', where: {} });
  return { format, answers: read.answers, faults: faults.slice(0, mostFaults) };
};

const tableIn = (bytes: Uint8Array, t: Translate) => {
  try {
    return readTable(bytes, { limits });
  } catch (error) {
    if (!(error instanceof SheetError)) throw error;
    const { code, where } = error;
    const place: Where = {
      ...(where.sheet ? { sheet: where.sheet } : {}),
      ...(where.row ? { row: where.row } : {}),
      ...(where.column ? { column: columnLetters(where.column) } : {}),
    };
    const says = `${t(`error.${code}`)} ${t(`error.${code}.fix`)}`;
    throw new Refusal('ANSWER_FILE_UNREADABLE', {}, [{ ...place, code, says }]);
  }
};

/** The first sheet with a row of headers that names at least the part of the plan and the state. */
const findGrid = (sheets: readonly Sheet[], headers: ReadonlyMap<string, ColumnName>): Grid | null => {
  for (const sheet of sheets) {
    for (const [top, cells] of sheet.rows.slice(0, headerRows).entries()) {
      const at = new Map<ColumnName, number>();
      for (const [i, cell] of cells.entries()) {
        const name = headers.get(plainly(cell));
        if (name && !at.has(name)) at.set(name, i);
      }
      if (!at.has('state') || !(at.has('id') || at.has('code'))) continue;
      const place = (row: number, column?: ColumnName): Where => ({
        ...(sheet.name ? { sheet: sheet.name } : {}),
        row: row + 1,
        ...(column && at.has(column) ? { column: columnLetters((at.get(column) as number) + 1), field: column } : {}),
      });
      return { sheet, top, at, place };
    }
  }
  return null;
};

/** A formula was computed by whoever sent it, from what we cannot see. */
const formulas = ({ sheet, top, at, place }: Grid): Fault[] => {
  const names = new Map([...at].map(([name, i]) => [i + 1, name]));
  return sheet.notes
    .filter((note) => ['formula', 'formula-without-value', 'error-value'].includes(note.code))
    .flatMap((note) => note.places)
    .filter(({ row, column }) => (row ?? 0) > top + 1 && names.has(column ?? 0))
    .map(({ row, column }) => ({ code: 'ANSWER_FORMULA', where: place((row ?? 1) - 1, names.get(column ?? 0)) }));
};

const readRows = (
  { sheet, top, at, place }: Grid,
  asked: readonly Asked[],
  states: ReadonlyMap<string, Answer['state']>,
  t: Translate,
): { answers: Answer[]; faults: Fault[] } => {
  const byId = new Map(asked.map((one) => [one.nodeId, one]));
  const byCode = new Map(asked.map((one) => [plainly(one.code), one]));
  const words = [...new Set(states.values())].map((state) => t(`plan.state.${state}`)).join(', ');
  const firstRow = new Map<string, number>();
  const answers: Answer[] = [];
  const faults: Fault[] = [];

  for (const [row, cells] of sheet.rows.entries()) {
    if (row <= top || cells.every((cell) => cell.trim() === '')) continue;
    const text = (name: ColumnName): string => tidy(cells[at.get(name) ?? -1] ?? '');
    const fault = (code: string, column: ColumnName, values?: Fault['values']): void => {
      faults.push({ code, where: place(row, column), ...(values ? { values } : {}) });
    };
    const key: ColumnName = text('id') === '' ? 'code' : 'id';
    const one = key === 'id' ? byId.get(text('id')) : byCode.get(plainly(text('code')));
    if (!one) {
      fault('ANSWER_ROW_NOT_ASKED', at.has('code') ? 'code' : key);
      continue;
    }
    if (key === 'id' && at.has('code') && plainly(text('code')) !== plainly(one.code)) {
      fault('ANSWER_CODE_CHANGED', 'code', { code: one.code });
      continue;
    }
    const before = firstRow.get(one.nodeId);
    if (before !== undefined) {
      fault('ANSWER_ROW_TWICE', 'code', { row: before });
      continue;
    }
    firstRow.set(one.nodeId, row + 1);

    const state = states.get(plainly(text('state'))) ?? null;
    const percent = percentOf(text('percent'));
    const draft = {
      nodeId: one.nodeId,
      state,
      percent,
      narrative: text('narrative'),
      evidence: text('evidence') || null,
    };
    const unreadState = state === null && text('state') !== '';
    if (unreadState) fault('ANSWER_STATE_UNKNOWN', 'state', { words });
    if (percent === undefined) fault('ANSWER_PERCENT', 'percent');
    for (const column of ['narrative', 'evidence'] as const) {
      if (text(column).startsWith('=')) fault('ANSWER_FORMULA', column);
    }
    const parsed = Answer.safeParse({ ...draft, percent: percent ?? null });
    if (!parsed.success) {
      for (const issue of parsed.error.issues)
        fault(codes[issue.message] ?? 'ANSWER_TEXT', issue.path[0] as ColumnName);
      continue;
    }
    if (unreadState || percent === undefined || isBlank(parsed.data)) continue;
    for (const { field, code } of lacks(parsed.data)) fault(code, field);
    answers.push(parsed.data);
  }
  return { answers, faults };
};

const codes: Readonly<Record<string, string>> = { LINK_FORM: 'ANSWER_LINK', TOO_LONG: 'ANSWER_TOO_LONG' };

const tidy = (cell: string): string => unguardFormula(cell).replace(/\r\n?/g, '\n').trim();

/** `40`, `40%`, `12.5`, `12,5`. Null for an empty cell, undefined for what is no percent: also 0.4, which may be meant as 40 percent. */
const percentOf = (text: string): number | null | undefined => {
  if (text === '') return null;
  const shape = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(text);
  if (!shape) return undefined;
  const value = Number(`${shape[1]}.${shape[2] ?? '0'}`);
  return value > 100 || (value > 0 && value < 1) ? undefined : value;
};

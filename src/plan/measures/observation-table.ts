import type { Observation } from '../../engines/plan/document.ts';
import {
  columnLetters,
  readTable,
  type Sheet,
  SheetError,
  unguardFormula,
  writeCsv,
} from '../../engines/sheets/index.ts';
import type { Where } from '../../platform/contract/index.ts';
import { Refusal } from '../../platform/errors/index.ts';
import type { Translate } from '../../platform/i18n/index.ts';
import { breakdown, type Observed, periodOf, sameNumber } from './observed.ts';

/** A row of a table of observations that was understood. */
export interface TableRow {
  readonly indicator_id: string;
  readonly period: string;
  readonly start_on: string | null;
  readonly end_on: string | null;
  readonly agency_id: string | null;
  readonly dims: Record<string, string>;
  readonly value: number | null;
  readonly flag: Observation['flag'];
}

export interface ObservationTable {
  readonly format: 'csv' | 'xlsx';
  readonly rows: readonly TableRow[];
  readonly problems: readonly Where[];
}

export interface TableOptions {
  readonly name: string;
  /** What the table is about where no column says so. */
  readonly indicatorId: string | undefined;
  readonly indicators: ReadonlySet<string>;
  readonly agencies: ReadonlySet<string>;
  readonly t: Translate;
}

/** The columns we know by name, in both languages; every other one is a dimension. */
const known = {
  indicator: /^(indicator|indicador)$/i,
  period: /^(period|per[ií]odo)$/i,
  year: /^(year|a[nñ]o)$/i,
  agency: /^(agency|agencia)$/i,
  flag: /^(flag|marca)$/i,
  value: /^(value|valor)$/i,
} as const;
type Known = keyof typeof known;

const flags: readonly string[] = ['estimate', 'at_least', 'about', 'suppressed', 'missing'];
const problemsShown = 200;

/**
 * Reads a table of observations: `Year` (or `Period`), any dimensions, `Value`, perhaps `Units`, `Observation status`, `Indicator`,
 * `Agency`, `Flag`. That is what Open SDG writes, and a little more.
 *
 * @throws Refusal PLAN_TABLE_UNREADABLE, where it is no table at all
 */
export const readObservationTable = (bytes: Uint8Array, options: TableOptions): ObservationTable => {
  const { format, ...sheet } = readSheet(bytes, options.name);
  const problems: Where[] = [];
  const rows = rowsOf(sheet, options, problems);
  const inSheet = (where: Where): Where => (format === 'xlsx' ? { sheet: sheet.name, ...where } : where);
  return { format, rows, problems: problems.slice(0, problemsShown).map(inSheet) };
};

/**
 * The first sheet of a table that a person sees and that holds something.
 *
 * @throws Refusal PLAN_TABLE_UNREADABLE
 */
export const readSheet = (
  bytes: Uint8Array,
  file: string,
): Pick<Sheet, 'name' | 'rows'> & { format: 'csv' | 'xlsx' } => {
  try {
    const { format, sheets } = readTable(bytes);
    const { name, rows } = sheets.find((s) => !s.hidden && s.rows.length > 0) ?? { name: '', rows: [] };
    return { format, name, rows };
  } catch (error) {
    if (!(error instanceof SheetError)) throw error;
    const { code, message, fix, where } = error;
    throw new Refusal('PLAN_TABLE_UNREADABLE', {}, [
      {
        file,
        code,
        says: `${message} ${fix}`,
        ...(where.sheet ? { sheet: where.sheet } : {}),
        ...(where.row ? { row: where.row } : {}),
        ...(where.column ? { column: columnLetters(where.column) } : {}),
      },
    ]);
  }
};

const rowsOf = (sheet: Pick<Sheet, 'rows'>, options: TableOptions, problems: Where[]): TableRow[] => {
  const { t, indicatorId } = options;
  const at = sheet.rows.findIndex((row) => row.some((cell) => cell.trim() !== ''));
  const header = (sheet.rows[at] ?? []).map((cell) => unguardFormula(cell).trim());
  const problem = (code: string, row: number, column: number | null, values: Record<string, string | number> = {}) =>
    problems.push({
      row,
      ...(column === null ? {} : { column: columnLetters(column + 1) }),
      code,
      says: t(`error.${code}`, values),
    });
  const columnOf = (name: Known): number => header.findIndex((cell) => known[name].test(cell));
  const column = {
    indicator: columnOf('indicator'),
    period: columnOf('period') >= 0 ? columnOf('period') : columnOf('year'),
    agency: columnOf('agency'),
    flag: columnOf('flag'),
    value: columnOf('value'),
  };
  const twice = header.findIndex((cell, i) => cell !== '' && header.indexOf(cell) < i);
  if (twice >= 0) problem('PLAN_COLUMN_TWICE', at + 1, twice, { name: header[twice] as string });
  if (column.period < 0) problem('PLAN_COLUMN_YEAR', at + 1, null);
  if (column.value < 0) problem('PLAN_COLUMN_VALUE', at + 1, null);
  if (column.indicator < 0 && indicatorId === undefined) problem('PLAN_COLUMN_INDICATOR', at + 1, null);
  if (problems.length > 0) return [];
  const dimensions = header.flatMap((name, i) =>
    name !== '' && !Object.values(known).some((pattern) => pattern.test(name)) ? [{ name, i }] : [],
  );

  const seen = new Map<string, number>();
  return sheet.rows.slice(at + 1).flatMap((cells, index): TableRow[] => {
    const row = at + 2 + index;
    const cell = (i: number): string => (i < 0 ? '' : unguardFormula(cells[i] ?? '').trim());
    if (cells.every((text) => text.trim() === '')) return [];
    const before = problems.length;
    const indicator = column.indicator < 0 ? (indicatorId as string) : cell(column.indicator);
    if (!options.indicators.has(indicator)) problem('PLAN_ROW_INDICATOR', row, column.indicator);
    const period = periodOf(cell(column.period));
    if (!period) problem('PLAN_ROW_PERIOD', row, column.period);
    const agency = cell(column.agency);
    if (agency !== '' && !options.agencies.has(agency)) problem('PLAN_ROW_AGENCY', row, column.agency);
    const flagText = cell(column.flag);
    if (flagText !== '' && !flags.includes(flagText)) {
      problem('PLAN_ROW_FLAG', row, column.flag, { flags: flags.join(', ') });
    }
    const text = cell(column.value);
    if (!/^([-+]?\d+(\.\d+)?([eE][-+]?\d+)?)?$/.test(text)) problem('PLAN_ROW_VALUE', row, column.value);
    const dims = Object.fromEntries(dimensions.flatMap(({ name, i }) => (cell(i) === '' ? [] : [[name, cell(i)]])));
    if (problems.length > before || !period) return [];

    const value = text === '' ? null : Number(text);
    const flag = (flagText || flagOf(dims['Observation status'], value)) as Observation['flag'] | '';
    const understood: TableRow = {
      indicator_id: indicator,
      period: period.label,
      start_on: period.start,
      end_on: period.end,
      agency_id: agency || null,
      dims,
      value,
      flag: flag || null,
    };
    const key = sameNumber(understood);
    const first = seen.get(key);
    if (first !== undefined) problem('PLAN_ROW_TWICE', row, null, { first });
    else seen.set(key, row);
    return [understood];
  });
};

/** What an observation status of Open SDG (after SDMX) says of the value. */
const flagOf = (status: string | undefined, value: number | null): NonNullable<Observation['flag']> | '' => {
  if (/estimate|provisional|imputed/i.test(status ?? '')) return 'estimate';
  if (/suppress|confidential/i.test(status ?? '')) return 'suppressed';
  return value === null ? 'missing' : '';
};

/** The observations as Open SDG reads them: `Year`, dimensions, `Units`, `Value`; a `Period` beside it where a year does not say it all. */
export const writeObservationTable = (unit: string, observations: readonly Observed[]): Uint8Array => {
  const has = (test: (o: Observed) => boolean) => observations.some(test);
  const names = [...new Set(observations.flatMap(({ dims }) => Object.keys(dims)))].sort();
  const dimensions = names.filter((name) => observations.some(({ dims }) => name in breakdown(dims)));
  const first = names.filter((name) => name === 'Series');
  const last = names.filter((name) => !dimensions.includes(name) && name !== 'Series' && name !== 'Units');
  const columns: [string, (o: Observed) => string | number | null][] = [
    ['Year', ({ period }) => periodOf(period)?.countsAs ?? null],
    ...(has(({ period }) => !/^\d{4}$/.test(period)) ? [['Period', (o: Observed) => o.period] as const] : []),
    ...(has(({ agency_id }) => agency_id !== null) ? [['Agency', (o: Observed) => o.agency_id] as const] : []),
    ...[...first, ...dimensions, ...last].map((name) => [name, (o: Observed) => o.dims[name] ?? null] as const),
    ['Units', ({ dims }) => dims.Units ?? unit],
    ...(has(({ flag }) => flag !== null) ? [['Flag', (o: Observed) => o.flag] as const] : []),
    ['Value', ({ value }) => value],
  ] as [string, (o: Observed) => string | number | null][];
  return writeCsv([columns.map(([name]) => name), ...observations.map((o) => columns.map(([, cell]) => cell(o)))]);
};

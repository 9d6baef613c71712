import type { Finding, Place } from '../forms/index.ts';
import type { CaseTable } from './case-table.ts';
import { type CaseValue, type RawValue, readValue, type ValueCode } from './case-value.ts';
import { checkCase, type WholeCode } from './check-case.ts';
import { HtcdsError } from './errors.ts';
import { keyMatcher } from './match-key.ts';
import type { Standard, StandardField } from './standard.ts';

export type CaseCode =
  | ValueCode
  | WholeCode
  | 'HTCDS_COLUMN_UNKNOWN'
  | 'HTCDS_COLUMN_AMBIGUOUS'
  | 'HTCDS_COLUMN_BY_LABEL'
  | 'HTCDS_COLUMN_SPELLING'
  | 'HTCDS_COLUMN_TWICE'
  | 'HTCDS_COLUMN_DEPRECATED'
  | 'HTCDS_MORE_FINDINGS';

/** Key to value. What a case does not say has no entry. */
export type CaseValues = Readonly<Record<string, CaseValue>>;

export interface CaseRow {
  /** The row in the file, from 1. */
  readonly row: number;
  readonly values: CaseValues;
}

/** One code that is surely meant for another, wherever it stands under that key. */
export interface CaseRepair {
  /** `vic_MethodsOfControl:DebtBondage ` */
  readonly id: string;
  readonly key: string;
  readonly from: string;
  readonly to: string;
  /** In how many cases. */
  readonly count: number;
}

export interface CaseReading {
  readonly columns: readonly { readonly title: string; readonly column: string | null; readonly key: string | null }[];
  readonly cases: readonly CaseRow[];
  readonly findings: readonly Finding<CaseCode>[];
  /** Repairs that are open; those taken are in `taken`. */
  readonly repairs: readonly CaseRepair[];
  readonly taken: readonly CaseRepair[];
}

export interface CaseOptions {
  /** Ids of repairs to make. */
  readonly take?: readonly string[];
  /** For dates that cannot lie ahead. */
  readonly today: string;
}

/** After so many, findings are only counted: a file with a shifted column has one for every cell. */
const MOST_FINDINGS = 5_000;

/**
 * Reads cases under a standard. Every column is used or named as unknown; every value fits or is named with its row and column. A value that
 * does not fit is left out of its case, never changed.
 *
 * @throws HtcdsError HTCDS_NO_COLUMNS where no column belongs to the standard
 */
export function readCases(table: CaseTable, standard: Standard, { take = [], today }: CaseOptions): CaseReading {
  const findings = gather();
  const { columns, uses } = matchColumns(table, standard, findings.add);
  if (uses.length === 0) {
    throw new HtcdsError(
      'HTCDS_NO_COLUMNS',
      'No column has a key or label of the standard.',
      'Name the columns by the keys of HTCDS, such as prs_FirstName, in the first row.',
    );
  }
  const wanted = new Set(take);
  const repairs = new Map<string, CaseRepair>();
  const cases = table.rows.map(({ row, cells, odd }): CaseRow => {
    const values: Record<string, CaseValue> = {};
    const add = (problem: Problem, column: string | null): void =>
      findings.add({ ...shown(problem), place: placeOf(table, row, column) });
    for (const { field, at, column, parts } of uses) {
      const { key } = field;
      if (at !== null && odd.includes(at)) add({ code: 'HTCDS_TEXT_ONLY', severity: 'error', values: { key } }, column);
      const own = at === null ? null : cells[at];
      const raw = own ?? chosenIn(parts, cells);
      if (raw === null) continue;
      const read = readValue(standard, field, raw, (from) => wanted.has(`${key}:${from}`));
      for (const problem of read.problems) {
        add(problem, column);
        if (problem.offer) countRepair(repairs, key, problem.offer);
      }
      if (read.value !== null) values[key] = read.value;
    }
    for (const problem of checkCase(values, today)) {
      add(problem, uses.find(({ field }) => field.key === problem.values.key)?.column ?? null);
    }
    return { row, values };
  });
  const all = [...repairs.values()];
  return {
    columns,
    cases,
    findings: findings.list(),
    repairs: all.filter(({ id }) => !wanted.has(id)),
    taken: all.filter(({ id }) => wanted.has(id)),
  };
}

type Problem = Pick<Finding<CaseCode>, 'code' | 'severity' | 'values'>;
const shown = ({ code, severity, values }: Problem): Problem => ({ code, severity, values });

/** A field and the columns that say it: one of its own, or one for each code (`vic_MethodsOfControl/DebtBondage`), as form programs export. */
interface Use {
  readonly field: StandardField;
  readonly at: number | null;
  readonly column: string | null;
  readonly parts: { readonly code: string; readonly at: number }[];
}

function matchColumns(table: CaseTable, standard: Standard, add: (finding: Finding<CaseCode>) => void) {
  const match = keyMatcher(standard);
  const uses = new Map<string, Use>();
  const columns = table.columns.map(({ title, column }, at) => {
    const say = (code: CaseCode, severity: Finding['severity'], values: Finding['values'] = {}): void =>
      add({
        code,
        severity,
        place: placeOf(table, table.format === 'json' ? null : 1, column),
        values: { column: title.slice(0, 80), ...values },
      });
    const part = /^([a-z]{3}_\w+)[/.](.+)$/i.exec(title);
    const found = match(part?.[1] ?? title);
    if (!('field' in found)) {
      if (found.by === 'ambiguous') say('HTCDS_COLUMN_AMBIGUOUS', 'error', { keys: found.keys.join(', ') });
      else if (title.trim() !== '') say('HTCDS_COLUMN_UNKNOWN', 'warning');
      return { title, column, key: null };
    }
    const { field } = found;
    const { key } = field;
    const use = uses.get(key) ?? { field, at: null, column, parts: [] };
    if (part?.[2] !== undefined) use.parts.push({ code: part[2], at });
    else if (use.at !== null) {
      say('HTCDS_COLUMN_TWICE', 'error', { key });
      return { title, column, key: null };
    }
    uses.set(key, part ? use : { ...use, at, column });
    if (found.by === 'spelling') say('HTCDS_COLUMN_SPELLING', 'warning', { key });
    if (found.by === 'label') say('HTCDS_COLUMN_BY_LABEL', 'note', { key });
    if (field.status === 'deprecated') say('HTCDS_COLUMN_DEPRECATED', 'warning', { key });
    return { title, column, key };
  });
  return { columns, uses: [...uses.values()] };
}

const chosen = new Set(['true', '1', 'yes']);

function chosenIn(parts: Use['parts'], cells: readonly (RawValue | null)[]): string[] | null {
  const codes = parts.filter(({ at }) => chosen.has(String(cells[at] ?? '').toLowerCase())).map(({ code }) => code);
  return codes.length === 0 ? null : codes;
}

function placeOf({ sheet }: CaseTable, row: number | null, column: string | null): Place {
  return {
    ...(sheet === null ? {} : { sheet }),
    ...(row === null ? {} : { row }),
    ...(column === null ? {} : { column }),
  };
}

function countRepair(repairs: Map<string, CaseRepair>, key: string, { from, to }: { from: string; to: string }): void {
  const id = `${key}:${from}`;
  repairs.set(id, { id, key, from, to, count: (repairs.get(id)?.count ?? 0) + 1 });
}

function gather() {
  const findings: Finding<CaseCode>[] = [];
  let more = 0;
  return {
    add(finding: Finding<CaseCode>): void {
      if (findings.length < MOST_FINDINGS) findings.push(finding);
      else more += 1;
    },
    list(): Finding<CaseCode>[] {
      if (more === 0) return findings;
      return [...findings, { code: 'HTCDS_MORE_FINDINGS', severity: 'error', place: {}, values: { count: more } }];
    },
  };
}

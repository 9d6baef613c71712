export type TableProblemCode =
  | 'TABLE_EMPTY'
  | 'TABLE_NO_TITLE_COLUMN'
  | 'TABLE_COLUMN_TWICE'
  | 'TABLE_COLUMN_IGNORED'
  | 'TABLE_TITLE_MISSING'
  | 'TABLE_KIND_UNKNOWN'
  | 'TABLE_CODE_TWICE'
  | 'TABLE_PARENT_UNKNOWN'
  | 'TABLE_PARENT_MISSING'
  | 'TABLE_NESTING_WRONG'
  | 'TABLE_DATE_UNREADABLE'
  | 'TABLE_DATE_AMBIGUOUS'
  | 'TABLE_DATE_DOES_NOT_EXIST'
  | 'TABLE_ORG_UNKNOWN'
  | 'TABLE_TWO_LEADS'
  | 'TABLE_SENSITIVITY_UNKNOWN';

/** Something in a table that cannot be taken over as it stands. */
export interface TableProblem {
  readonly code: TableProblemCode;
  /** An error keeps the table from being loaded; a warning is for a person to look at. */
  readonly severity: 'error' | 'warning';
  /** Row and column as a spreadsheet counts them, from 1; row 1 is the header. 0 where the whole is meant. */
  readonly row: number;
  readonly column: number;
  readonly value: string;
  /** What to do, in English; screens translate by code. */
  readonly remedy: string;
}

/** Collects problems of one cell or row. */
export type Say = (
  code: TableProblemCode,
  at: { readonly row: number; readonly column?: number | undefined; readonly value?: string | undefined },
  remedy: string,
) => void;

const WARNINGS: ReadonlySet<TableProblemCode> = new Set<TableProblemCode>([
  'TABLE_COLUMN_IGNORED',
  'TABLE_ORG_UNKNOWN',
]);

export const collector = (): { readonly problems: TableProblem[]; readonly say: Say } => {
  const problems: TableProblem[] = [];
  const say: Say = (code, { row, column = 0, value = '' }, remedy) => {
    problems.push({ code, severity: WARNINGS.has(code) ? 'warning' : 'error', row, column, value, remedy });
  };
  return { problems, say };
};

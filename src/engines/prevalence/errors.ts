/** What can be wrong with what the engine is given. Codes are stable. */
export type PrevalenceErrorCode =
  | 'PREVALENCE_TABLE_EMPTY'
  | 'PREVALENCE_COUNT_COLUMN'
  | 'PREVALENCE_LISTS_NUMBER'
  | 'PREVALENCE_LIST_NAME'
  | 'PREVALENCE_CELLS_MISSING'
  | 'PREVALENCE_NOT_ZERO_OR_ONE'
  | 'PREVALENCE_COUNT_INVALID'
  | 'PREVALENCE_HISTORY_TWICE'
  | 'PREVALENCE_NEVER_SEEN_COUNTED'
  | 'PREVALENCE_NOBODY'
  | 'PREVALENCE_LIST_UNKNOWN'
  | 'PREVALENCE_TERM_INVALID'
  | 'PREVALENCE_TOO_MANY_MODELS'
  | 'PREVALENCE_REPLICATES_INVALID'
  | 'PREVALENCE_SURVEY_EMPTY'
  | 'PREVALENCE_COLUMN_MISSING'
  | 'PREVALENCE_ANSWER_INVALID'
  | 'PREVALENCE_KNOWN_INVALID'
  | 'PREVALENCE_NO_ESTIMATE'
  | 'PREVALENCE_THREAD_STOPPED'
  | 'PREVALENCE_CANCELLED';

/** A place in the input. Rows count from 1, the header is row 1. */
export interface Place {
  readonly row?: number;
  readonly column?: string;
  readonly value?: string;
}

/** The only error the engine throws: `code` names it, `values` and `where` say what and where. */
export class PrevalenceError extends Error {
  override readonly name = 'PrevalenceError';
  readonly code: PrevalenceErrorCode;
  readonly values: Readonly<Record<string, string | number>>;
  readonly where: readonly Place[];

  constructor(
    code: PrevalenceErrorCode,
    values: Readonly<Record<string, string | number>> = {},
    where: readonly Place[] = [],
  ) {
    super([code, ...Object.entries(values).map(([key, value]) => `${key} ${value}`)].join(', '));
    this.code = code;
    this.values = values;
    this.where = where;
  }
}

export const wrong = (
  code: PrevalenceErrorCode,
  values?: Readonly<Record<string, string | number>>,
  where?: readonly Place[],
): never => {
  throw new PrevalenceError(code, values, where);
};

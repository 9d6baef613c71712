export type ResultsErrorCode = 'COUNT_NOT_WHOLE' | 'TABLE_RAGGED' | 'UNITS_DIFFER' | 'CLAIM_TWICE' | 'VALUE_NOT_FINITE';

/** Bad input to the checks on results. `code` is stable; `message` says what to correct. */
export class ResultsError extends Error {
  readonly code: ResultsErrorCode;

  constructor(code: ResultsErrorCode, message: string) {
    super(message);
    this.name = 'ResultsError';
    this.code = code;
  }
}

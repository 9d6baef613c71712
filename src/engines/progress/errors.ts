export type ProgressErrorCode = 'YEAR_NOT_WHOLE' | 'YEAR_TWICE' | 'VALUE_NOT_FINITE';

/** Bad input to the progress measure. `code` is stable; `message` says what to correct. */
export class ProgressError extends Error {
  readonly code: ProgressErrorCode;

  constructor(code: ProgressErrorCode, message: string) {
    super(message);
    this.name = 'ProgressError';
    this.code = code;
  }
}

export type EscalationErrorCode = 'FISCAL_YEAR_TWICE' | 'FISCAL_YEAR_NOT_WHOLE';

/** Bad input to the ladder. `code` is stable; `message` says what to correct. */
export class EscalationError extends Error {
  readonly code: EscalationErrorCode;

  constructor(code: EscalationErrorCode, message: string) {
    super(message);
    this.name = 'EscalationError';
    this.code = code;
  }
}

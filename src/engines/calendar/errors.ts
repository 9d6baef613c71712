export type CalendarErrorCode =
  | 'DATE_MALFORMED'
  | 'DATE_DOES_NOT_EXIST'
  | 'DATE_OUT_OF_RANGE'
  | 'MONTH_OUT_OF_RANGE'
  | 'QUARTER_OUT_OF_RANGE'
  | 'NOT_A_WHOLE_NUMBER'
  | 'PERIOD_NOT_UNDERSTOOD'
  | 'PERIOD_REVERSED'
  | 'WINDOW_REVERSED';

/** Bad input to the calendar. `code` is stable; `message` says what happened and what to write instead. */
export class CalendarError extends Error {
  readonly code: CalendarErrorCode;

  constructor(code: CalendarErrorCode, message: string) {
    super(message);
    this.name = 'CalendarError';
    this.code = code;
  }
}

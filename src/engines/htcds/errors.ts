export type HtcdsErrorCode =
  | 'HTCDS_EMPTY_FILE'
  | 'HTCDS_NOT_THE_STANDARD'
  | 'HTCDS_NOT_JSON'
  | 'HTCDS_NO_COLUMNS'
  | 'HTCDS_TOO_LARGE'
  | 'HTCDS_CANNOT_BE_WRITTEN';

/** Why a file was refused. Workbooks and forms are refused with a `SheetError` or a `FormError`. */
export class HtcdsError extends Error {
  override readonly name = 'HtcdsError';
  readonly code: HtcdsErrorCode;
  readonly fix: string;

  constructor(code: HtcdsErrorCode, message: string, fix: string) {
    super(message);
    this.code = code;
    this.fix = fix;
  }
}

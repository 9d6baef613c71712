/** Why a file was refused, or could not be written. Codes are stable. */
export type SheetErrorCode =
  | 'SHEET_EMPTY'
  | 'SHEET_UNKNOWN_FORMAT'
  | 'SHEET_LEGACY_XLS'
  | 'SHEET_ENCRYPTED'
  | 'SHEET_NOT_UTF8'
  | 'SHEET_BAD_QUOTE'
  | 'SHEET_TOO_LARGE'
  | 'SHEET_ZIP_BOMB'
  | 'SHEET_HAS_DTD'
  | 'SHEET_BROKEN'
  | 'SHEET_BAD_NAME'
  | 'SHEET_BAD_CELL';

/** Where in the file. Rows and columns count from 1, as a spreadsheet shows them; offsets are bytes from 0. */
export interface Where {
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: number;
  readonly offset?: number;
  /** The part inside an XLSX container, such as `xl/styles.xml`. */
  readonly part?: string;
}

/** The only error this engine throws. `message` says what happened, `fix` what to do. */
export class SheetError extends Error {
  override readonly name = 'SheetError';
  readonly code: SheetErrorCode;
  readonly where: Where;
  readonly fix: string;

  constructor(code: SheetErrorCode, message: string, fix: string, where: Where = {}) {
    super(message);
    this.code = code;
    this.where = where;
    this.fix = fix;
  }
}

const SAVE_AGAIN =
  'Open the file in a spreadsheet program, save it again as .xlsx or CSV UTF-8, and send the new file.';

export function broken(message: string, where: Where = {}): SheetError {
  return new SheetError('SHEET_BROKEN', message, SAVE_AGAIN, where);
}

export function tooLarge(message: string, where: Where = {}): SheetError {
  return new SheetError(
    'SHEET_TOO_LARGE',
    message,
    'Split the file, or delete the rows and columns not needed.',
    where,
  );
}

export function zipBomb(message: string, where: Where = {}): SheetError {
  return new SheetError(
    'SHEET_ZIP_BOMB',
    message,
    'Do not open the file. Ask the sender for a CSV file instead, and tell whoever runs the system.',
    where,
  );
}

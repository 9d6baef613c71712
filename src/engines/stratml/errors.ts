export type StratmlErrorCode =
  | 'STRATML_BAD_ENCODING'
  | 'STRATML_TOO_LARGE'
  | 'STRATML_HAS_DTD'
  | 'STRATML_NOT_WELL_FORMED'
  | 'STRATML_NOT_STRATML'
  | 'STRATML_UNEXPECTED_ELEMENT'
  | 'STRATML_WRONG_ORDER'
  | 'STRATML_MISSING_ELEMENT'
  | 'STRATML_TOO_MANY'
  | 'STRATML_UNEXPECTED_TEXT'
  | 'STRATML_UNEXPECTED_ATTRIBUTE'
  | 'STRATML_BAD_CODE'
  | 'STRATML_BAD_DATE'
  | 'STRATML_BAD_NUMBER'
  | 'STRATML_BAD_IDENTIFIER'
  | 'STRATML_DUPLICATE_ID'
  | 'STRATML_BAD_SOURCE'
  | 'STRATML_BAD_CHARACTER';

/** Where in a file; line and column count from 1 and are null when a document is being written. */
export interface Place {
  readonly line: number | null;
  readonly column: number | null;
  /** The way to the element, such as `StrategicPlanCore/Goal[2]/Name`. */
  readonly element: string;
}

/** The only error this engine throws. `message` says what happened, `fix` what to do. */
export class StratmlError extends Error {
  override readonly name = 'StratmlError';
  readonly code: StratmlErrorCode;
  readonly line: number | null;
  readonly column: number | null;
  readonly element: string;
  readonly fix: string;

  constructor(code: StratmlErrorCode, message: string, fix: string, place: Place) {
    super(message);
    this.code = code;
    this.line = place.line;
    this.column = place.column;
    this.element = place.element;
    this.fix = fix;
  }
}

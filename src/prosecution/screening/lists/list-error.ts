/** Why a list is refused whole. Codes are stable; the words for them are in the messages (`lists.problem.CODE`). */
export type ListErrorCode =
  | 'LIST_EMPTY'
  | 'LIST_NOT_TEXT'
  | 'LIST_UNKNOWN_FORMAT'
  | 'LIST_IS_WEB_PAGE'
  | 'LIST_MIXED_PARTS'
  | 'LIST_WRONG_COLUMNS'
  | 'LIST_TABLE_MISSING'
  | 'LIST_TABLE_TWICE'
  | 'LIST_TRUNCATED'
  | 'LIST_ARCHIVE_BROKEN'
  | 'LIST_ARCHIVE_BOMB'
  | 'LIST_ARCHIVE_NESTED'
  | 'LIST_ARCHIVE_LOCKED'
  | 'LIST_TOO_LARGE'
  | 'LIST_NOT_READ'
  | 'XML_HAS_DTD'
  | 'XML_BROKEN'
  | 'JSON_BROKEN';

/** Where it happened, as far as it is known: line of a text file, column or element, what stands there. */
export interface ListPlace {
  readonly file?: string;
  readonly line?: number;
  readonly field?: string;
  readonly value?: string;
}

/** The one error that streams and readers of a list throw; `readList` turns it into a fatal problem of the reading. */
export class ListError extends Error {
  override readonly name = 'ListError';
  readonly code: ListErrorCode;
  readonly place: ListPlace;

  constructor(code: ListErrorCode, place: ListPlace = {}) {
    super([code, place.file, place.line, place.field, place.value].filter(Boolean).join(' '));
    this.code = code;
    this.place = place;
  }
}

import type { Place } from './form.ts';

export type FormErrorCode =
  | 'FORM_NOT_A_FORM'
  | 'FORM_NOT_UTF8'
  | 'FORM_NOT_XML'
  | 'FORM_HAS_DTD'
  | 'FORM_TOO_LARGE'
  | 'FORM_CANNOT_BE_WRITTEN'
  | 'FORM_REPAIR_STALE';

/** Why a form was refused. `message` says what happened, `fix` what to do, `place` where. Workbooks are refused with a `SheetError`. */
export class FormError extends Error {
  override readonly name = 'FormError';
  readonly code: FormErrorCode;
  readonly fix: string;
  readonly place: Place;

  constructor(code: FormErrorCode, message: string, fix: string, place: Place = {}) {
    super(message);
    this.code = code;
    this.fix = fix;
    this.place = place;
  }
}

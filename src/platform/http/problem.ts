import { commonErrors, type ErrorCodes, type Problem } from '../contract/index.ts';
import { Refusal } from '../errors/index.ts';
import type { Translate } from '../i18n/index.ts';

/** A refusal in the reader's language. A code that nobody declared is a defect and answers UNEXPECTED. */
export const problemOf = (error: unknown, codes: ErrorCodes, t: Translate, requestId: string): Problem => {
  const refusal = error instanceof Refusal && error.code in codes ? error : new Refusal('UNEXPECTED');
  const { code, values, where } = refusal;
  return {
    code,
    status: codes[code] ?? commonErrors.UNEXPECTED,
    says: t(`error.${code}`, values),
    fix: t(`error.${code}.fix`, values),
    where: where.map((place) => ({ ...place, ...(place.says ? { says: inWords(place.says, t) } : {}) })),
    requestId,
  };
};

/** Places carry a code (`DATE_DOES_NOT_EXIST`) or a sentence of zod's; a code is put in words. */
const inWords = (says: string, t: Translate): string => (/^[A-Z][A-Z_]+$/.test(says) ? t(`error.${says}`) : says);

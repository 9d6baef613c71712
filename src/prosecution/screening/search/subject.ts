import type { DateSpan, Subject } from '../../../engines/names/types.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { dateSpan } from '../lists/dates.ts';
import { type SubjectGiven, type SubjectRole, subjectRoles } from '../shapes.ts';

declare const screenable: unique symbol;

/**
 * A subject the engine may be asked about. `screenableSubject` alone makes one, so nothing reaches the engine, the query log or the
 * watch list without having passed it.
 */
export interface ScreenableSubject extends Subject {
  readonly [screenable]: true;
}

const allowed: ReadonlySet<string> = new Set(subjectRoles);

/** As people write it in the column of a table: `Minor in care`, `VÍCTIMA `. */
const folded = (role: string): string =>
  role
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, '-')
    .replace(/^-+|-+$/g, '');

/**
 * Whether this may be what a subject is. A word that nobody listed is no: survivors, witnesses and minors in care are not screened under
 * any spelling.
 */
export const roleOf = (text: string): SubjectRole | null => {
  const role = folded(text);
  return allowed.has(role) ? (role as SubjectRole) : null;
};

/** `1970-05-03`, `1970-05`, `1970`, or two of them with `/` between; also as lists write it. Null where it is no date. */
export const roughSpan = (text: string): DateSpan | null => {
  const [from = '', to] = text.split('/').length === 2 && !/^\d{1,2}\//.test(text) ? text.split('/') : [text];
  const start = dateSpan(from.trim());
  if (to === undefined || !start) return start;
  const end = dateSpan(to.trim());
  return end && start.from <= end.to ? { from: start.from, to: end.to, precision: 'span', circa: false } : null;
};

/**
 * @throws Refusal SCREENING_SUBJECT_REFUSED for whom nobody screens, SCREENING_NAME_EMPTY, SCREENING_DATE_EMPTY
 */
export const screenableSubject = (given: SubjectGiven, role: string): ScreenableSubject => {
  if (roleOf(role) === null) refuse('SCREENING_SUBJECT_REFUSED', {}, [{ field: 'role' }]);
  if (!/[\p{L}\p{N}]/u.test(given.name)) refuse('SCREENING_NAME_EMPTY', {}, [{ field: 'subject.name' }]);
  const births = given.births.map(
    (text, i) => roughSpan(text) ?? refuse('SCREENING_DATE_EMPTY', {}, [{ field: `subject.births.${i}` }]),
  );
  const subject: Subject = { ...given, births };
  return subject as ScreenableSubject;
};

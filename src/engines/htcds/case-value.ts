import { CalendarError, parseCivilDate } from '../calendar/index.ts';
import { folded, type Standard, type StandardField, type StandardValue, valuesOf } from './standard.ts';

/** What a case says under one key: words, a day, a number as decimal text, yes or no, a code, several codes. */
export type CaseValue = string | boolean | readonly string[];

export type ValueCode =
  | 'HTCDS_DATE_FORM'
  | 'HTCDS_NUMBER_FORM'
  | 'HTCDS_NUMBER_RANGE'
  | 'HTCDS_YES_NO_FORM'
  | 'HTCDS_CODE_UNKNOWN'
  | 'HTCDS_CODE_NEAR'
  | 'HTCDS_CODE_REPAIRED'
  | 'HTCDS_CODE_ADDED'
  | 'HTCDS_CODE_NOT_CHECKED'
  | 'HTCDS_CODE_TWICE'
  | 'HTCDS_ONE_ANSWER_ONLY'
  | 'HTCDS_PHONE_FORM'
  | 'HTCDS_EMAIL_FORM'
  | 'HTCDS_TEXT_ONLY';

export interface ValueProblem {
  readonly code: ValueCode;
  readonly severity: 'error' | 'warning' | 'note';
  /** Never what somebody said of herself: only codes of lists. */
  readonly values: Readonly<Record<string, string | number>>;
  /** Another code that is surely meant: offered, taken only when somebody says so. */
  readonly offer?: { readonly from: string; readonly to: string };
}

export interface ReadValue {
  readonly value: CaseValue | null;
  readonly problems: readonly ValueProblem[];
}

/** What a cell holds: text, or, from JSON, several texts or yes or no. */
export type RawValue = string | boolean | readonly string[];

export type Takes = (from: string) => boolean;

const DECIMAL = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const PHONE = /^\+?[1-9]\d{1,14}$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const yes = new Set(['true', 'yes', 'y', '1', 'sí', 'si', 'x']);
const no = new Set(['false', 'no', 'n', '0']);

/**
 * Reads one value of a field. What does not fit gives no value and a problem; what nearly fits gives no value, a problem and an offer.
 *
 * @param takes says whether somebody took the offer to read this text as the code it nearly is
 */
export function readValue(standard: Standard, field: StandardField, raw: RawValue, takes: Takes): ReadValue {
  const problem = (
    code: ValueCode,
    severity: ValueProblem['severity'],
    values: ValueProblem['values'] = {},
  ): ValueProblem => ({
    code,
    severity,
    values: { key: field.key, ...values },
  });
  const refused = (code: ValueCode, values: ValueProblem['values'] = {}): ReadValue => ({
    value: null,
    problems: [problem(code, 'error', values)],
  });
  if (field.type === 'choose-several') return readSeveral(standard, field, raw, takes);
  if (field.type === 'checkbox') {
    const word = folded(String(raw));
    return yes.has(word) ? good(true) : no.has(word) ? good(false) : refused('HTCDS_YES_NO_FORM');
  }
  const [only, ...more] = Array.isArray(raw) ? raw : [String(raw)];
  if (more.length > 0) return refused('HTCDS_ONE_ANSWER_ONLY', { count: more.length + 1 });
  const text: string = only ?? '';
  switch (field.type) {
    case 'date':
      return isDay(text.trim()) ? good(text.trim()) : refused('HTCDS_DATE_FORM');
    case 'number':
    case 'coordinate': {
      const number = text.trim();
      if (!DECIMAL.test(number)) return refused('HTCDS_NUMBER_FORM');
      const { least, most, whole } = field.range ?? { least: -Infinity, most: Infinity, whole: false };
      const fits = Number(number) >= least && Number(number) <= most && !(whole && number.includes('.'));
      return fits ? good(number) : refused('HTCDS_NUMBER_RANGE', { least, most });
    }
    case 'choose-one':
      return readOne(standard, field, text, takes);
    default:
      // a form the standard asks for, but words a person may still need to keep
      if (field.form === 'phone' && !PHONE.test(text))
        return { value: text, problems: [problem('HTCDS_PHONE_FORM', 'warning')] };
      if (field.form === 'email' && !EMAIL.test(text))
        return { value: text, problems: [problem('HTCDS_EMAIL_FORM', 'warning')] };
      return good(text);
  }
}

const good = (value: CaseValue): ReadValue => ({ value, problems: [] });

function isDay(text: string): boolean {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(text) && parseCivilDate(text) === text;
  } catch (error) {
    if (error instanceof CalendarError) return false;
    throw error;
  }
}

function readOne(standard: Standard, field: StandardField, text: string, takes: Takes): ReadValue {
  const whole = readCode(standard, field, text, takes);
  if (whole.value !== null || !whole.problems.some(({ code }) => code === 'HTCDS_CODE_UNKNOWN')) return whole;
  const known = tokensOf(standard, field, text, takes);
  const answers = known?.filter((token) => readCode(standard, field, token, takes).value !== null) ?? [];
  if (answers.length < 2) return whole;
  const values = { key: field.key, count: answers.length };
  return { value: null, problems: [{ code: 'HTCDS_ONE_ANSWER_ONLY', severity: 'error', values }] };
}

function readSeveral(standard: Standard, field: StandardField, raw: RawValue, takes: Takes): ReadValue {
  const tokens =
    typeof raw === 'string'
      ? (tokensOf(standard, field, raw, takes) ?? [raw])
      : Array.isArray(raw)
        ? raw
        : [String(raw)];
  const codes: string[] = [];
  const problems: ValueProblem[] = [];
  for (const token of tokens) {
    if (token.trim() === '') continue;
    const read = readCode(standard, field, token, takes);
    problems.push(...read.problems);
    if (typeof read.value !== 'string') continue;
    if (codes.includes(read.value)) {
      problems.push({ code: 'HTCDS_CODE_TWICE', severity: 'warning', values: { key: field.key, value: read.value } });
    } else codes.push(read.value);
  }
  // half of an answer is another answer: one bad code, and none of them counts until somebody decides
  return {
    value: problems.some(({ severity }) => severity === 'error') || codes.length === 0 ? null : codes,
    problems,
  };
}

/** Parts a cell into answers: first as one whole, then at semicolons, bars and line ends, then at spaces where every piece is a code. */
function tokensOf(standard: Standard, field: StandardField, text: string, takes: Takes): string[] | null {
  if (readCode(standard, field, text, takes).value !== null) return [text];
  const pieces = text.split(/[;|\n]/).filter((piece) => piece.trim() !== '');
  if (pieces.length > 1) return pieces.map((piece) => piece.trim());
  const words = text.trim().split(/[\s,]+/);
  const codes = codesOf(standard, field);
  return words.length > 1 && words.every((word) => codes.has(word)) ? words : null;
}

function readCode(standard: Standard, field: StandardField, text: string, takes: Takes): ReadValue {
  const codes = codesOf(standard, field);
  const exact = codes.get(text);
  if (exact !== undefined) return good(exact);
  const values = { key: field.key, value: text.trim().slice(0, 60) };
  const labelled = labelsOf(standard, field).get(folded(text));
  if (labelled !== undefined && folded(text) !== folded(labelled)) return good(labelled);
  const near = [...codes].find(([code]) => folded(code) === folded(text))?.[1];
  if (near !== undefined) {
    const offer = { from: text, to: near };
    const said = { values: { ...values, to: near }, offer };
    if (takes(text)) return { value: near, problems: [{ code: 'HTCDS_CODE_REPAIRED', severity: 'note', ...said }] };
    return { value: null, problems: [{ code: 'HTCDS_CODE_NEAR', severity: 'error', ...said }] };
  }
  if (codes.size === 0 && /^[a-z]{2,3}$/.test(text)) {
    return { value: text, problems: [{ code: 'HTCDS_CODE_NOT_CHECKED', severity: 'note', values }] };
  }
  if (field.open && text === text.trim() && !/[;|\n]/.test(text)) {
    return { value: text, problems: [{ code: 'HTCDS_CODE_ADDED', severity: 'note', values }] };
  }
  return { value: null, problems: [{ code: 'HTCDS_CODE_UNKNOWN', severity: 'error', values }] };
}

const codeTables = new WeakMap<readonly StandardValue[], { codes: Map<string, string>; labels: Map<string, string> }>();

/** Code (or another code for the same) to code, and folded label to code; made once a list. */
function tablesOf(values: readonly StandardValue[]): { codes: Map<string, string>; labels: Map<string, string> } {
  const made = codeTables.get(values);
  if (made) return made;
  const codes = new Map(values.flatMap(({ code, also = [] }) => [code, ...also].map((one) => [one, code] as const)));
  const labels = new Map(
    values.flatMap(({ code, label }) =>
      [label.en, ...(label.es ? [label.es] : [])].map((text) => [folded(text), code] as const),
    ),
  );
  const tables = { codes, labels };
  codeTables.set(values, tables);
  return tables;
}

const codesOf = (standard: Standard, field: StandardField): Map<string, string> =>
  tablesOf(valuesOf(standard, field)).codes;
const labelsOf = (standard: Standard, field: StandardField): Map<string, string> =>
  tablesOf(valuesOf(standard, field)).labels;

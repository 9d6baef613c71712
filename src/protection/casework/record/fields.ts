import type { CivilDate, Where } from '../../../platform/contract/index.ts';
import { CivilDate as Day } from '../../../platform/contract/index.ts';
import type { Packs } from '../../../platform/packs/index.ts';
import { type Catalogue, type RecordField, recordCodes, recordFields } from '../../consent/index.ts';
import type { FormSettingRow } from '../tables.ts';

/** What a record may hold on a day, and the answers to choose from. */
export interface Knowledge {
  readonly fields: Catalogue;
  readonly codes: ReadonlyMap<string, ReadonlySet<string>>;
}

export const knowledgeOn = (packs: Packs, asOf: CivilDate): Knowledge => ({
  fields: recordFields(packs, asOf),
  codes: new Map([...recordCodes(packs, asOf)].map(([id, list]) => [id, new Set(list.codes.map(({ code }) => code))])),
});

/** Whether the list knows the code. */
export const isCodeOf = ({ codes }: Knowledge, list: string, code: string): boolean =>
  codes.get(list)?.has(code) === true;

/** Whether the organisation's form asks for the field: what it set itself, or else what the pack says. */
export const isAsked = (field: RecordField, setting: Pick<FormSettingRow, 'asked'> | undefined): boolean =>
  setting?.asked ?? field.asked === 'always';

type Given = string | number | boolean | readonly string[];

const isLine = (value: Given): boolean =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here
  typeof value === 'string' && value.length <= 500 && !/[\u0000-\u001f\u007f]/.test(value);
const matches =
  (form: RegExp) =>
  (value: Given): boolean =>
    typeof value === 'string' && form.test(value);
const isDay = (value: Given): boolean => Day.safeParse(value).success;

/** What a value of each kind looks like. A phone is taken as it was said, as long as there are enough digits in it. */
const kinds: Readonly<Record<RecordField['kind'], (value: Given) => boolean>> = {
  text: isLine,
  'long-text': (value) => typeof value === 'string',
  date: isDay,
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  'yes-no': (value) => typeof value === 'boolean',
  code: (value) => typeof value === 'string',
  codes: (value) => Array.isArray(value),
  phone: (value) => isLine(value) && String(value).replace(/\D/g, '').length >= 5,
  email: matches(/^[^\s@]+@[^\s@]+\.[^\s@]+$/),
  address: (value) => typeof value === 'string' && value.length <= 1000,
  country: matches(/^[A-Z]{2}$/),
  language: matches(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/),
};

/** The code of what is wrong with a value for a field; null where it fits. The value itself is not repeated. */
export const troubleWith = (knowledge: Knowledge, field: RecordField, value: Given): Where['code'] | null => {
  if (!kinds[field.kind](value)) return 'CASEWORK_VALUE_FORM';
  const list = field.codes;
  if (list === undefined || !['code', 'codes'].includes(field.kind)) return null;
  const given = Array.isArray(value) ? value : [String(value)];
  return given.every((code) => isCodeOf(knowledge, list, code)) ? null : 'CASEWORK_CODE_UNKNOWN';
};

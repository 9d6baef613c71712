import type { Finding, Place } from '../forms/index.ts';
import { columnLetters, type Sheet } from '../sheets/index.ts';
import { HtcdsError } from './errors.ts';
import { type FieldType, folded, type PublishedField, type Standard, type StandardValue } from './standard.ts';

export type StandardCode =
  | 'HTCDS_ROW_WITHOUT_KEY'
  | 'HTCDS_EXAMPLE_ROW'
  | 'HTCDS_KEY_DIFFERS'
  | 'HTCDS_KEY_TWICE'
  | 'HTCDS_LABEL_TWICE'
  | 'HTCDS_TYPE_UNKNOWN'
  | 'HTCDS_STATUS_UNKNOWN'
  | 'HTCDS_VALUES_UNEVEN'
  | 'HTCDS_VALUE_TWICE'
  | 'HTCDS_VALUE_SPACING'
  | 'HTCDS_LIST_ELSEWHERE'
  | 'HTCDS_DEPRECATED';

export interface PublishedStandard {
  readonly sheet: string;
  readonly rows: number;
  readonly headings: readonly string[];
  readonly fields: readonly PublishedField[];
  /** Rows that name a field and give it no key. */
  readonly unkeyed: readonly { readonly name: string; readonly section: string; readonly place: Place }[];
  /** Example questions, which carry `N/A` for a key. */
  readonly examples: readonly { readonly text: string; readonly section: string; readonly place: Place }[];
  readonly findings: readonly Finding<StandardCode>[];
}

const columnNames = {
  section: 'section',
  status: 'status',
  core: 'core',
  prefix: 'field name prefix',
  name: 'field name',
  label: 'field label',
  key: 'field name including prefix',
  type: 'field type',
  values: 'value names (if picklist)',
  labels: 'value labels (if picklist)',
  description: 'description',
  notes: 'notes',
} as const;
type Column = keyof typeof columnNames;

const types: ReadonlyMap<string, FieldType> = new Map([
  ['text', 'text'],
  ['long text', 'long-text'],
  ['date', 'date'],
  ['number', 'number'],
  ['geolocation', 'coordinate'],
  ['checkbox', 'checkbox'],
  ['picklist', 'choose-one'],
  ['multiselect picklist', 'choose-several'],
  ['picklist or text', 'choice-or-text'],
]);

/** True where a table has the columns of the published standard. */
export const holdsStandard = (sheet: Pick<Sheet, 'rows'>): boolean => {
  const header = (sheet.rows[0] ?? []).map(folded);
  return [columnNames.key, columnNames.type, columnNames.prefix].every((name) => header.includes(name));
};

/**
 * Reads the published table of the standard (its `.ods`): section headings, fields, rows without a key, example questions. Every row is one of
 * these; what is off in a row is a finding with its cell.
 *
 * @throws HtcdsError HTCDS_NOT_THE_STANDARD
 */
export function readStandard(sheets: readonly Sheet[]): PublishedStandard {
  const sheet = sheets.find(holdsStandard);
  if (!sheet) {
    throw new HtcdsError(
      'HTCDS_NOT_THE_STANDARD',
      'No sheet has the columns of the standard (Field Name Prefix, Field Name including Prefix, Field Type).',
      'Send the file of field standards as published.',
    );
  }
  const header = (sheet.rows[0] ?? []).map(folded);
  const index = (column: Column): number => header.indexOf(columnNames[column]);
  const findings: Finding<StandardCode>[] = [];
  const headings: string[] = [];
  const fields: PublishedField[] = [];
  const unkeyed: PublishedStandard['unkeyed'][number][] = [];
  const examples: PublishedStandard['examples'][number][] = [];
  let section = '';
  for (const [at, cells] of sheet.rows.entries()) {
    const raw = (column: Column): string => cells[index(column)] ?? '';
    const cell = (column: Column): string => raw(column).trim();
    if (at === 0 || cells.every((text) => text.trim() === '')) continue;
    const place = (column: Column): Place => ({
      sheet: sheet.name,
      row: at + 1,
      column: columnLetters(index(column) + 1),
    });
    const say = (
      code: StandardCode,
      severity: Finding['severity'],
      column: Column,
      values: Finding['values'] = {},
    ): void => {
      findings.push({ code, severity, place: place(column), values });
    };
    if (cell('section') !== '') {
      section = cell('section').replace(/\s+/g, ' ');
      headings.push(section);
      continue;
    }
    if (cell('key') === 'N/A') {
      examples.push({ text: cell('label').replace(/\s+/g, ' '), section, place: place('label') });
      say('HTCDS_EXAMPLE_ROW', 'note', 'key', { section });
      continue;
    }
    const named = cell('prefix') + cell('name');
    if (cell('key') === '') {
      unkeyed.push({ name: named, section, place: place('name') });
      say('HTCDS_ROW_WITHOUT_KEY', 'warning', 'key', { name: named, section });
      continue;
    }
    const row: Row = { raw, cell, say };
    fields.push({ ...readField(row, fields), section, place: place('key') });
  }
  return { sheet: sheet.name, rows: lastRow(sheet), headings, fields, unkeyed, examples, findings };
}

interface Row {
  raw(column: Column): string;
  cell(column: Column): string;
  say(code: StandardCode, severity: Finding['severity'], column: Column, values?: Finding['values']): void;
}

function readField(
  { raw, cell, say }: Row,
  before: readonly PublishedField[],
): Omit<PublishedField, 'section' | 'place'> {
  const key = cell('key');
  const named = cell('prefix') + cell('name');
  if (key !== named) say('HTCDS_KEY_DIFFERS', 'error', 'key', { key, name: named });
  if (before.some((field) => field.key === key)) say('HTCDS_KEY_TWICE', 'error', 'key', { key });
  const label = cell('label');
  const twin = before.find((field) => folded(field.label.en) === folded(label));
  if (twin) say('HTCDS_LABEL_TWICE', 'note', 'label', { key, label, other: twin.key });
  const lookup = /^lookup\b/i.test(cell('type'));
  const type = lookup ? 'lookup' : types.get(folded(cell('type')));
  if (!type) say('HTCDS_TYPE_UNKNOWN', 'error', 'type', { key, type: cell('type') });
  if (!/^(?:draft|deprecated)$/i.test(cell('status')))
    say('HTCDS_STATUS_UNKNOWN', 'warning', 'status', { key, status: cell('status') });
  const deprecated = /^deprecated$/i.test(cell('status'));
  if (deprecated) say('HTCDS_DEPRECATED', 'note', 'status', { key });
  const standing = /\bISO\s*(\d+)/i.exec(`${cell('values')} ${cell('labels')}`);
  const list = standing && !raw('values').includes('\n') ? `iso-${standing[1]}` : null;
  if (list !== null) say('HTCDS_LIST_ELSEWHERE', 'note', cell('values') === '' ? 'labels' : 'values', { key, list });
  const notes = cell('notes');
  return {
    key,
    label: { en: label },
    type: type ?? 'text',
    status: deprecated ? 'deprecated' : 'draft',
    core: folded(cell('core')) === 'core',
    values: list === null ? readValues(key, { raw, cell, say }) : [],
    list,
    open: /can be added/i.test(notes),
    aliases: [],
    range: null,
    form: /E\.164/.test(notes) ? 'phone' : null,
    description: cell('description'),
    notes,
  };
}

function readValues(key: string, { raw, say }: Row): StandardValue[] {
  const lines = (column: Column): string[] =>
    raw(column)
      .split('\n')
      .filter((line) => line.trim() !== '');
  const [codes, labels] = [lines('values'), lines('labels')];
  if (codes.length !== labels.length)
    say('HTCDS_VALUES_UNEVEN', 'error', 'labels', { key, codes: codes.length, labels: labels.length });
  const spaced = [...codes, ...labels].filter((text) => text !== text.trim()).length;
  if (spaced > 0) say('HTCDS_VALUE_SPACING', 'note', 'labels', { key, count: spaced });
  const values = codes.map((code, at) => ({ code: code.trim(), label: { en: (labels[at] ?? code).trim() } }));
  const twice = values.find(({ code }, at) => values.findIndex((one) => one.code === code) !== at);
  if (twice) say('HTCDS_VALUE_TWICE', 'error', 'values', { key, value: twice.code });
  return values;
}

const lastRow = ({ rows }: Sheet): number =>
  rows.findLastIndex((cells) => cells.some((text) => text.trim() !== '')) + 1;

/** The published table as a standard to check forms and cases by. Lists elsewhere are those handed in. */
export const standardOf = (
  published: PublishedStandard,
  version: string,
  lists: Standard['lists'] = new Map(),
): Standard => ({
  version,
  sections: published.headings,
  fields: published.fields,
  lists,
});

import {
  cellOf,
  type Finding,
  type Form,
  isAsked,
  type Question,
  type Repair,
  repairOf,
  wordsOf,
} from '../forms/index.ts';
import { keyMatcher } from './match-key.ts';
import { type FieldType, folded, type Standard, type StandardField, type StandardValue, valuesOf } from './standard.ts';

export type FormCheckCode =
  | 'HTCDS_FORM_NAME_DIFFERS'
  | 'HTCDS_FORM_NAME_UNKNOWN'
  | 'HTCDS_FORM_LABEL_DIFFERS'
  | 'HTCDS_FORM_TYPE_DIFFERS'
  | 'HTCDS_FORM_LIST_EXPECTED'
  | 'HTCDS_FORM_CODE_MISSING'
  | 'HTCDS_FORM_CODE_UNKNOWN'
  | 'HTCDS_FORM_CODE_LABEL_DIFFERS'
  | 'HTCDS_FORM_DEPRECATED'
  | 'HTCDS_FORM_CORE_MISSING'
  | 'HTCDS_FORM_CONSENT';

/** How a question may be put so that its answers fit the field. */
const fitting: Readonly<Record<FieldType, readonly Question['kind'][]>> = {
  text: ['text'],
  'long-text': ['text'],
  date: ['date'],
  number: ['integer', 'decimal'],
  coordinate: ['decimal', 'place'],
  // the toolkit asks a checkbox as a choice of TRUE and FALSE
  checkbox: ['select-one', 'acknowledge'],
  'choose-one': ['select-one'],
  'choose-several': ['select-multiple'],
  'choice-or-text': ['select-one', 'text'],
  lookup: ['text', 'select-one'],
};

export interface FormMap {
  readonly name: string;
  /** The field it answers, or null where it answers none. */
  readonly key: string | null;
  readonly place: Form['questions'][number]['place'];
}

/** Which field each question of a form answers. What the device fills in answers none. */
export function mapForm(form: Form, standard: Standard): FormMap[] {
  const match = keyMatcher(standard);
  return form.questions.map(({ name, place, ...question }) => {
    const found = isAsked({ name, place, ...question }) ? match(name) : { by: 'nothing' as const };
    return { name, key: 'field' in found && found.by !== 'label' ? found.field.key : null, place };
  });
}

/** Checks a form against the standard: names, labels, types, codes, what is missing. Repairs are offered, none is made. */
export function checkFormByStandard(form: Form, standard: Standard): Finding<FormCheckCode>[] {
  const fields = new Map(standard.fields.map((field) => [field.key, field]));
  const map = mapForm(form, standard);
  const asked = new Set(map.map(({ key }) => key));
  const findings = form.questions.flatMap((question, index) => {
    if (!isAsked(question)) return [];
    const field = fields.get(map[index]?.key ?? '');
    return field ? checkQuestion({ form, question, index, field, standard }) : [unknownName(form, question)];
  });
  const missing = standard.fields
    .filter(({ core, status, key }) => core && status === 'draft' && !asked.has(key))
    .map(({ key, section }): Finding<FormCheckCode> => {
      const sheet = form.questions[0]?.place.sheet;
      const place = sheet === undefined ? {} : { sheet };
      return { code: 'HTCDS_FORM_CORE_MISSING', severity: 'warning', place, values: { key, section } };
    });
  return [...findings, ...missing];
}

const unknownName = (form: Form, { name, place }: Question): Finding<FormCheckCode> => ({
  code: 'HTCDS_FORM_NAME_UNKNOWN',
  severity: 'warning',
  place: cellOf(form, place, 'name'),
  values: { name },
});

interface Checked {
  readonly form: Form;
  readonly question: Question;
  readonly index: number;
  readonly field: StandardField;
  readonly standard: Standard;
}

function checkQuestion({ form, question, index, field, standard }: Checked): Finding<FormCheckCode>[] {
  const { key, label, type, status } = field;
  const findings: Finding<FormCheckCode>[] = [];
  const say = (
    code: FormCheckCode,
    severity: Finding['severity'],
    column: string,
    values: Finding['values'] = {},
    repair?: Repair,
  ) => {
    const place = cellOf(form, question.place, column);
    findings.push({ code, severity, place, values: { key, ...values }, ...(repair ? { repair } : {}) });
  };
  const offer = (what: Repair['field'], to: string, more: Partial<Repair> = {}): Repair => ({
    ...repairOf(form, { question: index }, what, to, what === 'label' ? '' : undefined),
    ...more,
  });

  if (question.name !== key)
    say('HTCDS_FORM_NAME_DIFFERS', 'warning', 'name', { name: question.name }, offer('name', key));
  const asked = wordsOf(question.labels);
  const english = question.labels[''];
  if (folded(asked) !== folded(label.en)) {
    const repair = english === undefined ? undefined : offer('label', label.en);
    say('HTCDS_FORM_LABEL_DIFFERS', 'warning', 'label', { label: asked.trim(), standard: label.en }, repair);
  }
  const values = valuesOf(standard, field);
  if (!fitting[type].includes(question.kind)) {
    say(
      'HTCDS_FORM_TYPE_DIFFERS',
      'warning',
      'type',
      { type: question.type, standard: type },
      retype(question, field, values, offer),
    );
  } else if (field.list !== null && question.list === null) {
    say('HTCDS_FORM_LIST_EXPECTED', 'note', 'type', { list: field.list });
  }
  if (status === 'deprecated') say('HTCDS_FORM_DEPRECATED', 'warning', 'name');
  if (type === 'checkbox' && key.startsWith('con_')) say('HTCDS_FORM_CONSENT', 'note', 'name');
  const list = form.lists.find(({ name }) => name === question.list);
  if (list && values.length > 0) findings.push(...checkCodes({ form, question, index, field, standard }, list, values));
  return findings;
}

/** A type that fits, with the codes of the standard where the form has no list of its own. */
function retype(
  question: Question,
  field: StandardField,
  values: readonly StandardValue[],
  offer: (what: 'type', to: string, more?: Partial<Repair>) => Repair,
): Repair | undefined {
  const word = { 'choose-one': 'select_one', 'choose-several': 'select_multiple' }[field.type as string];
  if (word === undefined || values.length === 0) return undefined;
  if (question.list !== null) return offer('type', `${word} ${question.list}`);
  const choices = values.map(({ code, label }) => ({ name: code, labels: { '': label.en } }));
  return offer('type', `${word} ${field.key}`, { adds: { name: field.key, choices } });
}

function checkCodes({ form, question, field }: Checked, list: Form['lists'][number], values: readonly StandardValue[]) {
  const findings: Finding<FormCheckCode>[] = [];
  const known = new Map(values.flatMap((value) => [value.code, ...(value.also ?? [])].map((code) => [code, value])));
  const there = new Set(list.choices.map(({ name }) => known.get(name.trim())?.code ?? name.trim()));
  for (const [choice, { name, labels, place }] of list.choices.entries()) {
    const value = known.get(name.trim());
    const said = { key: field.key, value: name.trim() };
    if (!value) {
      if (!field.open)
        findings.push({
          code: 'HTCDS_FORM_CODE_UNKNOWN',
          severity: 'warning',
          place: cellOf(form, place, 'name'),
          values: said,
        });
      continue;
    }
    const label = wordsOf(labels);
    // names of countries differ from one list to the next: their codes do not
    if (field.list !== null || folded(label) === folded(value.label.en) || labels[''] === undefined) continue;
    findings.push({
      code: 'HTCDS_FORM_CODE_LABEL_DIFFERS',
      severity: 'note',
      place: cellOf(form, place, 'label'),
      values: { ...said, label: label.trim(), standard: value.label.en },
      repair: repairOf(form, { list: list.name, choice }, 'label', value.label.en, ''),
    });
  }
  for (const { code } of values) {
    if (there.has(code)) continue;
    const place = cellOf(form, question.place, 'type');
    findings.push({
      code: 'HTCDS_FORM_CODE_MISSING',
      severity: 'warning',
      place,
      values: { key: field.key, value: code },
    });
  }
  return findings;
}

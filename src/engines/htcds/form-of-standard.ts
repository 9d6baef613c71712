import type { ChoiceList, Form, Question } from '../forms/index.ts';
import { type FieldType, type Standard, type StandardField, valuesOf } from './standard.ts';

const english = 'English (en)';
const spanish = 'Español (es)';

const asks: Readonly<Record<FieldType, readonly [Question['kind'], string]>> = {
  text: ['text', 'text'],
  'long-text': ['text', 'text'],
  date: ['date', 'date'],
  number: ['decimal', 'decimal'],
  coordinate: ['decimal', 'decimal'],
  checkbox: ['select-one', 'select_one'],
  'choose-one': ['select-one', 'select_one'],
  'choose-several': ['select-multiple', 'select_multiple'],
  'choice-or-text': ['text', 'text'],
  lookup: ['text', 'text'],
};
const truth: ChoiceList = {
  name: 'yes_no',
  choices: [
    { name: 'TRUE', labels: { [english]: 'Yes', [spanish]: 'Sí' }, place: {} },
    { name: 'FALSE', labels: { [english]: 'No', [spanish]: 'No' }, place: {} },
  ],
};
const logic = { required: '', relevant: '', constraint: '', readonly: '', calculation: '', default: '' };

/**
 * A form, in English and Spanish, that asks these fields in the order of the standard. Nothing in it is required: whoever is asked may
 * decline each question.
 */
export function formOfStandard(standard: Standard, keys: ReadonlySet<string>): Form {
  const fields = standard.fields.filter(({ key }) => keys.has(key));
  const lists = new Map<string, ChoiceList>();
  const questions = fields.map((field): Question => {
    const [kind, word] = field.range?.whole ? (['integer', 'integer'] as const) : asks[field.type];
    const list = kind.startsWith('select') ? listFor(standard, field) : null;
    // a list that is kept elsewhere and not here cannot be chosen from
    const open = list !== null && list.choices.length === 0;
    if (list && !open) lists.set(list.name, list);
    return {
      name: field.key,
      kind: open ? 'text' : kind,
      type: open ? 'text' : list ? `${word} ${list.name}` : word,
      labels: labelsOf(field.label),
      hints: {},
      list: open ? null : (list?.name ?? null),
      logic,
      groups: [],
      place: {},
    };
  });
  return {
    format: 'xlsform',
    id: 'htcds',
    title: `HTCDS ${standard.version}`,
    version: standard.version,
    languages: [english, spanish],
    questions,
    groups: [],
    lists: [...lists.values()],
    columns: {},
  };
}

const labelsOf = ({ en, es }: StandardField['label']): Record<string, string> => ({
  [english]: en,
  [spanish]: es ?? en,
});

function listFor(standard: Standard, field: StandardField): ChoiceList {
  if (field.type === 'checkbox') return truth;
  const choices = valuesOf(standard, field).map(({ code, label }) => ({
    name: code,
    labels: labelsOf(label),
    place: {},
  }));
  return { name: field.list ?? field.key, choices };
}

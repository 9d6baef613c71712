import { namesIn } from './expressions.ts';
import { type ChoiceList, type Finding, type Form, logics, type Question, type Repair, wordsOf } from './form.ts';
import { cellOf, firstPlace, repairOf } from './places.ts';

export type CheckCode =
  | 'FORM_NAME_INVALID'
  | 'FORM_NAME_TWICE'
  | 'FORM_LABEL_MISSING'
  | 'FORM_LABEL_TWICE'
  | 'FORM_LABEL_SPACING'
  | 'FORM_LIST_MISSING'
  | 'FORM_LIST_UNUSED'
  | 'FORM_REFERENCE_UNKNOWN'
  | 'FORM_CHOICE_TWICE'
  | 'FORM_CHOICE_LABEL_TWICE'
  | 'FORM_CHOICE_LABEL_MISSING'
  | 'FORM_CHOICE_SPACING'
  | 'FORM_CHOICE_SPACE_WITHIN'
  | 'FORM_CHOICE_LABEL_SPACING';

/** What a name may be, so that XML and an expression can carry it (xlsform.org; XML 1.0 NCName in its plain part). */
const NAME = /^[\p{L}_][\p{L}\d_.-]*$/u;

/** Checks a form against itself. Spaces around a code or label are told, and their removal is offered. */
export function checkForm(form: Form): Finding<CheckCode>[] {
  return [...checkQuestions(form), ...checkLists(form)];
}

function checkQuestions(form: Form): Finding<CheckCode>[] {
  const { questions, groups, lists } = form;
  const findings: Finding<CheckCode>[] = [];
  const listNames = new Set(lists.map(({ name }) => name));
  const names = new Set([...questions, ...groups].map(({ name }) => name));
  const byName = firstBy([...questions, ...groups], ({ name, groups: within }) => [...within, name].join('/'));
  const labelOf = ({ groups: within, labels }: Question): string => `${within.join('/')}\n${wordsOf(labels).trim()}`;
  const byLabel = firstBy(questions.filter(isAsked), labelOf);
  for (const [index, question] of questions.entries()) {
    const { name, labels, list, place } = question;
    const say = (
      code: CheckCode,
      severity: Finding['severity'],
      column: string,
      more: Finding['values'] = {},
      repair?: Repair,
    ) =>
      findings.push({
        code,
        severity,
        place: cellOf(form, place, column),
        values: { name, ...more },
        ...(repair ? { repair } : {}),
      });
    const repair = (field: Repair['field'], to: string, language?: string) =>
      repairOf(form, { question: index }, field, to, language);

    if (!NAME.test(name))
      say('FORM_NAME_INVALID', 'error', 'name', {}, NAME.test(name.trim()) ? repair('name', name.trim()) : undefined);
    const first = byName.get([...question.groups, name].join('/'));
    if (first && first !== question) say('FORM_NAME_TWICE', 'error', 'name', { first: firstPlace(first.place) });
    if (list !== null && !listNames.has(list)) say('FORM_LIST_MISSING', 'error', 'type', { list });
    for (const logic of logics) {
      for (const wanted of namesIn(question.logic[logic])) {
        if (!names.has(wanted)) say('FORM_REFERENCE_UNKNOWN', 'error', logic, { wanted });
      }
    }
    if (!isAsked(question)) continue;
    const label = wordsOf(labels).trim();
    if (label === '') say('FORM_LABEL_MISSING', 'warning', 'label');
    for (const [language, text] of Object.entries(labels)) {
      if (text !== text.trim())
        say('FORM_LABEL_SPACING', 'note', columnOf(language), {}, repair('label', text.trim(), language));
    }
    const twin = byLabel.get(labelOf(question));
    if (label !== '' && twin && twin !== question) {
      say('FORM_LABEL_TWICE', 'warning', 'label', { label, other: twin.name, first: firstPlace(twin.place) });
    }
  }
  return findings;
}

function checkLists(form: Form): Finding<CheckCode>[] {
  const used = new Set(form.questions.map(({ list }) => list));
  const several = new Set(form.questions.filter(({ kind }) => kind === 'select-multiple').map(({ list }) => list));
  return form.lists.flatMap((list) => {
    const [first] = list.choices;
    const unused: Finding<CheckCode>[] =
      used.has(list.name) || !first
        ? []
        : [
            {
              code: 'FORM_LIST_UNUSED',
              severity: 'warning',
              place: cellOf(form, first.place, 'list_name'),
              values: { list: list.name },
            },
          ];
    return [...unused, ...checkChoices(form, list, several.has(list.name))];
  });
}

/** @param several answers are parted by spaces there, so that a space in a code breaks the answer */
function checkChoices(form: Form, { name: list, choices }: ChoiceList, several: boolean): Finding<CheckCode>[] {
  const findings: Finding<CheckCode>[] = [];
  const byName = firstBy(choices, ({ name }) => name.trim());
  const byLabel = firstBy(choices, ({ labels }) => wordsOf(labels).trim());
  for (const [index, choice] of choices.entries()) {
    const { name, labels, place } = choice;
    const say = (
      code: CheckCode,
      severity: Finding['severity'],
      column: string,
      more: Finding['values'] = {},
      repair?: Repair,
    ) =>
      findings.push({
        code,
        severity,
        place: cellOf(form, place, column),
        values: { list, choice: name, ...more },
        ...(repair ? { repair } : {}),
      });
    const repair = (field: Repair['field'], to: string, language?: string) =>
      repairOf(form, { list, choice: index }, field, to, language);

    if (name !== name.trim())
      say('FORM_CHOICE_SPACING', several ? 'error' : 'warning', 'name', {}, repair('name', name.trim()));
    if (several && /\s/.test(name.trim())) say('FORM_CHOICE_SPACE_WITHIN', 'error', 'name');
    const same = byName.get(name.trim());
    if (same && same !== choice) say('FORM_CHOICE_TWICE', 'error', 'name', { first: firstPlace(same.place) });
    const label = wordsOf(labels).trim();
    if (label === '') say('FORM_CHOICE_LABEL_MISSING', 'warning', 'label');
    for (const [language, text] of Object.entries(labels)) {
      if (text !== text.trim())
        say('FORM_CHOICE_LABEL_SPACING', 'note', columnOf(language), {}, repair('label', text.trim(), language));
    }
    const alike = byLabel.get(label);
    if (label !== '' && alike && alike !== choice)
      say('FORM_CHOICE_LABEL_TWICE', 'warning', 'label', { label, other: alike.name, first: firstPlace(alike.place) });
  }
  return findings;
}

const columnOf = (language: string): string => (language === '' ? 'label' : `label::${language}`);

/** What a person is asked, not what the device fills in or computes. */
export const isAsked = ({ kind }: Question): boolean => kind !== 'meta' && kind !== 'calculate';

function firstBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T> {
  const first = new Map<string, T>();
  for (const item of items) if (!first.has(keyOf(item))) first.set(keyOf(item), item);
  return first;
}

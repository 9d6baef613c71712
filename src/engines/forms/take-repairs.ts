import { FormError } from './errors.ts';
import type { Choice, ChoiceList, Form, Question, Repair } from './form.ts';
import { targetOf } from './places.ts';
import { readType } from './types.ts';

/**
 * The form with these repairs made. The form handed in stays as it is; who takes repairs keeps their list as the record.
 *
 * @throws FormError FORM_REPAIR_STALE where the text to change is not, or no longer, what the repair says
 */
export function takeRepairs(form: Form, repairs: readonly Repair[]): Form {
  return repairs.reduce(takeRepair, form);
}

function takeRepair(form: Form, repair: Repair): Form {
  const { target, field, language, from, to, adds } = repair;
  if (targetOf(form, target, field, language).from !== from) {
    throw new FormError(
      'FORM_REPAIR_STALE',
      `The repair ${repair.id} does not fit this form.`,
      'Inspect the form again.',
    );
  }
  const change = <T extends Question | Choice>(one: T): T =>
    field === 'label' ? { ...one, labels: { ...one.labels, [language ?? '']: to } } : { ...one, name: to };
  if ('choice' in target) {
    const lists = form.lists.map((list) =>
      list.name === target.list ? { ...list, choices: replaced(list.choices, target.choice, change) } : list,
    );
    return { ...form, lists };
  }
  const changed = field === 'type' ? retype(to) : change<Question>;
  const questions = replaced(form.questions, target.question, changed).map((question, index) =>
    // what asks for the old name asks for the new one
    field === 'name' && index !== target.question
      ? { ...question, logic: renamed(question.logic, from, to) }
      : question,
  );
  const added: ChoiceList[] = adds
    ? [{ name: adds.name, choices: adds.choices.map((choice) => ({ ...choice, place: {} })) }]
    : [];
  return { ...form, questions, lists: [...form.lists, ...added] };
}

const replaced = <T>(items: readonly T[], at: number, change: (item: T) => T): T[] =>
  items.map((item, index) => (index === at ? change(item) : item));

const retype =
  (type: string) =>
  (question: Question): Question => {
    const read = readType(type);
    if (!read) throw new FormError('FORM_REPAIR_STALE', `The type ${type} is not known.`, 'Inspect the form again.');
    return { ...question, type, kind: read.means.kind, list: read.list };
  };

const renamed = (logic: Question['logic'], from: string, to: string): Question['logic'] =>
  Object.fromEntries(
    Object.entries(logic).map(([key, text]) => [key, text.replaceAll(`\${${from}}`, `\${${to}}`)]),
  ) as Question['logic'];

import { FormError } from './errors.ts';
import { toXPath } from './expressions.ts';
import { type Form, type Group, type Question, wordsOf } from './form.ts';
import { readType, typeWords } from './types.ts';
import { element, type Xml } from './xml-write.ts';

const ROOT = 'data';
const namespaces = {
  xmlns: 'http://www.w3.org/2002/xforms',
  'xmlns:h': 'http://www.w3.org/1999/xhtml',
  'xmlns:jr': 'http://openrosa.org/javarosa',
  'xmlns:odk': 'http://www.opendatakit.org/xforms',
  'xmlns:orx': 'http://openrosa.org/xforms',
  'xmlns:xsd': 'http://www.w3.org/2001/XMLSchema',
};

/**
 * Writes a form as XForm in the profile of ODK, with its choices inline. Several languages become translations (`itext`).
 *
 * @throws FormError FORM_CANNOT_BE_WRITTEN, with the place, for what XML or an answer cannot carry: take the repairs first
 */
export function writeXForm(form: Form): Uint8Array {
  refuseUnwritable(form);
  const pathOf = new Map(form.questions.map((question) => [question.name, pathTo(question)]));
  const words = wordingFor(form);
  const id = form.id ?? 'form';
  const data = element(
    ROOT,
    { id, ...(form.version === null ? {} : { version: form.version }) },
    ...instanceNodes(form, []),
    element('meta', {}, element('instanceID', {})),
  );
  const html = element(
    'h:html',
    namespaces,
    element(
      'h:head',
      {},
      element('h:title', {}, form.title ?? id),
      element(
        'model',
        { 'odk:xforms-version': '1.0.0' },
        ...words.translations,
        element('instance', {}, data),
        ...form.groups.flatMap((group) => groupBinding(group, pathOf)),
        ...form.questions.map((question) => binding(question, pathOf)),
        element('bind', {
          'jr:preload': 'uid',
          nodeset: `/${ROOT}/meta/instanceID`,
          readonly: 'true()',
          type: 'string',
        }),
      ),
    ),
    element('h:body', {}, ...bodyNodes(form, [], words.label)),
  );
  return new TextEncoder().encode(`<?xml version="1.0"?>${html}`);
}

const pathTo = ({ name, groups }: { name: string; groups: readonly string[] }): string =>
  `/${[ROOT, ...groups, name].join('/')}`;
const isIn = (groups: readonly string[], path: readonly string[]): boolean => groups.join('/') === path.join('/');

/** The questions and groups of one level, in the order of the form: a group stands where its first question does. */
function inOrder({ questions, groups }: Form, path: readonly string[]): (Question | Group)[] {
  const here: (Question | Group)[] = [];
  for (const question of questions) {
    if (isIn(question.groups, path)) here.push(question);
    const name = question.groups[path.length];
    if (name === undefined || !isIn(question.groups.slice(0, path.length), path)) continue;
    const group = groups.find((one) => one.name === name && isIn(one.groups, path));
    if (group && !here.includes(group)) here.push(group);
  }
  return here;
}

const isQuestion = (one: Question | Group): one is Question => 'kind' in one;

const instanceNodes = (form: Form, path: readonly string[]): Xml[] =>
  inOrder(form, path).map((one) =>
    isQuestion(one)
      ? element(one.name, {}, ...(one.logic.default === '' ? [] : [one.logic.default]))
      : element(one.name, {}, ...instanceNodes(form, [...path, one.name])),
  );

function bodyNodes(form: Form, path: readonly string[], label: Wording['label']): Xml[] {
  return inOrder(form, path).flatMap((one) => {
    const ref = pathTo(one);
    if (!isQuestion(one))
      return [element('group', { ref }, label(one, ref), ...bodyNodes(form, [...path, one.name], label))];
    const { control, media } = typeWords[wordFor(one)] ?? {};
    if (!control) return [];
    const items = form.lists.find(({ name }) => name === one.list)?.choices ?? [];
    const hint = wordsOf(one.hints) === '' ? [] : [label({ labels: one.hints, name: one.name }, ref, 'hint')];
    return [
      element(
        control,
        { ref, ...(media ? { mediatype: media } : {}) },
        label(one, ref),
        ...hint,
        ...items.map((item, index) =>
          element('item', {}, label(item, `${ref}/${index}`), element('value', {}, item.name)),
        ),
      ),
    ];
  });
}

/** The XLSForm word for a question, also where it came from an XForm. */
function wordFor({ kind, type }: Question): string {
  const read = readType(type);
  if (read && read.means.kind === kind) return read.word;
  return Object.entries(typeWords).find(([, means]) => means.kind === kind)?.[0] ?? 'text';
}

function binding(question: Question, pathOf: ReadonlyMap<string, string>): Xml {
  const { bind, preload } = typeWords[wordFor(question)] ?? { bind: 'string' };
  const { required, relevant, constraint, readonly, calculation } = question.logic;
  return element('bind', {
    nodeset: pathTo(question),
    type: bind,
    ...(preload ? { 'jr:preload': preload[0], 'jr:preloadParams': preload[1] } : {}),
    ...(required === '' ? {} : { required: truth(toXPath(required, pathOf)) }),
    ...(relevant === '' ? {} : { relevant: toXPath(relevant, pathOf) }),
    ...(constraint === '' ? {} : { constraint: toXPath(constraint, pathOf) }),
    ...(question.kind === 'note'
      ? { readonly: 'true()' }
      : readonly === ''
        ? {}
        : { readonly: truth(toXPath(readonly, pathOf)) }),
    ...(calculation === '' ? {} : { calculate: toXPath(calculation, pathOf) }),
  });
}

/** XLSForm says yes where XPath says true(). */
const truth = (expression: string): string => (/^(?:yes|true)$/i.test(expression) ? 'true()' : expression);

const groupBinding = (group: Group, pathOf: ReadonlyMap<string, string>): Xml[] =>
  group.relevant === '' ? [] : [element('bind', { nodeset: pathTo(group), relevant: toXPath(group.relevant, pathOf) })];

interface Wording {
  readonly translations: readonly Xml[];
  label(one: Pick<Question, 'labels' | 'name'>, ref: string, as?: 'label' | 'hint'): Xml;
}

/** One language: its text in place. Several: a pointer, and the texts in `translations`, which are read once the body is made. */
function wordingFor(form: Form): Wording {
  const named = form.languages.filter((language) => language !== '');
  if (named.length === 0) {
    return { translations: [], label: ({ labels }, _ref, as = 'label') => element(as, {}, wordsOf(labels)) };
  }
  const key = (ref: string, as: string): string => `${ref}:${as}`;
  const texts: (readonly [string, Question['labels']])[] = [];
  const add = (ref: string, labels: Question['labels'], as = 'label'): void => {
    if (wordsOf(labels) !== '') texts.push([key(ref, as), labels]);
  };
  for (const group of form.groups) add(pathTo(group), group.labels);
  for (const question of form.questions) {
    const ref = pathTo(question);
    add(ref, question.labels);
    add(ref, question.hints, 'hint');
    const items = form.lists.find(({ name }) => name === question.list)?.choices ?? [];
    for (const [index, item] of items.entries()) add(`${ref}/${index}`, item.labels);
  }
  const translation = (language: string, first: boolean): Xml =>
    element(
      'translation',
      { lang: language, ...(first ? { default: 'true()' } : {}) },
      ...texts.map(([id, labels]) =>
        element('text', { id }, element('value', {}, labels[language] ?? wordsOf(labels))),
      ),
    );
  return {
    translations: [element('itext', {}, ...named.map((language, index) => translation(language, index === 0)))],
    label: (_one, ref, as = 'label') => element(as, { ref: `jr:itext('${key(ref, as)}')` }),
  };
}

function refuseUnwritable({ questions, groups, lists }: Form): void {
  for (const { name, place, kind, list } of questions) {
    if (!/^[\p{L}_][\p{L}\d_.-]*$/u.test(name)) throw unwritable(`The name "${name}" cannot be written in XML.`, place);
    if (list !== null && !lists.some((one) => one.name === list))
      throw unwritable(`The form lacks the list ${list}.`, place);
    const choices = kind === 'select-multiple' ? (lists.find((one) => one.name === list)?.choices ?? []) : [];
    const spaced = choices.find((choice) => /\s/.test(choice.name));
    if (spaced) {
      throw unwritable(`The code "${spaced.name}" holds a space, by which several answers are parted.`, spaced.place);
    }
  }
  const paths = new Set<string>();
  for (const one of [...questions, ...groups]) {
    if (paths.has(pathTo(one))) throw unwritable(`The name "${one.name}" stands twice.`, one.place);
    paths.add(pathTo(one));
  }
}

const unwritable = (message: string, place: Question['place']): FormError =>
  new FormError(
    'FORM_CANNOT_BE_WRITTEN',
    message,
    'Take the repair that is offered, or correct the form, then write it.',
    place,
  );

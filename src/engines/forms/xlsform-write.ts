import { type ColumnToWrite, type SheetToWrite, writeXlsx } from '../sheets/index.ts';
import { type Form, type Group, logics, type Question, type Repair, type Words } from './form.ts';

/** Sheet on which the repairs that were taken are written down; form builders pass over sheets they do not know. */
const REPAIRS = 'repairs taken';

/** Writes a form as XLSForm: survey, choices, settings, and, where repairs were taken, what was changed from what. */
export function writeXlsForm(form: Form, taken: readonly Repair[] = []): Uint8Array {
  const sheets = [surveySheet(form), choicesSheet(form), settingsSheet(form)];
  return writeXlsx({ sheets: taken.length > 0 ? [...sheets, repairsSheet(taken)] : sheets });
}

const columns = (headers: readonly string[]): ColumnToWrite[] => headers.map((header) => ({ header }));
const wordColumns = (name: string, languages: readonly string[]): string[] =>
  languages.map((language) => (language === '' ? name : `${name}::${language}`));
const inColumns = (words: Words, languages: readonly string[]): string[] =>
  languages.map((language) => words[language] ?? '');

function surveySheet({ questions, groups, languages }: Form): SheetToWrite {
  const hinted = [...new Set(questions.flatMap(({ hints }) => Object.keys(hints)))];
  const used = logics.filter(
    (logic) =>
      [...questions].some((q) => q.logic[logic] !== '') ||
      (logic === 'relevant' && groups.some((g) => g.relevant !== '')),
  );
  const question = (one: Question): string[] => [
    typeOf(one),
    one.name,
    ...inColumns(one.labels, languages),
    ...inColumns(one.hints, hinted),
    ...used.map((logic) => one.logic[logic]),
  ];
  const group = (one: Group): string[] => [
    'begin_group',
    one.name,
    ...inColumns(one.labels, languages),
    ...hinted.map(() => ''),
    ...used.map((logic) => (logic === 'relevant' ? one.relevant : '')),
  ];
  const rows: string[][] = [];
  let open: readonly string[] = [];
  const goTo = (path: readonly string[]): void => {
    while (open.length > 0 && !open.every((name, depth) => path[depth] === name)) {
      rows.push(['end_group']);
      open = open.slice(0, -1);
    }
    for (const name of path.slice(open.length)) {
      const found = groups.find((one) => one.name === name && same(one.groups, open));
      rows.push(found ? group(found) : ['begin_group', name]);
      open = [...open, name];
    }
  };
  for (const one of questions) {
    goTo(one.groups);
    rows.push(question(one));
  }
  goTo([]);
  const headers = ['type', 'name', ...wordColumns('label', languages), ...wordColumns('hint', hinted), ...used];
  return { name: 'survey', columns: columns(headers), rows };
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((x, i) => x === b[i]);

/** An XForm names its types in its own words. */
function typeOf({ kind, type, list, name }: Question): string {
  if (kind === 'select-one') return `select_one ${list ?? name}`;
  if (kind === 'select-multiple') return `select_multiple ${list ?? name}`;
  const words: Partial<Record<Question['kind'], string>> = {
    text: 'text',
    integer: 'integer',
    decimal: 'decimal',
    date: 'date',
    time: 'time',
    'date-time': 'datetime',
    place: 'geopoint',
    note: 'note',
    acknowledge: 'acknowledge',
    calculate: 'calculate',
  };
  return words[kind] ?? type;
}

function choicesSheet({ lists, languages }: Form): SheetToWrite {
  return {
    name: 'choices',
    columns: columns(['list_name', 'name', ...wordColumns('label', languages)]),
    rows: lists.flatMap(({ name: list, choices }) =>
      choices.map(({ name, labels }) => [list, name, ...inColumns(labels, languages)]),
    ),
  };
}

function settingsSheet({ id, title, version, languages }: Form): SheetToWrite {
  const settings = Object.entries({
    form_title: title,
    form_id: id,
    version,
    default_language: languages.find((language) => language !== '') ?? null,
  }).filter(([, value]) => value !== null);
  return {
    name: 'settings',
    columns: columns(settings.map(([name]) => name)),
    rows: [settings.map(([, value]) => value)],
  };
}

function repairsSheet(taken: readonly Repair[]): SheetToWrite {
  return {
    name: REPAIRS,
    columns: columns(['place', 'field', 'language', 'from', 'to']),
    rows: taken.map(({ id, field, language, from, to }) => [id, field, language ?? '', from, to]),
  };
}

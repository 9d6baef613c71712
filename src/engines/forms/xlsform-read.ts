import { columnLetters, readTable, type Sheet, type SheetLimits } from '../sheets/index.ts';
import { FormError } from './errors.ts';
import {
  type Choice,
  type ChoiceList,
  type Finding,
  type Form,
  type Group,
  type Logic,
  logics,
  type Place,
  type Question,
  type Words,
} from './form.ts';
import { readType } from './types.ts';

export type ReadCode =
  | 'FORM_COLUMN_UNKNOWN'
  | 'FORM_TYPE_UNKNOWN'
  | 'FORM_TYPE_MISSING'
  | 'FORM_NAME_MISSING'
  | 'FORM_GROUP_UNBALANCED'
  | 'FORM_REPEAT_NOT_READ'
  | 'FORM_CHOICE_NAME_MISSING'
  | 'FORM_CHOICE_LIST_MISSING'
  | 'FORM_SETTING_MISSING'
  | 'FORM_CONTROL_UNBOUND'
  | 'FORM_CONTROL_UNKNOWN'
  | 'FORM_ITEMS_MISSING';

export interface FormFile {
  readonly form: Form;
  readonly findings: readonly Finding<ReadCode>[];
}

/** Column names of the sheet `survey` that are read; what stands behind `::` is a language. */
const surveyColumns = ['type', 'name', 'label', 'hint', ...logics, 'calculate'] as const;
/** Known to XLSForm and of no weight for what a form asks. */
const leftAlone = [
  'appearance',
  'parameters',
  'choice_filter',
  'required_message',
  'constraint_message',
  'note',
  'disabled',
];

/** True where a workbook has a sheet named `survey`: the mark of an XLSForm. */
export const holdsSurvey = (sheets: readonly Pick<Sheet, 'name'>[]): boolean =>
  sheets.some(({ name }) => name.trim().toLowerCase() === 'survey');

/**
 * Reads an XLSForm (xlsform.org): the sheets `survey`, `choices` and `settings`. Every row becomes a question, a group, or a finding.
 *
 * @throws SheetError for a file that is no sound workbook
 * @throws FormError FORM_NOT_A_FORM where it has no sheet `survey`
 */
export function readXlsForm(bytes: Uint8Array, options: { readonly limits?: Partial<SheetLimits> } = {}): FormFile {
  return formFromSheets(readTable(bytes, options).sheets);
}

export function formFromSheets(sheets: readonly Sheet[]): FormFile {
  const named = (wanted: string) => sheets.find(({ name }) => name.trim().toLowerCase() === wanted);
  const survey = named('survey');
  if (!survey) {
    throw new FormError(
      'FORM_NOT_A_FORM',
      `The workbook has no sheet named survey (it has: ${sheets.map((s) => s.name).join(', ')}).`,
      'Send the XLSForm itself, not its answers.',
    );
  }
  const findings: Finding<ReadCode>[] = [];
  const rows = tableOf(survey, [...surveyColumns, ...leftAlone], findings);
  const choices = named('choices');
  const lists = choices ? readChoices(choices, findings) : [];
  const settings = named('settings');
  const { questions, groups } = readSurvey(rows, survey.name, findings);
  const languages = languagesOf([...questions, ...groups, ...lists.flatMap((list) => list.choices)]);
  return {
    form: {
      format: 'xlsform',
      ...readSettings(settings, findings),
      languages,
      questions,
      groups,
      lists,
      columns: Object.fromEntries(
        [survey, choices].flatMap((sheet) => (sheet ? [[sheet.name, columnsOf(sheet)]] : [])),
      ),
    },
    findings,
  };
}

/** Column name, with its language behind `::`, to its letters. */
const columnsOf = ({ rows }: Sheet): Record<string, string> =>
  Object.fromEntries(
    (rows[0] ?? []).map((title, index) => {
      const { name, language } = columnName(title);
      return [language === '' ? name : `${name}::${language}`, columnLetters(index + 1)];
    }),
  );

const columnName = (title: string): { name: string; language: string } => {
  const [name = '', ...language] = title.split(/::?/);
  return { name: name.trim().toLowerCase(), language: language.join('::').trim() };
};

interface Row {
  readonly row: number;
  /** One value of a column without a language. */
  cell(name: string): string | null;
  /** The values of a column by language. */
  words(name: string): Words;
  place(name: string): Place;
}

/** The rows below the header that hold something, each with its columns by name. */
function tableOf(sheet: Sheet, known: readonly string[], findings: Finding<ReadCode>[]): Row[] {
  const [header = [], ...body] = sheet.rows;
  const columns = header.map((title, index) => {
    const { name, language } = columnName(title);
    const column = columnLetters(index + 1);
    if (name !== '' && !known.includes(name)) {
      const place = { sheet: sheet.name, row: 1, column };
      findings.push({ code: 'FORM_COLUMN_UNKNOWN', severity: 'note', place, values: { column: title } });
    }
    return { name, language, column, index };
  });
  return body.flatMap((cells, index) => {
    if (cells.every((text) => text.trim() === '')) return [];
    const row = index + 2;
    const cell = (name: string): string | null => {
      const found = columns.find((c) => c.name === name && c.language === '');
      return (found && cells[found.index]) || null;
    };
    return [
      {
        row,
        cell,
        words: (name) =>
          Object.fromEntries(
            columns
              .filter((c) => c.name === name && (cells[c.index] ?? '') !== '')
              .map((c) => [c.language, cells[c.index] ?? '']),
          ),
        place: (name) => {
          const column = columns.find((c) => c.name === name)?.column;
          return { sheet: sheet.name, row, ...(column ? { column } : {}) };
        },
      },
    ];
  });
}

function readSurvey(rows: readonly Row[], sheet: string, findings: Finding<ReadCode>[]) {
  const questions: Question[] = [];
  const groups: Group[] = [];
  const open: { name: string; repeat: boolean }[] = [];
  const path = (): string[] => open.map(({ name }) => name);
  const find = (code: ReadCode, row: Row, column: string, values: Finding['values'] = {}): void => {
    findings.push({ code, severity: 'error', place: row.place(column), values });
  };
  for (const row of rows) {
    const type = row.cell('type')?.trim() ?? '';
    const name = row.cell('name') ?? '';
    const labels = row.words('label');
    if (type === '') {
      find('FORM_TYPE_MISSING', row, 'type', { name });
      continue;
    }
    const bracket = /^(begin|end)[_ ](group|repeat)$/.exec(type);
    if (bracket) {
      const repeat = bracket[2] === 'repeat';
      if (bracket[1] === 'begin') {
        if (repeat) find('FORM_REPEAT_NOT_READ', row, 'type', { name });
        const relevant = row.cell('relevant') ?? '';
        groups.push({ name, labels, relevant, groups: path(), place: row.place('name') });
        open.push({ name, repeat });
      } else if (open.pop()?.repeat !== repeat) find('FORM_GROUP_UNBALANCED', row, 'type', { type });
      continue;
    }
    const known = readType(type);
    if (!known) {
      find('FORM_TYPE_UNKNOWN', row, 'type', { type, name });
      continue;
    }
    if (name.trim() === '') {
      find('FORM_NAME_MISSING', row, 'name', { type });
      continue;
    }
    questions.push({
      name,
      kind: known.means.kind,
      type,
      labels,
      hints: row.words('hint'),
      list: known.list,
      logic: logicOf(row),
      groups: path(),
      place: { sheet, row: row.row },
    });
  }
  for (const { name } of open) {
    findings.push({ code: 'FORM_GROUP_UNBALANCED', severity: 'error', place: { sheet }, values: { type: name } });
  }
  return { questions, groups };
}

function logicOf(row: Row): Record<Logic, string> {
  const said = (name: Logic): string => {
    const text = row.cell(name)?.trim() ?? '';
    return ['false', 'no', 'false()'].includes(text.toLowerCase()) && name !== 'calculation' ? '' : text;
  };
  const logic = Object.fromEntries(logics.map((name) => [name, said(name)])) as Record<Logic, string>;
  return { ...logic, calculation: logic.calculation || (row.cell('calculate') ?? '') };
}

function readChoices(sheet: Sheet, findings: Finding<ReadCode>[]): ChoiceList[] {
  const lists = new Map<string, Choice[]>();
  for (const row of tableOf(sheet, ['list_name', 'list name', 'name', 'value', 'label'], findings)) {
    const list = (row.cell('list_name') ?? row.cell('list name'))?.trim();
    const name = row.cell('name') ?? row.cell('value') ?? '';
    if (!list || name.trim() === '') {
      const code = list ? 'FORM_CHOICE_NAME_MISSING' : 'FORM_CHOICE_LIST_MISSING';
      findings.push({
        code,
        severity: 'error',
        place: row.place(list ? 'name' : 'list_name'),
        values: { list: list ?? '' },
      });
      continue;
    }
    const choice = { name, labels: row.words('label'), place: { sheet: sheet.name, row: row.row } };
    const gathered = lists.get(list);
    if (gathered) gathered.push(choice);
    else lists.set(list, [choice]);
  }
  return [...lists].map(([name, choices]) => ({ name, choices }));
}

function readSettings(sheet: Sheet | undefined, findings: Finding<ReadCode>[]): Pick<Form, 'id' | 'title' | 'version'> {
  const [row] = sheet ? tableOf(sheet, sheet.rows[0]?.map((title) => title.trim().toLowerCase()) ?? [], findings) : [];
  const setting = (name: string): string | null => row?.cell(name)?.trim() || null;
  const [id, title, version] = [setting('form_id'), setting('form_title'), setting('version')];
  for (const [name, value] of Object.entries({ form_id: id, form_title: title, version })) {
    if (value !== null) continue;
    const place = { sheet: sheet?.name ?? 'settings', row: sheet ? 2 : 1 };
    findings.push({ code: 'FORM_SETTING_MISSING', severity: 'note', place, values: { setting: name } });
  }
  return { id, title, version };
}

/** In the order in which they first appear. */
export const languagesOf = (worded: readonly { readonly labels: Words }[]): string[] => [
  ...new Set(worded.flatMap(({ labels }) => Object.keys(labels))),
];

/** A survey form as data, whether it came as XLSForm (a workbook) or as XForm (XML). */
export interface Form {
  readonly format: 'xlsform' | 'xform';
  readonly id: string | null;
  readonly title: string | null;
  readonly version: string | null;
  /** Languages of the labels as the file names them; `''` is the one without a name. The first one is the form's own. */
  readonly languages: readonly string[];
  readonly questions: readonly Question[];
  readonly groups: readonly Group[];
  readonly lists: readonly ChoiceList[];
  /** Of a workbook: sheet to column name (`label`, `label::English (en)`) to its letters. */
  readonly columns: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export const questionKinds = [
  'text',
  'integer',
  'decimal',
  'date',
  'time',
  'date-time',
  'place',
  'select-one',
  'select-multiple',
  'acknowledge',
  'file',
  'note',
  'calculate',
  // what the device fills in by itself
  'meta',
] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** Language to text. */
export type Words = Readonly<Record<string, string>>;

export interface Question {
  readonly name: string;
  readonly kind: QuestionKind;
  /** As the file says it: `select_one gender`, `string`. */
  readonly type: string;
  readonly labels: Words;
  readonly hints: Words;
  /** The choice list it draws on, by name; null for an open question. */
  readonly list: string | null;
  /** Conditions and calculations in the words of XLSForm, other questions as `${name}`. Empty where there is none. */
  readonly logic: Readonly<Record<Logic, string>>;
  /** The groups it stands in, outermost first. */
  readonly groups: readonly string[];
  readonly place: Place;
}

export const logics = ['required', 'relevant', 'constraint', 'readonly', 'calculation', 'default'] as const;
export type Logic = (typeof logics)[number];

export interface Group {
  readonly name: string;
  readonly labels: Words;
  readonly relevant: string;
  readonly groups: readonly string[];
  readonly place: Place;
}

export interface ChoiceList {
  readonly name: string;
  readonly choices: readonly Choice[];
}

export interface Choice {
  readonly name: string;
  readonly labels: Words;
  readonly place: Place;
}

/** Where in the file: sheet, row (from 1) and column (letters) of a workbook; line and path of an XML file. */
export interface Place {
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: string;
  readonly line?: number;
  readonly path?: string;
}

/** Something a person should know about the file. Words for each code are the reader's; `values` fill them. */
export interface Finding<Code extends string = string> {
  readonly code: Code;
  /** `error`: the form or the value cannot be used as it stands. `warning`: it can, and something is off. `note`: good to know. */
  readonly severity: 'error' | 'warning' | 'note';
  readonly place: Place;
  readonly values: Readonly<Record<string, string | number>>;
  readonly repair?: Repair;
}

/** A change that is offered, as data. It is made only when somebody takes it (`takeRepairs`). */
export interface Repair {
  /** The cell or path and what of it: `choices!B270`. */
  readonly id: string;
  readonly target: { readonly question: number } | { readonly list: string; readonly choice: number };
  readonly field: 'name' | 'label' | 'type';
  /** Of a label; `''` where the file names no language. */
  readonly language?: string;
  readonly from: string;
  readonly to: string;
  /** A list that a new type draws on and the form lacks. */
  readonly adds?: { readonly name: string; readonly choices: readonly { name: string; labels: Words }[] };
}

/** The words of the form's own language, else of the first that has any. */
export function wordsOf(words: Words): string {
  return words[''] ?? Object.values(words).find((text) => text !== '') ?? '';
}

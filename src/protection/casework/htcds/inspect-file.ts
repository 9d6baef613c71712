import { checkForm, type Finding, type Form, type Repair } from '../../../engines/forms/index.ts';
import {
  type CaseReading,
  checkFormByStandard,
  compareStandards,
  mapForm,
  readCases,
  readHtcdsFile,
} from '../../../engines/htcds/index.ts';
import type { CivilDate } from '../../../platform/contract/index.ts';
import { refusing } from './places.ts';
import type { ShippedStandard } from './standard.ts';

/** What a file holds, and everything that is off in it. Of cases it says which keys each row fills, never what they hold. */
export interface Inspection {
  readonly holds: 'standard' | 'form' | 'cases';
  readonly fields: readonly {
    readonly key: string | null;
    readonly name: string;
    readonly type?: string;
    readonly row?: number;
  }[];
  readonly lists: readonly { readonly name: string; readonly codes: readonly string[] }[];
  readonly rows: Readonly<Record<string, number>>;
  readonly findings: readonly Finding[];
  readonly repairs: readonly {
    readonly id: string;
    readonly from: string;
    readonly to: string;
    readonly count: number;
  }[];
}

/** @throws Refusal HTCDS_FILE_UNREADABLE with the place */
export const inspectFile = (
  file: { readonly name: string; readonly bytes: Uint8Array },
  { standard }: ShippedStandard,
  today: CivilDate,
): Inspection =>
  refusing('HTCDS_FILE_UNREADABLE', file.name, () => {
    const read = readHtcdsFile(file.bytes, standard);
    if (read.holds === 'cases') return ofCases(readCases(read.table, standard, { today }));
    if (read.holds === 'form') {
      const { form, findings } = read.file;
      return ofForm(form, mapForm(form, standard), [
        ...findings,
        ...checkForm(form),
        ...checkFormByStandard(form, standard),
      ]);
    }
    const { fields, headings, unkeyed, examples, rows, findings } = read.published;
    return {
      holds: 'standard',
      fields: fields.map(({ key, label, type, place }) => ({ key, name: label.en, type, ...rowOf(place.row) })),
      lists: fields
        .filter(({ values }) => values.length > 0)
        .map(({ key, values }) => ({ name: key, codes: values.map(({ code }) => code) })),
      rows: {
        all: rows,
        headings: headings.length,
        fields: fields.length,
        draft: fields.filter(({ status }) => status === 'draft').length,
        deprecated: fields.filter(({ status }) => status === 'deprecated').length,
        core: fields.filter(({ core }) => core).length,
        withoutKey: unkeyed.length,
        examples: examples.length,
      },
      findings: [...findings, ...compareStandards(read.published, standard)],
      repairs: [],
    };
  });

const rowOf = (row: number | undefined) => (row === undefined ? {} : { row });

function ofForm(form: Form, map: ReturnType<typeof mapForm>, findings: readonly Finding[]): Inspection {
  const many = (kinds: readonly Form['questions'][number]['kind'][]): number =>
    form.questions.filter(({ kind }) => kinds.includes(kind)).length;
  const used = form.questions.flatMap(({ list }) => form.lists.filter(({ name }) => name === list));
  const byHand = many(['meta', 'calculate']);
  return {
    holds: 'form',
    fields: form.questions.map(({ name, type, place }, at) => ({
      key: map[at]?.key ?? null,
      name,
      type,
      ...rowOf(place.row),
    })),
    lists: form.lists.map(({ name, choices }) => ({ name, codes: choices.map((choice) => choice.name) })),
    rows: {
      all: form.questions.length,
      questions: form.questions.length - byHand,
      mapped: map.filter(({ key }) => key !== null).length,
      filledIn: byHand,
      chooseOne: many(['select-one']),
      chooseSeveral: many(['select-multiple']),
      open: form.questions.length - byHand - many(['select-one', 'select-multiple']),
      choices: used.reduce((sum, { choices }) => sum + choices.length, 0),
    },
    findings,
    repairs: findings.flatMap(({ repair }) => (repair ? [counted(repair)] : [])),
  };
}

const counted = ({ id, from, to }: Repair) => ({ id, from, to, count: 1 });

function ofCases({ columns, cases, findings, repairs }: CaseReading): Inspection {
  const filled = (key: string): number => cases.filter(({ values }) => key in values).length;
  return {
    holds: 'cases',
    fields: columns.map(({ key, title }) => ({ key, name: title })),
    lists: [],
    rows: {
      all: cases.length,
      ...Object.fromEntries(columns.flatMap(({ key }) => (key === null ? [] : [[key, filled(key)]]))),
    },
    findings,
    repairs: repairs.map(({ id, from, to, count }) => ({ id, from, to, count })),
  };
}

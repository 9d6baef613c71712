import { writeXlsx } from '../../../../engines/sheets/index.ts';
import type { FileBody } from '../../../../platform/contract/index.ts';
import type { Translate } from '../../../../platform/i18n/index.ts';
import { type Block, type Paper, paperDocx, paperPdf } from '../../../../platform/paper/index.ts';
import { answerUnits } from '../body.ts';
import { formTypes, type formWays } from './contract.ts';
import { askedLines, type FormOf, lotColumns, singleRows, supplierColumns, unitWords } from './questions.ts';

/** The form in the language of the request. It holds no link: whoever finds it can read it and no more. */
export const writeForm = async (t: Translate, form: FormOf, as: (typeof formWays)[number]): Promise<FileBody> => {
  const [xlsx, pdf, docx] = formTypes;
  const name = `request.${as}`;
  if (as === 'xlsx') return { bytes: spreadsheet(t, form), type: xlsx, name };
  const paper = paperOf(t, form);
  return as === 'pdf'
    ? { bytes: await paperPdf(paper), type: pdf, name }
    : { bytes: await paperDocx(paper), type: docx, name };
};

const spreadsheet = (t: Translate, form: FormOf): Uint8Array => {
  const units = answerUnits.map((unit) => unitWords(t, unit));
  const head = (part: 'suppliers' | 'lots', field: string): string => t(`public.supply.${part}.${field}`);
  return writeXlsx({
    sheets: [
      {
        name: t('public.supply.form.sheet.answer'),
        columns: [
          { header: t('public.supply.form.question'), locked: true, width: 60 },
          { header: t('public.supply.form.reply'), width: 60 },
          { header: 'code', locked: true, hidden: true },
        ],
        rows: [
          [t('public.supply.form.number'), form.requestId, 'request'],
          ...askedLines(t, form).map((line) => [line, '', '']),
          [t('public.supply.form.tables'), '', ''],
          ...singleRows.map((row) => [t(`public.supply.form.row.${row}`, { units: units.join(', ') }), '', row]),
        ],
      },
      {
        name: t('public.supply.form.sheet.suppliers'),
        columns: supplierColumns.map((field) => ({ header: head('suppliers', field), width: 30 })),
        rows: [],
      },
      {
        name: t('public.supply.form.sheet.lots'),
        columns: lotColumns.map((field) => ({
          header: head('lots', field),
          width: 22,
          ...(field === 'unit' ? { choices: units } : {}),
          ...(field === 'quantity' ? { kind: 'number' as const } : {}),
          ...(field === 'madeOn' || field === 'shippedOn' ? { kind: 'date' as const } : {}),
        })),
        rows: [],
      },
    ],
  });
};

const emptyRows = (count: number, columns: number): string[][] =>
  Array.from({ length: count }, () => Array.from({ length: columns }, () => ' '));

const paperOf = (t: Translate, form: FormOf): Paper => {
  const title = t('public.supply.title');
  const heading = (text: string): Block => ({ kind: 'heading', level: 2, text });
  const lines = (label: string, count: number): Block => ({ kind: 'lines', label, count });
  return {
    title,
    language: form.language,
    foot: `${t('public.supply.form.number')} ${form.requestId}`,
    blocks: [
      { kind: 'heading', level: 1, text: title },
      ...askedLines(t, form).map((text): Block => ({ kind: 'text', text })),
      lines(t('public.supply.form.row.words'), 8),
      ...(form.asks.corrective ? [lines(t('public.supply.form.row.corrective'), 4)] : []),
      heading(t('public.supply.form.sheet.suppliers')),
      {
        kind: 'table',
        head: supplierColumns.map((field) => t(`public.supply.suppliers.${field}`)),
        rows: emptyRows(8, supplierColumns.length),
      },
      heading(t('public.supply.form.sheet.lots')),
      {
        kind: 'table',
        head: lotColumns.map((field) => t(`public.supply.lots.${field}`)),
        rows: emptyRows(8, lotColumns.length),
      },
      lines(t('public.supply.form.row.cannot'), 3),
      lines(t('public.supply.form.signed'), 2),
    ],
  };
};

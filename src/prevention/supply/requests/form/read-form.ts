import type { z } from 'zod';
import { readTable, type Sheet, SheetError, type Table } from '../../../../engines/sheets/index.ts';
import type { Where } from '../../../../platform/contract/index.ts';
import { Refusal, refuse } from '../../../../platform/errors/index.ts';
import type { Translate } from '../../../../platform/i18n/index.ts';
import { whereOf } from '../../../../platform/kernel/index.ts';
import { AnswerSaid, LotSaid, mostLots, mostSuppliers, SupplierSaid } from '../body.ts';
import { letterOf, lotColumns, type SingleRow, singleRows, supplierColumns, unitIn } from './questions.ts';

export interface FilledForm {
  /** What could be read. */
  readonly says: AnswerSaid;
  readonly wrong: readonly Where[];
}

interface Reading {
  readonly file: string;
  /** Our words in each language a form may be in. */
  readonly both: readonly Translate[];
}

type Cells = Readonly<Record<string, string>>;
interface Row {
  readonly row: number;
  readonly cells: Cells;
}

const limits = { inflatedBytes: 32 * 1024 * 1024, sheets: 20, rows: 20_000, columns: 100, cells: 100_000 };
const mostWrong = 100;

/**
 * Reads a form that somebody filled in by hand. Formulas count by the value that was stored with them; one without a value is wrong.
 *
 * @throws Refusal SUPPLY_FORM_UNREADABLE, SUPPLY_FORM_OTHER where it is the form of another request, SUPPLY_TOO_MANY
 */
export const readForm = (bytes: Uint8Array, requestId: string, reading: Reading): FilledForm => {
  const { sheets } = tableIn(bytes, reading.file);
  const first = sheets.find((sheet) => singleOf(sheet, 'request') !== undefined);
  if (!first) return refuse('SUPPLY_FORM_OTHER', {}, [{ file: reading.file }]);
  if (singleOf(first, 'request')?.text !== requestId)
    return refuse('SUPPLY_FORM_OTHER', {}, [{ file: reading.file, sheet: first.name, row: 2 }]);
  const [suppliers, lots] = [tableRows(sheets, 'suppliers', reading), tableRows(sheets, 'lots', reading)];
  const named = eachRow(suppliers, { schema: SupplierSaid, most: mostSuppliers, columns: supplierColumns }, reading);
  const made = eachRow(lots, { schema: LotSaid, most: mostLots, columns: lotColumns }, reading);
  const single = singles(first, reading);
  const wrong = [...single.wrong, ...named.wrong, ...made.wrong, ...badFormulas(sheets, reading)];
  return {
    says: { ...single.says, suppliers: named.good, lots: made.good },
    wrong: wrong.slice(0, mostWrong),
  };
};

const tableIn = (bytes: Uint8Array, file: string): Table => {
  try {
    return readTable(bytes, { limits });
  } catch (error) {
    if (!(error instanceof SheetError)) throw error;
    const { sheet, row } = error.where;
    throw new Refusal('SUPPLY_FORM_UNREADABLE', {}, [
      { file, ...(sheet === undefined ? {} : { sheet }), ...(row === undefined ? {} : { row }) },
    ]);
  }
};

const plain = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();

/** The answer beside a question, found by the hidden code of its row. */
const singleOf = ({ rows }: Sheet, code: SingleRow | 'request'): { text: string; row: number } | undefined => {
  const at = rows.findIndex((cells) => (cells[2] ?? '').trim() === code);
  return at < 0 ? undefined : { text: (rows[at]?.[1] ?? '').trim(), row: at + 1 };
};

/** A table of the form, found by its headings, in either language and under any name of its tab. */
const tableRows = (
  sheets: readonly Sheet[],
  part: 'suppliers' | 'lots',
  { both, file }: Reading,
): { readonly sheet: string; readonly rows: readonly Row[] } => {
  const columns = part === 'suppliers' ? supplierColumns : lotColumns;
  for (const t of both)
    for (const { name, rows } of sheets) {
      const head = (rows[0] ?? []).map(plain);
      const places = columns.map((field) => head.indexOf(plain(t(`public.supply.${part}.${field}`))));
      if (places.every((place) => place >= 0))
        return {
          sheet: name,
          rows: rows
            .map((cells, i) => ({
              row: i + 1,
              cells: Object.fromEntries(columns.map((field, c) => [field, (cells[places[c] ?? -1] ?? '').trim()])),
            }))
            .slice(1)
            .filter(({ cells }) => Object.values(cells).some((text) => text !== '')),
        };
    }
  return refuse('SUPPLY_FORM_UNREADABLE', {}, [{ file, sheet: both[0]?.(`public.supply.form.sheet.${part}`) ?? part }]);
};

const numberOf = (text: string): number | string => (/^\d{1,12}(?:\.\d{1,9})?$/.test(text) ? Number(text) : text);
/** A date cell may carry a time; only its day counts. */
const dayOf = (text: string): string | null => (text === '' ? null : text.replace(/T\d\d:\d\d:\d\d$/, ''));

const typed = (cells: Cells, { both }: Reading): Record<string, unknown> => ({
  ...cells,
  ...('quantity' in cells ? { quantity: numberOf(cells.quantity ?? '') } : {}),
  ...('unit' in cells ? { unit: unitIn(cells.unit ?? '', both) } : {}),
  ...('madeOn' in cells ? { madeOn: dayOf(cells.madeOn ?? ''), shippedOn: dayOf(cells.shippedOn ?? '') } : {}),
});

interface Columns<T> {
  readonly schema: z.ZodType<T>;
  readonly most: number;
  readonly columns: readonly string[];
}

/** Each row for itself, so that everything wrong is said at once. */
const eachRow = <T>(
  { sheet, rows }: { readonly sheet: string; readonly rows: readonly Row[] },
  { schema, most, columns }: Columns<T>,
  reading: Reading,
): { readonly good: T[]; readonly wrong: Where[] } => {
  const { file } = reading;
  const beyond = rows[most];
  if (beyond) refuse('SUPPLY_TOO_MANY', { most }, [{ file, sheet, row: beyond.row }]);
  const good: T[] = [];
  const wrong: Where[] = [];
  for (const { row, cells } of rows) {
    const parsed = schema.safeParse(typed(cells, reading));
    if (parsed.success) good.push(parsed.data);
    else
      for (const { field = '', code, says } of whereOf(parsed.error))
        wrong.push({ file, sheet, row, column: letterOf(columns.indexOf(field)), field, ...saying(code, says) });
  }
  return { good, wrong };
};

const saying = (code: string | undefined, says: string | undefined) => ({
  ...(code === undefined ? {} : { code }),
  ...(says === undefined ? {} : { says }),
});

const singles = (
  sheet: Sheet,
  { file, both }: Reading,
): { says: Omit<AnswerSaid, 'suppliers' | 'lots'>; wrong: Where[] } => {
  const text = (row: SingleRow): string => singleOf(sheet, row)?.text ?? '';
  const [quantity, unit, cannot] = [text('quantity'), text('unit'), text('cannot')];
  const parsed = AnswerSaid.omit({ suppliers: true, lots: true }).safeParse({
    words: text('words'),
    corrective: text('corrective'),
    quantity: quantity === '' && unit === '' ? null : { quantity: numberOf(quantity), unit: unitIn(unit, both) },
    cannot: cannot === '' ? null : { why: 'other', words: cannot },
  });
  if (parsed.success) return { says: parsed.data, wrong: [] };
  const wrong = whereOf(parsed.error).map(({ field = '', code, says }): Where => {
    const [outer, inner] = field.split('.');
    const row = singleRows.find((one) => one === (outer === 'quantity' ? inner : outer)) ?? 'words';
    const at = singleOf(sheet, row)?.row;
    return {
      file,
      sheet: sheet.name,
      ...(at === undefined ? {} : { row: at }),
      column: 'B',
      field: row,
      ...saying(code, says),
    };
  });
  return { says: { words: '', corrective: '', quantity: null, cannot: null }, wrong };
};

/** A formula whose value was not stored with it, or came out as an error, says nothing. */
const badFormulas = (sheets: readonly Sheet[], { file }: Reading): Where[] =>
  sheets.flatMap(({ name, notes }) =>
    notes
      .filter(({ code }) => code === 'formula-without-value' || code === 'error-value')
      .flatMap(({ places }) =>
        places.map(({ row, column }) => ({
          file,
          sheet: name,
          ...(row === undefined ? {} : { row }),
          ...(column === undefined ? {} : { column: letterOf(column - 1) }),
          code: 'FORMULA_WITHOUT_VALUE',
          says: 'FORMULA_WITHOUT_VALUE',
        })),
      ),
  );

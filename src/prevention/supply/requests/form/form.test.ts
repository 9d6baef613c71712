import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readTable, type SheetToWrite, writeXlsx } from '../../../../engines/sheets/index.ts';
import { translator } from '../../../../platform/i18n/index.ts';
import { supplyParts } from '../../parts.ts';
import { type FormOf, lotColumns, singleRows, supplierColumns } from './questions.ts';
import { readForm } from './read-form.ts';
import { writeForm } from './write-form.ts';

const speak = translator(supplyParts.messages);
const both = [speak('en'), speak('es')];
const requestId = '01a20cc8-8e80-766f-8585-e67adce8436c';
const form: FormOf = {
  requestId,
  from: 'Meridian Foods',
  to: '=HYPERLINK("http://made-up.example","Mill")',
  material: 'Cotton cloth',
  dueOn: '2026-12-08',
  asks: { documents: ['payment'], suppliers: true, quantities: true, question: '=1+1', corrective: '' },
  language: 'es',
};

type Rows = readonly (readonly string[])[];
interface Filled {
  readonly number?: string;
  readonly single?: Readonly<Record<string, string>>;
  readonly suppliers?: Rows;
  readonly lots?: Rows;
}

/** The form as somebody gives it back who typed everything as text. */
const filled = (
  { number = requestId, single = {}, suppliers = [], lots = [] }: Filled,
  t = speak('es'),
): Uint8Array => {
  const sheet = (name: string, headers: readonly string[], rows: Rows): SheetToWrite => ({
    name,
    columns: headers.map((header) => ({ header })),
    rows,
  });
  return writeXlsx({
    sheets: [
      sheet(
        'A',
        ['q', 'a', 'code'],
        [['', number, 'request'], ...singleRows.map((row) => ['', single[row] ?? '', row])],
      ),
      sheet(
        'B',
        supplierColumns.map((field) => t(`public.supply.suppliers.${field}`)),
        suppliers,
      ),
      sheet(
        'C',
        lotColumns.map((field) => t(`public.supply.lots.${field}`)),
        lots,
      ),
    ],
  });
};

const read = (bytes: Uint8Array) => readForm(bytes, requestId, { file: 'form.xlsx', both });
const refused = (bytes: Uint8Array): unknown => {
  try {
    return read(bytes);
  } catch (error) {
    return error;
  }
};

describe('the form without the web', () => {
  it('is in the language of the request, holds no formula, and says nothing while nobody filled it in', async () => {
    const { bytes } = await writeForm(speak('es'), form, 'xlsx');
    const parts = Object.entries(unzipSync(bytes)).filter(([name]) => name.includes('worksheets'));
    for (const [, part] of parts) expect(strFromU8(part)).not.toMatch(/<f[ >]/);
    const { sheets } = readTable(bytes);
    expect(sheets.slice(0, 3).map(({ name }) => name)).toEqual(['Respuesta', 'Proveedores', 'Lotes']);
    expect(sheets[0]?.rows.flat()).toContain('=1+1');
    expect(read(bytes)).toEqual({
      says: { words: '', corrective: '', quantity: null, cannot: null, suppliers: [], lots: [] },
      wrong: [],
    });
  });

  it.each(['pdf', 'docx'] as const)('can be printed as %s', async (as) => {
    const { bytes, name } = await writeForm(speak('es'), form, as);
    expect(name).toBe(`request.${as}`);
    expect(strFromU8(bytes.slice(0, 4))).toBe(as === 'pdf' ? '%PDF' : 'PK\u0003\u0004');
  });

  it('is read back in either language, with names of any script', () => {
    const suppliers = [
      ['东方纺织厂', '中国', '', '棉纱'],
      ['', '', '', ''],
      ['مصنع الغزل', 'EG', 'شارع ١', 'Yarn'],
    ];
    const lots = [
      ['L-1', '1200.5', 'kilogramos (KGM)', '2026-05-02', '2026-05-04T00:00:00'],
      ['L-2', '7', 'pieces', '', ''],
    ];
    const { says, wrong } = read(filled({ suppliers, lots, single: { words: 'Ours', quantity: '9', unit: 'TNE' } }));
    expect(wrong).toEqual([]);
    expect(says.suppliers.map(({ name }) => name)).toEqual(['东方纺织厂', 'مصنع الغزل']);
    expect(says.lots).toEqual([
      { lot: 'L-1', quantity: 1200.5, unit: 'KGM', madeOn: '2026-05-02', shippedOn: '2026-05-04' },
      { lot: 'L-2', quantity: 7, unit: 'C62', madeOn: null, shippedOn: null },
    ]);
    expect(says).toMatchObject({ words: 'Ours', quantity: { quantity: 9, unit: 'TNE' } });
    expect(read(filled({ suppliers }, speak('en'))).says.suppliers).toHaveLength(2);
  });

  it('says everything that is wrong at once, with sheet, row, column and field', () => {
    const { wrong } = read(
      filled({
        single: { quantity: '1,200', unit: 'KGM' },
        suppliers: [['Mill', '', '', 'Yarn']],
        lots: [
          ['L-1', '-3', 'bags', '2026-02-30', ''],
          ['', '1.5', 'KGM', '', ''],
        ],
      }),
    );
    expect(wrong.map(({ sheet, row, column, field, code }) => [sheet, row, column, field, code])).toEqual([
      ['A', 5, 'B', 'quantity', 'NUMBER_FORM'],
      ['B', 2, 'B', 'country', 'REQUIRED'],
      ['C', 2, 'B', 'quantity', 'NUMBER_FORM'],
      ['C', 2, 'C', 'unit', 'UNIT_UNKNOWN'],
      ['C', 2, 'D', 'madeOn', 'DATE_DOES_NOT_EXIST'],
      ['C', 3, 'A', 'lot', 'REQUIRED'],
    ]);
  });

  it('takes a formula by the value stored with it, and names one that has none', () => {
    const withFormula = (cell: string): Uint8Array => {
      const parts = unzipSync(filled({ suppliers: [['Mill', 'in', '', 'Yarn']] }));
      const name = 'xl/worksheets/sheet2.xml';
      const xml = strFromU8(parts[name] ?? new Uint8Array()).replace(/<c r="A2"[^>]*>.*?<\/c>/, cell);
      return zipSync({ ...parts, [name]: strToU8(xml) });
    };
    const link = '<f>HYPERLINK("http://made-up.example")</f>';
    expect(read(withFormula(`<c r="A2" t="str">${link}<v>Mill</v></c>`))).toMatchObject({
      says: { suppliers: [{ name: 'Mill' }] },
      wrong: [],
    });
    expect(read(withFormula(`<c r="A2">${link}</c>`)).wrong).toContainEqual(
      expect.objectContaining({ sheet: 'B', row: 2, column: 'A', code: 'FORMULA_WITHOUT_VALUE' }),
    );
  });

  it.each([
    ['of another request', filled({ number: requestId.replace('01a2', '01b2') }), 'SUPPLY_FORM_OTHER'],
    [
      'that is another table',
      writeXlsx({ sheets: [{ name: 'X', columns: [{ header: 'a' }], rows: [] }] }),
      'SUPPLY_FORM_OTHER',
    ],
    ['that is no table', strToU8('%PDF-1.4'), 'SUPPLY_FORM_UNREADABLE'],
    ['that is broken', filled({}).slice(0, 400), 'SUPPLY_FORM_UNREADABLE'],
    [
      'with 5,000 suppliers',
      filled({ suppliers: Array.from({ length: 5000 }, (_, i) => [`S${i}`, 'cn', '', 'Yarn']) }),
      'SUPPLY_TOO_MANY',
    ],
  ])('refuses a form %s, and names the file', (_what, bytes, code) => {
    expect(refused(bytes)).toMatchObject({ code, where: [expect.objectContaining({ file: 'form.xlsx' })] });
  });
});

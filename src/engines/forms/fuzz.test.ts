import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { SheetError, writeXlsx } from '../sheets/index.ts';
import { checkForm, FormError, type FormFile, readXForm, readXlsForm, writeXForm } from './index.ts';

const workbook = writeXlsx({
  sheets: [
    {
      name: 'survey',
      columns: ['type', 'name', 'label', 'relevant'].map((header) => ({ header })),
      rows: [
        ['select_multiple l', 'a', 'A', ''],
        ['text', 'b', 'B', "selected(., 'x')"],
      ],
    },
    { name: 'choices', columns: ['list_name', 'name', 'label'].map((header) => ({ header })), rows: [['l', 'x', 'X']] },
  ],
});
const xml = writeXForm(readXlsForm(workbook).form);
const parts = unzipSync(workbook);
const edits = fc.array(fc.record({ at: fc.nat(), cut: fc.nat({ max: 9 }), put: fc.uint8Array({ maxLength: 6 }) }), {
  minLength: 1,
  maxLength: 5,
});
type Edits = typeof edits extends fc.Arbitrary<infer T> ? T : never;

const mutate = (bytes: Uint8Array, list: Edits): Uint8Array =>
  Uint8Array.from(
    list.reduce<number[]>((all, { at, cut, put }) => all.toSpliced(at % (all.length + 1), cut, ...put), [...bytes]),
  );

function readsOrRefuses(read: () => FormFile): void {
  try {
    const { form, findings } = read();
    for (const { code } of [...findings, ...checkForm(form)]) expect(code).toMatch(/^FORM_/);
    writeXForm(form);
  } catch (error) {
    expect(error instanceof FormError || error instanceof SheetError, String(error)).toBe(true);
  }
}

describe('whatever the bytes, a form comes out or a refusal with a code', () => {
  it('for damaged XForms', () =>
    fc.assert(
      fc.property(edits, (list) => readsOrRefuses(() => readXForm(mutate(xml, list)))),
      { numRuns: 500 },
    ));

  it('for damaged and cut-off workbooks', () =>
    fc.assert(
      fc.property(edits, (list) => readsOrRefuses(() => readXlsForm(mutate(workbook, list)))),
      { numRuns: 200 },
    ));

  it('for sound workbooks whose sheets are damaged', () => {
    const sheets = Object.keys(parts).filter((name) => /sheet\d/.test(name));
    fc.assert(
      fc.property(fc.constantFrom(...sheets), edits, (name, list) =>
        readsOrRefuses(() => readXlsForm(zipSync({ ...parts, [name]: mutate(parts[name] ?? strToU8(''), list) }))),
      ),
      { numRuns: 300 },
    );
  });

  it('for XForms of random markup', () => {
    const piece = fc.constantFrom(
      ...['<input ref="/data/a">', '</input>', '<select ref="/data/a">', '</select>', '<label>', '</label>', '<item>'],
      ...[
        '</item>',
        '<value>',
        '</value>',
        'x',
        '<itemset nodeset="instance(\'constructor\')/root/item">',
        '</itemset>',
      ],
      ...['<group ref="/data/__proto__">', '</group>', '<repeat nodeset="">', '</repeat>', '&amp;', '<output/>'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const text = new TextDecoder()
          .decode(xml)
          .replace(/<h:body>.*<\/h:body>/s, `<h:body>${pieces.join('')}</h:body>`);
        readsOrRefuses(() => readXForm(strToU8(text)));
      }),
      { numRuns: 400 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import { writeXlsx } from '../sheets/index.ts';
import { checkForm, type FormError, readXForm, readXlsForm, takeRepairs, writeXForm, writeXlsForm } from './index.ts';

interface Made {
  readonly survey: readonly (readonly string[])[];
  readonly choices?: readonly (readonly string[])[];
  readonly settings?: readonly (readonly string[])[];
}

/** An XLSForm from its rows, headers first. */
const xlsform = (made: Made): Uint8Array =>
  writeXlsx({
    sheets: Object.entries(made).map(([name, [header = [], ...rows]]) => ({
      name,
      columns: header.map((title: string) => ({ header: title })),
      rows,
    })),
  });
const settings = [
  ['form_id', 'form_title', 'version'],
  ['f', 'F', '1'],
];
const codesOf = (made: Made) =>
  checkForm(readXlsForm(xlsform(made)).form).map(
    ({ code, place }) => `${code} ${place.sheet}!${place.column}${place.row}`,
  );
/** How XLSForm asks for the answer to another question. */
const ask = (name: string): string => `$\{${name}}`;
const refusal = (call: () => unknown): FormError => {
  try {
    call();
  } catch (error) {
    return error as FormError;
  }
  throw new Error('nothing was refused');
};

describe('reading an XLSForm', () => {
  it('answers for every row: a question, a group, or a finding with its cell', () => {
    const { form, findings } = readXlsForm(
      xlsform({
        survey: [
          ['type', 'name', 'label::English (en)', 'label::Español (es)', 'shade'],
          ['begin_group', 'g', 'Group', 'Grupo'],
          ['text', 'a', 'Name', 'Nombre'],
          ['end_group'],
          ['hologram', 'b', 'B', 'B'],
          ['text', '', 'C', 'C'],
          ['', 'd', 'D', 'D'],
          ['begin_repeat', 'r', 'R', 'R'],
          ['end_group'],
        ],
        settings,
      }),
    );
    expect(form.languages).toEqual(['English (en)', 'Español (es)']);
    expect(form.questions.map(({ name, groups }) => [name, groups])).toEqual([['a', ['g']]]);
    expect(findings.map(({ code, place }) => [code, place.row, place.column])).toEqual([
      ['FORM_COLUMN_UNKNOWN', 1, 'E'],
      ['FORM_TYPE_UNKNOWN', 5, 'A'],
      ['FORM_NAME_MISSING', 6, 'B'],
      ['FORM_TYPE_MISSING', 7, 'A'],
      ['FORM_REPEAT_NOT_READ', 8, 'A'],
      ['FORM_GROUP_UNBALANCED', 9, 'A'],
    ]);
  });

  it('says which rows of the choices lack a list or a code', () => {
    const choices = [
      ['list_name', 'name', 'label'],
      ['', 'a', 'A'],
      ['l', '', 'B'],
    ];
    const { findings } = readXlsForm(xlsform({ survey: [['type', 'name', 'label']], choices, settings }));
    expect(findings.map(({ code, place }) => [code, place.row, place.column])).toEqual([
      ['FORM_CHOICE_LIST_MISSING', 2, 'A'],
      ['FORM_CHOICE_NAME_MISSING', 3, 'B'],
    ]);
  });

  it('is refused for a workbook that is something else, by name', () => {
    const error = refusal(() =>
      readXlsForm(writeXlsx({ sheets: [{ name: 'cases', columns: [{ header: 'a' }], rows: [] }] })),
    );
    expect(error).toMatchObject({ code: 'FORM_NOT_A_FORM' });
    expect(error.message).toContain('cases');
  });
});

describe('a form checked against itself', () => {
  it('tells names that stand twice, labels that stand twice, lists that are missing or unused, names nobody asks', () => {
    expect(
      codesOf({
        survey: [
          ['type', 'name', 'label', 'relevant'],
          ['text', 'a', 'Name', ''],
          ['text', 'a', 'Name', `${ask('nobody')} = 'x'`],
          ['select_one gone', 'b', 'B', ''],
          ['text', '1st', 'First', ''],
          ['text', 'c', '', ''],
        ],
        choices: [
          ['list_name', 'name', 'label'],
          ['idle', 'x', 'X'],
        ],
        settings,
      }),
    ).toEqual([
      'FORM_NAME_TWICE survey!B3',
      'FORM_REFERENCE_UNKNOWN survey!D3',
      'FORM_LABEL_TWICE survey!C3',
      'FORM_LIST_MISSING survey!A4',
      'FORM_NAME_INVALID survey!B5',
      'FORM_LABEL_MISSING survey!C6',
      'FORM_LIST_UNUSED choices!A2',
    ]);
  });

  it('tells codes and labels that stand twice or carry spaces', () => {
    expect(
      codesOf({
        survey: [
          ['type', 'name', 'label'],
          ['select_multiple l', 'a', 'A'],
        ],
        choices: [
          ['list_name', 'name', 'label'],
          ['l', 'x', 'X'],
          ['l', 'x ', 'X'],
          ['l', 'y z', ''],
          ['l', 'w', 'W\u00a0'],
        ],
        settings,
      }),
    ).toEqual([
      'FORM_CHOICE_SPACING choices!B3',
      'FORM_CHOICE_TWICE choices!B3',
      'FORM_CHOICE_LABEL_TWICE choices!C3',
      'FORM_CHOICE_SPACE_WITHIN choices!B4',
      'FORM_CHOICE_LABEL_MISSING choices!C4',
      'FORM_CHOICE_LABEL_SPACING choices!C5',
    ]);
  });
});

describe('a repair', () => {
  const made = xlsform({
    survey: [
      ['type', 'name', 'label'],
      ['select_multiple l', 'a', 'A'],
    ],
    choices: [
      ['list_name', 'name', 'label'],
      ['l', 'x ', 'X'],
    ],
    settings,
  });
  const { form } = readXlsForm(made);
  const repairs = checkForm(form).flatMap(({ repair }) => (repair ? [repair] : []));

  it('is offered as data and made only when it is taken', () => {
    expect(repairs).toMatchObject([{ id: 'choices!B2', field: 'name', from: 'x ', to: 'x' }]);
    expect(form.lists[0]?.choices[0]?.name).toBe('x ');
    expect(refusal(() => writeXForm(form))).toMatchObject({
      code: 'FORM_CANNOT_BE_WRITTEN',
      place: { sheet: 'choices', row: 2 },
    });
    expect(new TextDecoder().decode(writeXForm(takeRepairs(form, repairs)))).toContain('<value>x</value>');
  });

  it('is written down in the workbook that comes of it', () => {
    const { form: back, findings } = readXlsForm(writeXlsForm(takeRepairs(form, repairs), repairs));
    expect(back.lists[0]?.choices[0]?.name).toBe('x');
    expect(findings).toEqual([]);
  });

  it('of another form is refused', () => {
    expect(refusal(() => takeRepairs(takeRepairs(form, repairs), repairs)).code).toBe('FORM_REPAIR_STALE');
  });

  it('of a name is followed by the conditions that ask for it', () => {
    const renamed = readXlsForm(
      xlsform({
        survey: [
          ['type', 'name', 'label', 'relevant'],
          ['text', 'a ', 'A', ''],
          ['text', 'b', 'B', `${ask('a ')} = ''`],
        ],
        settings,
      }),
    ).form;
    const question = takeRepairs(renamed, [{ id: 'x', target: { question: 0 }, field: 'name', from: 'a ', to: 'a' }]);
    expect(question.questions[1]?.logic.relevant).toBe(`${ask('a')} = ''`);
  });
});

describe('reading an XForm', () => {
  const xform = (body: string, model = ''): Uint8Array =>
    new TextEncoder().encode(
      `<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>T</h:title><model><instance><data id="t"><a/><b/><g><c/></g></data></instance>${model}</model></h:head><h:body>${body}</h:body></h:html>`,
    );

  it('finds choices inline, in an instance, and translated', () => {
    const model = `<itext><translation lang="en"><text id="l1"><value>One</value></text></translation><translation lang="es"><text id="l1"><value>Uno</value></text></translation></itext><instance id="n"><root><item><name>1</name><itextId>l1</itextId></item></root></instance>`;
    const body = `<select ref="/data/a"><label>A <output value="/data/b"/></label><itemset nodeset="instance('n')/root/item[1]"><value ref="name"/><label ref="jr:itext(itextId)"/></itemset></select><group ref="/data/g"><label>G</label><input ref="/data/g/c"><label>C</label></input></group>`;
    const { form, findings } = readXForm(xform(body, model));
    expect(findings).toEqual([]);
    expect(form.lists).toMatchObject([{ name: 'a', choices: [{ name: '1', labels: { en: 'One', es: 'Uno' } }] }]);
    expect(form.questions.map(({ name, kind, groups }) => [name, kind, groups])).toEqual([
      ['a', 'select-multiple', []],
      ['c', 'text', ['g']],
      ['b', 'calculate', []],
    ]);
    expect(form.questions[0]?.labels['']).toBe(`A ${ask('b')}`);
  });

  it('tells controls that lead nowhere, are not known, or have no choices', () => {
    const body =
      '<input ref="/data/z"><label>Z</label></input><lens ref="/data/a"/><select1 ref="/data/b"><label>B</label></select1>';
    expect(readXForm(xform(body)).findings.map(({ code, place }) => [code, place.path])).toEqual([
      ['FORM_CONTROL_UNBOUND', '/data/z'],
      ['FORM_CONTROL_UNKNOWN', '/data/a'],
      ['FORM_ITEMS_MISSING', '/data/b'],
    ]);
  });

  const bytes = (text: string) => new TextEncoder().encode(text);
  it.each([
    ['a DTD', bytes('<!DOCTYPE h [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><h>&c;</h>'), 'FORM_HAS_DTD'],
    ['markup that is cut off', bytes('<h:html xmlns:h="x"><h:head>'), 'FORM_NOT_XML'],
    ['another XML file', bytes('<plan/>'), 'FORM_NOT_A_FORM'],
    ['an entity nobody declared', bytes('<h>&nobody;</h>'), 'FORM_NOT_XML'],
    ['elements nested without end', bytes('<a>'.repeat(10_000)), 'FORM_TOO_LARGE'],
    ['a text without end', bytes(`<a>${'x'.repeat(200_000)}</a>`), 'FORM_TOO_LARGE'],
    ['elements without number', bytes(`<a>${'<b/>'.repeat(200_001)}</a>`), 'FORM_TOO_LARGE'],
    ['bytes that are no text', Uint8Array.from([0x3c, 0xff, 0xfe, 0x80]), 'FORM_NOT_UTF8'],
    ['nothing at all', bytes(''), 'FORM_NOT_XML'],
  ])('is refused for %s', (_what, file, code) => {
    expect(refusal(() => readXForm(file)).code).toBe(code);
  });
});

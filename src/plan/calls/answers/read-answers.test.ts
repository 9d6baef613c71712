import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readTable, writeCsv } from '../../../engines/sheets/index.ts';
import { type Translate, translator } from '../../../platform/i18n/index.ts';
import en from '../../messages/en.json' with { type: 'json' };
import es from '../../messages/es.json' with { type: 'json' };
import type { Asked } from '../asked.ts';
import { workbook } from '../testing/asking.ts';
import { type Answer, AnswerState } from './contract.ts';
import { readAnswers } from './read-answers.ts';
import { template } from './template.ts';

const inLanguage = translator({ en, es });
const languages: [Translate, Translate, Translate] = [inLanguage('en'), inLanguage('en'), inLanguage('es')];

const one = (code: string): Asked => ({
  nodeId: `plan.${code}`,
  code,
  officialCode: null,
  title: { en: `Action ${code}`, es: `Acción ${code}` },
  role: 'lead',
  due: '2026-12-31',
  last: { state: 'late', percent: 10, narrative: '', period: 'FY2025' },
});
const asked = [one('1.10'), one('1.2'), one('2.1')];
const headers = ['Key', 'Number', 'State', 'Percent done', 'What was done and what comes next', 'Link to evidence'];
const read = (...rows: string[][]) => readAnswers(workbook([headers, ...rows]), asked, languages);
const faultsOf = (...rows: string[][]) =>
  read(...rows).faults.map(({ code, where }) => [code, where.row, where.column].join(' ').trim());
const fill = (code: string, ...rest: string[]) => [`plan.${code}`, code, ...rest];

describe('reading a filled sheet', () => {
  it('finds each answer by its key, in English and in Spanish', () => {
    const result = read(fill('1.10', 'On track', '40'), fill('1.2', 'en riesgo', '12,5 %', 'Falta personal.'));
    expect(result.faults).toEqual([]);
    expect(result.answers).toEqual([
      { nodeId: 'plan.1.10', state: 'on_track', percent: 40, narrative: '', evidence: null },
      { nodeId: 'plan.1.2', state: 'at_risk', percent: 12.5, narrative: 'Falta personal.', evidence: null },
    ]);
  });

  it('takes a table without our key, with a title above it and headers as people write them', () => {
    const csv = writeCsv([
      ['Answers of our office'],
      [],
      ['NUMERO:', ' estado ', 'porcentaje hecho'],
      ['1.2', 'TERMINADA', '100'],
    ]);
    const word = inLanguage('es')('plan.state.done');
    const text = new TextDecoder().decode(csv).replace('TERMINADA', word.toUpperCase());
    const result = readAnswers(new TextEncoder().encode(text), asked, languages);
    expect(result).toMatchObject({ format: 'csv', faults: [], answers: [{ nodeId: 'plan.1.2', state: 'done' }] });
  });

  it('leaves out rows that nobody filled', () => {
    expect(read(fill('1.10'), fill('1.2', 'Done'), [], fill('2.1')).answers).toHaveLength(1);
  });

  it.each([
    ['a number that was changed', [['plan.1.2', '1.3', 'Done']], 'ANSWER_CODE_CHANGED 2 B'],
    ['a number that a spreadsheet took for 1.1', [['plan.1.10', '1.1', 'Done']], 'ANSWER_CODE_CHANGED 2 B'],
    ['a row twice', [fill('1.2', 'Done'), fill('1.2', 'Late', '', 'x')], 'ANSWER_ROW_TWICE 3 B'],
    ["another agency's row", [['plan.9.9', '9.9', 'Done']], 'ANSWER_ROW_NOT_ASKED 2 B'],
    ['a row without key and number', [['', '', 'Done']], 'ANSWER_ROW_NOT_ASKED 2 B'],
    ['a state in words we do not know', [fill('1.2', 'going well')], 'ANSWER_STATE_UNKNOWN 2 C'],
    ['silence as a state', [fill('1.2', 'No response')], 'ANSWER_STATE_UNKNOWN 2 C'],
    ['150 percent', [fill('1.2', 'On track', '150')], 'ANSWER_PERCENT 2 D'],
    ['minus 5 percent', [fill('1.2', 'On track', '-5')], 'ANSWER_PERCENT 2 D'],
    ['0.4, which may mean 40 percent', [fill('1.2', 'On track', '0.4')], 'ANSWER_PERCENT 2 D'],
    ['a percent in words', [fill('1.2', 'On track', 'half')], 'ANSWER_PERCENT 2 D'],
    ['a state that needs words', [fill('1.2', 'Late')], 'ANSWER_NARRATIVE_NEEDED 2 E'],
    ['words without a state', [fill('1.2', '', '', 'Much was done.')], 'ANSWER_STATE_MISSING 2 C'],
    ['a link that is none', [fill('1.2', 'Done', '', '', 'see attached')], 'ANSWER_LINK 2 F'],
    ['a link that runs code', [fill('1.2', 'Done', '', '', 'javascript:alert(1)')], 'ANSWER_LINK 2 F'],
    ['too many words', [fill('1.2', 'Done', '', 'x'.repeat(10_001))], 'ANSWER_TOO_LONG 2 E'],
    ['a formula in words', [fill('1.2', 'Done', '', '=HYPERLINK("http://x")')], 'ANSWER_FORMULA 2 E'],
    ['an empty sheet', [], 'ANSWER_EMPTY'],
  ])('names the place of %s', (_name, rows, fault) => {
    expect(faultsOf(...rows)).toEqual([fault]);
  });

  it('names every fault of a file, and still shows what can be read', () => {
    const result = read(fill('1.10', 'Done'), fill('1.2', 'soon', '150'), ['plan.9', '9', 'Done']);
    expect(result.answers).toHaveLength(1);
    expect(result.faults.map((f) => f.code)).toEqual([
      'ANSWER_STATE_UNKNOWN',
      'ANSWER_PERCENT',
      'ANSWER_ROW_NOT_ASKED',
    ]);
  });

  it('takes no formula, whatever value was stored with it', () => {
    const parts = unzipSync(workbook([headers, fill('1.2', 'Done', '99')]));
    const sheet = 'xl/worksheets/sheet1.xml';
    const xml = new TextDecoder().decode(parts[sheet]);
    const changed = xml.replace(/<c r="D2"[^>]*>.*?<\/c>/, '<c r="D2"><f>90+9</f><v>99</v></c>');
    expect(changed).not.toBe(xml);
    const { faults } = readAnswers(zipSync({ ...parts, [sheet]: strToU8(changed) }), asked, languages);
    expect(faults).toMatchObject([{ code: 'ANSWER_FORMULA', where: { row: 2, column: 'D', field: 'percent' } }]);
  });

  it.each([
    ['nothing', new Uint8Array(), 'SHEET_EMPTY'],
    ['another encoding', Buffer.from('Number;State;Narrative\n1.2;Done;a\xf1o\n', 'latin1'), 'SHEET_NOT_UTF8'],
    ['a PDF', strToU8('%PDF-1.7 '), 'SHEET_UNKNOWN_FORMAT'],
    ['six megabytes', new Uint8Array(6 * 1024 * 1024).fill(65), 'SHEET_TOO_LARGE'],
  ])('refuses %s as a whole, with what to do', (_name, bytes, code) => {
    expect(() => readAnswers(new Uint8Array(bytes), asked, languages)).toThrowError(
      expect.objectContaining({
        code: 'ANSWER_FILE_UNREADABLE',
        where: [expect.objectContaining({ code, says: expect.stringMatching(/\. /) })],
      }),
    );
  });

  it('says so when the columns are not there', () => {
    expect(
      readAnswers(
        workbook([
          ['A', 'B'],
          ['1', '2'],
        ]),
        asked,
        languages,
      ).faults,
    ).toMatchObject([{ code: 'ANSWER_SHEET_NOT_FOUND' }]);
  });

  it('reads back exactly what a template was made with, in either language', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 60 }).map((s) =>
      s
        .replace(/[\p{Cc}\p{Surrogate}\ufffe\uffff]/gu, '')
        .replace(/^[=\s']+/, '')
        .trim(),
    );
    const answerTo = ({ nodeId }: Asked): fc.Arbitrary<Answer> =>
      fc
        .record({
          state: fc.constantFrom(...AnswerState.options),
          percent: fc.option(fc.integer({ min: 1, max: 100 })),
          narrative: words,
          evidence: fc.option(fc.constant('https://agency.example/report?a=1&b=2')),
        })
        .map((a) => ({ ...a, nodeId, narrative: a.narrative === '' ? 'x' : a.narrative }));
    const answersTo = fc.tuple(...asked.map((a) => fc.option(answerTo(a), { nil: undefined })));
    fc.assert(
      fc.property(answersTo, fc.constantFrom('en' as const, 'es' as const), (chosen, language) => {
        const answers = chosen.filter((a) => a !== undefined);
        const questions = { title: 'T', message: 'A\nB', period: 'FY2026', due: '2026-12-31', asked, answers };
        const bytes = template(questions, inLanguage(language), language);
        const result = readAnswers(bytes, asked, languages);
        expect(result.faults.map((f) => f.code)).toEqual(answers.length === 0 ? ['ANSWER_EMPTY'] : []);
        expect(result.answers).toEqual(answers);
      }),
      { numRuns: 60 },
    );
  });

  it('never throws anything but its own refusal, whatever stands in the cells', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('Done', '1.2', 'plan.1.2', '=1', '150', 'State', ''));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 6 }), (rows) => {
        const bytes = writeCsv([headers, ...rows]);
        try {
          const { answers, faults } = readAnswers(bytes, asked, languages);
          for (const { nodeId } of answers) expect(asked.map((a) => a.nodeId)).toContain(nodeId);
          for (const { code } of faults) expect(en).toHaveProperty([`error.${code}`]);
        } catch (error) {
          expect(error).toMatchObject({ code: 'ANSWER_FILE_UNREADABLE' });
        }
      }),
    );
  });
});

describe('the template', () => {
  it('speaks the language of who asks for it, locks what was asked and offers the states as a list', () => {
    const questions = { title: 'T', message: '', period: 'FY2026', due: '2026-12-31', asked, answers: [] };
    const bytes = template(questions, inLanguage('es'), 'es');
    const { sheets } = readTable(bytes);
    expect(sheets[0]?.rows[0]).toEqual(
      expect.arrayContaining(['Número', 'Acción', 'Estado', 'Qué se hizo y qué sigue']),
    );
    expect(sheets[0]?.rows[1]).toEqual(expect.arrayContaining(['1.10', 'Acción 1.10', '2026-12-31']));
    const xml = new TextDecoder().decode(unzipSync(bytes)['xl/worksheets/sheet1.xml']);
    expect(xml).toContain('<sheetProtection sheet="1"');
    expect(xml).toContain('<dataValidation type="list"');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Form, type Question, readXForm, readXlsForm, writeXForm, writeXlsForm } from './index.ts';

const logic = { required: '', relevant: '', constraint: '', readonly: '', calculation: '', default: '' };
const word = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,8}$/).filter((name) => !/^(?:meta|form|data)$/i.test(name));
/** Texts as people type them: with marks of XML, quotes, accents, but no control characters and no space around. */
const said = fc
  .string({ unit: fc.constantFrom(...'aé<>&"\' ñ=+1;日'), minLength: 1, maxLength: 12 })
  .filter((text) => text.trim() === text && text !== '');

interface Draft {
  readonly names: readonly string[];
  readonly group: string | null;
  readonly codes: readonly string[];
  readonly texts: readonly string[];
  readonly languages: readonly string[];
}

const drafts: fc.Arbitrary<Draft> = fc.record({
  names: fc.uniqueArray(word, { minLength: 4, maxLength: 8, selector: (name) => name.toLowerCase() }),
  group: fc.option(fc.constant('Inner_group')),
  codes: fc.uniqueArray(word, { minLength: 1, maxLength: 5 }),
  texts: fc.array(said, { minLength: 20, maxLength: 20 }),
  languages: fc.constantFrom([''], ['English (en)', 'Español (es)']),
});

const kinds = [
  ['text', 'text', 'text'],
  ['select_one list', 'select-one', 'select1'],
  ['select_multiple list', 'select-multiple', 'select'],
  ['date', 'date', 'date'],
  ['integer', 'integer', 'int'],
  ['note', 'note', 'string'],
] as const;

function formOf({ names, group, codes, texts, languages }: Draft): Form {
  let next = 0;
  const labels = () => Object.fromEntries(languages.map((language) => [language, texts[next++ % texts.length] ?? '']));
  const questions = names.map((name, index): Question => {
    const [type, kind] = kinds[index % kinds.length] ?? kinds[0];
    const relevant = index === 3 ? `\${${names[0]}} = 'x' and 1 < 2` : '';
    const list = kind.startsWith('select') ? 'list' : null;
    const groups = group !== null && index > 1 ? [group] : [];
    return { name, kind, type, labels: labels(), hints: {}, list, logic: { ...logic, relevant }, groups, place: {} };
  });
  return {
    format: 'xlsform',
    id: 'a_form',
    title: 'A form',
    version: '7',
    languages,
    questions,
    groups: group === null ? [] : [{ name: group, labels: labels(), relevant: '', groups: [], place: {} }],
    lists: [{ name: 'list', choices: codes.map((name) => ({ name, labels: labels(), place: {} })) }],
    columns: {},
  };
}

/** What a form says, without where it stands and what its format calls its types and lists. */
const saysOf = ({ id, title, version, questions, groups, lists }: Form) => ({
  id,
  title,
  version,
  groups: groups.map(({ place: _, ...group }) => group),
  questions: questions.map(({ name, kind, labels, list, logic: { readonly: _, ...rest }, groups: within }) => ({
    name,
    kind,
    labels,
    logic: rest,
    within,
    choices: lists.find((one) => one.name === list)?.choices.map((choice) => [choice.name, choice.labels]) ?? null,
  })),
});

describe('a form that is written and read again', () => {
  it('says the same as XLSForm', () =>
    fc.assert(
      fc.property(drafts, (draft) => {
        const form = formOf(draft);
        const back = readXlsForm(writeXlsForm(form));
        expect(saysOf(back.form)).toEqual(saysOf(form));
        expect(back.findings).toEqual([]);
      }),
      { numRuns: 40 },
    ));

  it('says the same as XForm', () =>
    fc.assert(
      fc.property(drafts, (draft) => {
        const form = formOf(draft);
        const back = readXForm(writeXForm(form));
        expect(saysOf(back.form)).toEqual(saysOf(form));
        expect(back.findings).toEqual([]);
      }),
      { numRuns: 100 },
    ));

  it('says the same after both', () =>
    fc.assert(
      fc.property(drafts, (draft) => {
        const form = formOf(draft);
        expect(saysOf(readXlsForm(writeXlsForm(readXForm(writeXForm(form)).form)).form)).toEqual(saysOf(form));
      }),
      { numRuns: 40 },
    ));
});

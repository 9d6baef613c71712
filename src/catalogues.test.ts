import { describe, expect, it } from 'vitest';
import { projectRoot } from './platform/config/root.ts';
import { allErrors, allMessages } from './server/compose.ts';
import { argumentsOf, spokenForm } from './testing/messages/icu.ts';
import { englishGrade, spanishEase, spanishSyllables, wordCount } from './testing/messages/reading.ts';
import { mayBe, type Use, usesIn } from './testing/messages/uses.ts';
import { isCode, isTest, readTree } from './testing/walls/tree.ts';

const languages = ['en', 'es'] as const;
type Language = (typeof languages)[number];

/** Texts below this many words say nothing about how hard they read. */
const enoughWords = 8;
const hardestGrade = (key: string): number => (key.startsWith('public.') ? 6 : 8);
const leastEase = 60;

/** Nobody is a result of a form, and nothing found is no verdict. Names of laws and of services stay what they are. */
const neverSaid: Record<Language, RegExp[]> = {
  en: [
    /\bvictims?\b(?!['’]?[- ]services?| of Trafficking| of Crime)/i,
    /\bcleared\b/i,
    /\billegal aliens?\b/i,
    /\btraffickers?\b/i,
    /\bhigh-risk (?:person|people)\b/i,
  ],
  es: [/\bvíctimas?\b/i, /\btratantes?\b/i, /\btraficantes?\b/i, /\bilegal(?:es)?\b/i, /\bpersonas? de alto riesgo\b/i],
};

const tree = readTree(projectRoot, 'src', ['']);
const catalogues = (language: Language) =>
  [...tree]
    .filter(([path]) => path.endsWith(`/messages/${language}.json`))
    .map(([path, text]) => ({ path, messages: JSON.parse(text) as Record<string, string> }));
const texts = (language: Language): ReadonlyMap<string, string> =>
  new Map(catalogues(language).flatMap(({ messages }) => Object.entries(messages)));
const english = texts('en');
const spanish = texts('es');

const uses = [...tree].filter(([path]) => isCode(path) && !isTest(path)).map(([path, text]) => usesIn(path, text));
const literals = [...new Set(uses.flatMap((use) => [...use.texts]))];

const show = ({ file, key }: Use): string => `${file}: ${key}`;
const lacksValue = ({ key, values }: Use): boolean =>
  values !== null && [...argumentsOf(english.get(key) ?? '').keys()].some((name) => !values.includes(name));

describe('the catalogues', () => {
  it('stand in pairs, with the same keys in both languages and no key twice', () => {
    const troubles = catalogues('en').flatMap(({ path, messages }) => {
      const other = catalogues('es').find((es) => es.path === path.replace('/en.json', '/es.json'))?.messages ?? {};
      return [
        ...Object.keys(messages)
          .filter((key) => !(key in other))
          .map((key) => `${path}: ${key} is not in Spanish`),
        ...Object.keys(other)
          .filter((key) => !(key in messages))
          .map((key) => `${path}: ${key} is not in English`),
      ];
    });
    const keys = catalogues('en').flatMap(({ messages }) => Object.keys(messages));
    expect([...troubles, ...keys.filter((key, i) => keys.indexOf(key) !== i)]).toEqual([]);
    expect(catalogues('es')).toHaveLength(catalogues('en').length);
  });

  it('reach the server, but for those of the web', () => {
    const forgotten = catalogues('en')
      .filter(
        ({ path, messages }) =>
          !path.startsWith('src/web/') && Object.keys(messages).some((key) => !(key in allMessages.en)),
      )
      .map(({ path }) => path);
    expect(forgotten).toEqual([]);
  });

  it('parse, and take the same values in both languages', () => {
    const different = [...english].filter(([key, text]) => {
      const other = spanish.get(key);
      return other !== undefined && JSON.stringify([...argumentsOf(text)]) !== JSON.stringify([...argumentsOf(other)]);
    });
    expect(different).toEqual([]);
  });

  it('hold every message that code asks for, with a value for each of its arguments', () => {
    // what begins with a computed part may be any key
    const asked = uses.flatMap((use) => use.asked).filter(({ key }) => !key.startsWith('*'));
    const missing = asked.filter(({ key }) => ![...english.keys()].some((known) => mayBe(key, known)));
    expect({ missing: missing.map(show), lacking: asked.filter(lacksValue).map(show) }).toEqual({
      missing: [],
      lacking: [],
    });
  });

  it('say of every refusal what happened and what to do', () => {
    const both = (code: string): string[] => [`error.${code}`, `error.${code}.fix`];
    const missing = Object.keys(allErrors)
      .flatMap(both)
      .filter((key) => !english.has(key));
    const refused = uses.flatMap((use) => use.refused);
    const undeclared = refused.filter(({ key }) => !(key in allErrors)).map(show);
    const lacking = refused
      .flatMap((use) => both(use.key).map((key) => ({ ...use, key })))
      .filter(lacksValue)
      .map(show);
    expect({ missing, undeclared, lacking }).toEqual({ missing: [], undeclared: [], lacking: [] });
  });

  it('say what is wrong with a field, without values', () => {
    const codes = uses.flatMap((use) => use.fieldCodes).map((use) => ({ ...use, key: `error.${use.key}` }));
    expect(codes.filter((use) => !english.has(use.key) || lacksValue(use)).map(show)).toEqual([]);
  });

  it('hold nothing that nobody says', () => {
    const patterns = literals.filter((text) => /^[a-z][\w-]*\./.test(text) && !text.startsWith('error.*'));
    const alive = (key: string): boolean => {
      const code = /^error\.([A-Z][A-Z0-9_]*)(?:\.fix)?$/.exec(key)?.[1];
      if (code) return code in allErrors || literals.includes(code);
      return patterns.some((pattern) => mayBe(pattern, key));
    };
    expect([...english.keys()].filter((key) => !alive(key))).toEqual([]);
  });

  it('are easy to read', () => {
    const hard = (map: ReadonlyMap<string, string>, tooHard: (key: string, text: string) => string | null): string[] =>
      [...map].flatMap(([key, text]) => {
        const spoken = spokenForm(text);
        const trouble = wordCount(spoken) < enoughWords ? null : tooHard(key, spoken);
        return trouble ? [`${key} (${trouble}): ${spoken}`] : [];
      });
    const grade = (key: string, text: string) =>
      englishGrade(text) > hardestGrade(key) ? `grade ${englishGrade(text).toFixed(1)}` : null;
    const ease = (_key: string, text: string) =>
      spanishEase(text) < leastEase ? `facilidad ${spanishEase(text).toFixed(0)}` : null;
    expect([...hard(english, grade), ...hard(spanish, ease)]).toEqual([]);
  });

  it.each(languages)('never call people what we do not call them (%s)', (language) => {
    const said = [...texts(language)].filter(([, text]) => neverSaid[language].some((word) => word.test(text)));
    expect(said).toEqual([]);
  });
});

describe('the measures', () => {
  it('read an ICU message as people hear it', () => {
    expect(spokenForm('{count, plural, one {One field needs} other {# fields need}} <b>care</b>.')).toBe(
      '5 fields need care.',
    );
    expect([...argumentsOf('{n, plural, one {# day} other {{name}}} {role, select, admin {A} other {B}}')]).toEqual([
      ['n', 'plural'],
      ['name', 'argument'],
      ['role', 'select admin|other'],
    ]);
    expect(() => argumentsOf('{n, plural, one {# day}')).toThrow();
  });

  it('find a bill harder than a note', () => {
    const note = 'Look at the list below and send it again when you have fixed it.';
    const bill =
      'Notwithstanding any other provision, the administrator shall promulgate implementing regulations expeditiously.';
    expect(englishGrade(note)).toBeLessThan(6);
    expect(englishGrade(bill)).toBeGreaterThan(12);
    expect(spanishEase('Mire la lista y mande todo otra vez cuando lo tenga listo.')).toBeGreaterThan(80);
    expect(
      spanishEase(
        'La administración correspondiente determinará reglamentariamente las responsabilidades institucionales.',
      ),
    ).toBeLessThan(40);
  });

  it('count Spanish syllables', () => {
    const counted = Object.fromEntries(
      ['organización', 'día', 'ciudad', 'continúa', 'aeropuerto', 'muy', 'y'].map((w) => [w, spanishSyllables(w)]),
    );
    expect(counted).toEqual({ organización: 5, día: 2, ciudad: 2, continúa: 4, aeropuerto: 5, muy: 1, y: 1 });
  });

  it('see how code asks for a message', () => {
    const { asked, refused, fieldCodes, texts } = usesIn(
      'a.tsx',
      "t('a.b', { n: 1, ...more }); words.t(late ? 'a.late' : 'a.good'); t(`a.state.\x24{state}`, {}); kernel.translate('es')('a.c', { x });" +
        "intl.formatMessage({ id: 'a.d' }); refuse('GONE', { id }); new Refusal('FULL'); z.string().max(3, 'TOO_LONG').refine(f, { message: 'ODD' });" +
        'const k = \'a.e\'; <FormattedMessage id="a.f" />; <div id="a.g" />; <Form words="a.form" />;',
    );
    expect(asked.map(({ key, values }) => [key, values])).toEqual([
      ['a.b', null],
      ['a.late', []],
      ['a.good', []],
      ['a.state.*', []],
      ['a.c', ['x']],
      ['a.d', []],
      ['a.f', null],
    ]);
    expect(refused.map(({ key, values }) => [key, values])).toEqual([
      ['GONE', ['id']],
      ['FULL', []],
    ]);
    expect(fieldCodes.map(({ key }) => key)).toEqual(['ODD', 'TOO_LONG']);
    expect([texts.has('a.e'), texts.has('a.form.*')]).toEqual([true, true]);
    expect(mayBe('a.state.*', 'a.state.open')).toBe(true);
    expect(mayBe('a.state.*', 'axstate.open')).toBe(false);
  });
});

import { createIntl, createIntlCache, type IntlShape } from '@formatjs/intl';
import type { Language } from '../actor/index.ts';
import type { MessageValues } from '../errors/index.ts';

/** One language's messages: key -> ICU text. */
export type Catalogue = Readonly<Record<string, string>>;
/** A room's messages in every language. */
export type Catalogues = Readonly<Record<Language, Catalogue>>;

export type Translate = (key: string, values?: MessageValues) => string;

/** Puts the rooms' catalogues together; a key that two rooms claim is a defect. */
export const mergeCatalogues = (rooms: readonly Catalogues[]): Catalogues => {
  const merged: Record<Language, Record<string, string>> = { en: {}, es: {} };
  for (const room of rooms) {
    for (const language of ['en', 'es'] as const) {
      for (const [key, text] of Object.entries(room[language])) {
        if (key in merged[language]) throw new Error(`message ${key} stands in two catalogues`);
        merged[language][key] = text;
      }
    }
  }
  return merged;
};

/** ICU text without an argument, a tag or a quote says itself; asking the library for it costs twenty times more. */
const saysItself = /^[^{}<']+$/;

/** A translator per language. A missing key throws: a test has already looked for every key in every language. */
export const translator = (catalogues: Catalogues): ((language: Language) => Translate) => {
  const intl = new Map<Language, IntlShape<string>>();
  for (const language of ['en', 'es'] as const) {
    const messages = catalogues[language];
    intl.set(language, createIntl({ locale: language, messages, timeZone: 'UTC' }, createIntlCache()));
  }
  return (language) => (key, values) => {
    const text = catalogues[language][key];
    if (text === undefined) throw new Error(`message ${key} is missing in ${language}`);
    if (saysItself.test(text)) return text;
    return (intl.get(language) as IntlShape<string>).formatMessage(
      { id: key },
      values as Record<string, string | number>,
    ) as string;
  };
};

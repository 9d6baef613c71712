import { z } from 'zod';
import { definePackKind, type Entry } from '../../../platform/packs/index.ts';

/** The languages of the card, each as its speakers call it. */
export const cardLanguages = {
  en: 'English',
  es: 'Español',
  zh: '简体中文',
  vi: 'Tiếng Việt',
  tl: 'Tagalog',
  ko: '한국어',
  ru: 'Русский',
  pt: 'Português',
  fr: 'Français',
  ht: 'Kreyòl ayisyen',
} as const;
export type CardLanguage = keyof typeof cardLanguages;
export const isCardLanguage = (code: string): code is CardLanguage => Object.hasOwn(cardLanguages, code);

const translated = ['zh', 'vi', 'tl', 'ko', 'ru', 'pt', 'fr', 'ht'] as const satisfies readonly CardLanguage[];

/** Words in a language, and who that speaks it has checked them. */
const Tongue = z.strictObject({
  text: z.string().min(1),
  reviewed: z.strictObject({ who: z.string().min(1), when: z.iso.date() }).nullable(),
});

/** A line of the card: for the person in all ten languages, for the official in English and Spanish. */
export const encounterCardKind = definePackKind(
  'encounter-card',
  z
    .strictObject({
      side: z.enum(['person', 'official']),
      tongues: z.partialRecord(z.enum(translated), Tongue).default({}),
    })
    .refine(({ side, tongues }) => side === 'official' || translated.every((code) => tongues[code]), {
      path: ['tongues'],
      error: `a line for the person stands in all of ${translated.join(', ')}`,
    }),
);
export type CardLine = Entry<z.infer<typeof encounterCardKind.fields>>;

/** The words of a line in a language; English where there are none. */
export const lineIn = ({ says, tongues }: CardLine, language: CardLanguage): string => {
  const both = typeof says === 'string' ? { en: says } : says;
  if (language === 'en') return both.en;
  if (language === 'es') return both.es ?? both.en;
  return tongues[language]?.text ?? both.en;
};

/** Who has checked the words of all lines in a language: nobody, where one is not checked. */
export const reviewOf = (lines: readonly CardLine[], language: CardLanguage) => {
  const reviews = lines.map((line) =>
    language === 'en' || language === 'es' ? line.reviewed : (line.tongues[language]?.reviewed ?? null),
  );
  return reviews.includes(null) ? null : (reviews[0] ?? null);
};

/** The languages whose letters the standard fonts of PDF have. */
const inStandardFonts: readonly CardLanguage[] = ['en', 'es', 'tl', 'pt', 'fr', 'ht'];
export const hasPdf = (language: CardLanguage): boolean => inStandardFonts.includes(language);

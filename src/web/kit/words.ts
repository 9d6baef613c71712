import { useMemo } from 'react';
import { useIntl } from 'react-intl';

export type Language = 'en' | 'es';
export type MessageValues = Readonly<Record<string, string | number>>;
export type Translate = (key: string, values?: MessageValues) => string;

export interface Words {
  readonly language: Language;
  /** The message of a key, in the reader's language. */
  readonly t: Translate;
  /** Whether there is such a message: for hints that a field may have. */
  has(key: string): boolean;
  /** `2026-11-24` as 24 Nov 2026. */
  date(day: string): string;
  /** A UTC moment in the reader's own time zone. */
  moment(instant: string): string;
  number(value: number, digits?: number): string;
  /** Cents as money. */
  money(cents: number, currency?: string): string;
  /** Seconds as "2 min". */
  span(seconds: number): string;
}

const locales = { en: 'en-US', es: 'es-US' } as const;
// 24 Nov 2026 in both languages: day first cannot be misread
const dayLocales = { en: 'en-GB', es: 'es' } as const;

/** How everything is said in a language; pure but for the reader's time zone. */
export const wordsOf = (language: Language, t: Translate, has: (key: string) => boolean): Words => {
  const locale = locales[language];
  const day = new Intl.DateTimeFormat(dayLocales[language], {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const moment = new Intl.DateTimeFormat(dayLocales[language], {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  const unit = (value: number, name: 'second' | 'minute' | 'hour'): string =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: 0 }).format(
      value,
    );
  return {
    language,
    t,
    has,
    date: (text) => {
      const at = Date.parse(`${text}T00:00:00Z`);
      return Number.isNaN(at) ? text : day.format(at);
    },
    moment: (text) => {
      const at = Date.parse(text);
      return Number.isNaN(at) ? text : moment.format(at);
    },
    number: (value, digits = 2) => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value),
    money: (cents, currency = 'USD') =>
      new Intl.NumberFormat(locale, { style: 'currency', currency }).format(cents / 100),
    span: (seconds) => {
      if (seconds < 60) return unit(Math.max(1, Math.round(seconds)), 'second');
      if (seconds < 5400) return unit(Math.round(seconds / 60), 'minute');
      return unit(Math.round(seconds / 3600), 'hour');
    },
  };
};

/** Words, dates and numbers in the reader's language. */
export const useWords = (): Words => {
  const intl = useIntl();
  return useMemo(
    () =>
      wordsOf(
        intl.locale === 'es' ? 'es' : 'en',
        (id, values) => intl.formatMessage({ id }, values),
        (id) => id in intl.messages,
      ),
    [intl],
  );
};

export const useT = (): Translate => useWords().t;

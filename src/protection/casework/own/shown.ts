import type { Language } from '../../../platform/actor/index.ts';
import type { Translate } from '../../../platform/i18n/index.ts';
import type { OwnRecord } from './contract.ts';

type Field = OwnRecord['fields'][number];
type Told = Field['told'][number];

/** Days and moments as a person reads them. */
export const datesIn = (language: Language) => {
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
  return {
    day: (text: string): string => day.format(Date.parse(text)),
    moment: (text: string): string => `${moment.format(Date.parse(text))} UTC`,
  };
};

/** An answer in the reader's language. */
export const shownValue = (field: Field, { state, value }: Told, language: Language, t: Translate): string => {
  if (state !== 'said') return t(`public.own.state.${state}`);
  if (value === null) return t('public.own.destroyed');
  if (typeof value === 'boolean') return t(value ? 'public.own.yes' : 'public.own.no');
  const named = (code: string): string => field.codes?.find((one) => one.code === code)?.[language] ?? code;
  if (Array.isArray(value)) return value.map(named).join(', ');
  if (field.kind === 'date' && typeof value === 'string') return datesIn(language).day(value);
  if (field.kind === 'language' || field.kind === 'country') {
    const names = new Intl.DisplayNames([language], { type: field.kind === 'country' ? 'region' : 'language' });
    return names.of(String(value)) ?? String(value);
  }
  return named(String(value));
};

/** Who asked and when, in one line. */
export const shownOrigin = ({ askedBy, source, at }: Told, language: Language, t: Translate): string => {
  const { day } = datesIn(language);
  if (askedBy !== null)
    return t('public.own.asked-by', { who: askedBy, at: day(at), source: t(`public.own.source.${source}`) });
  return t('public.own.said-by-you', { at: day(at) });
};

import type { z } from 'zod';
import { useRead } from '../../../web/api.ts';
import type { Tone } from '../../../web/kit/StateBadge.tsx';
import { type Language, useWords, type Words } from '../../../web/kit/words.ts';
import { type BatchView, type CandidateState, type HitView, listLists } from '../contract.ts';

type Said = Readonly<Record<Language, string>>;

export const bandTones: Record<HitView['band'], Tone> = { hit: 'late', review: 'waiting', none: 'unknown' };

export const stateTones: Record<z.infer<typeof CandidateState>, Tone> = {
  open: 'waiting',
  second: 'going',
  decided: 'good',
  settled: 'stopped',
};

export const batchTones: Record<z.infer<typeof BatchView>['state'], Tone> = {
  waiting: 'waiting',
  running: 'going',
  done: 'good',
  cancelled: 'stopped',
  failed: 'late',
};

/** ISO 3166-1 codes that stand for no country of their own. */
const noCountries = new Set(['EU', 'EZ', 'UN', 'QO', 'ZZ', 'XA', 'XB']);

const countryNames = new Map<Language, readonly { readonly value: string; readonly label: string }[]>();

/** Every country with its name, in the order of the language; made from what the browser knows. */
export const countriesIn = (language: Language): readonly { readonly value: string; readonly label: string }[] => {
  const made = countryNames.get(language);
  if (made) return made;
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const byName = new Map<string, string>();
  for (const code of letters.flatMap((a) => letters.map((b) => a + b))) {
    const label = noCountries.has(code) ? undefined : names.of(code);
    // a code that is no longer in use bears the name of the one that is
    if (label && Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`) byName.set(label, code.toLowerCase());
  }
  const all = [...byName]
    .map(([label, value]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label, language));
  countryNames.set(language, all);
  return all;
};

export interface ScreeningWords extends Words {
  readonly say: (said: Said) => string;
  readonly country: (iso2: string) => string;
  /** Hours as days where they are many. */
  readonly age: (hours: number) => string;
  readonly percent: (share: number) => string;
}

const twoDays = 48;

export const useScreeningWords = (): ScreeningWords => {
  const words = useWords();
  const { t, language } = words;
  return {
    ...words,
    say: (said) => said[language],
    country: (iso2) => countriesIn(language).find(({ value }) => value === iso2.toLowerCase())?.label ?? iso2,
    age: (hours) =>
      hours < twoDays ? t('screening.age.hours', { hours }) : t('screening.age.days', { days: Math.floor(hours / 24) }),
    percent: (share) => words.number(share * 100, 0),
  };
};

/** Titles of the lists that are here; a list that has gone keeps its id for a name. */
export const useListTitles = (): ((list: string) => string) => {
  const { language } = useWords();
  const read = useRead(listLists, {}, { staleTime: 60_000 });
  return (list) => read.data?.find(({ id }) => id === list)?.title[language] ?? list;
};

/** Where things stand. */
export const paths = {
  request: (requestId: string) => `/screening/kept/${requestId}`,
  candidate: (requestId: string, n: number) => `/screening/kept/${requestId}/${n}`,
  party: (list: string, sourceId: string) =>
    `/screening/party?list=${encodeURIComponent(list)}&id=${encodeURIComponent(sourceId)}`,
  list: (list: string) => `/screening/lists/${list}`,
  version: (list: string, versionId: string) => `/screening/lists/${list}/versions/${versionId}`,
  reading: (importId: string) => `/screening/readings/${importId}`,
  table: (batchId: string) => `/screening/tables/${batchId}`,
} as const;

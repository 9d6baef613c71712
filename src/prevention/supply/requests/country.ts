import { countryOf } from '../../../prosecution/screening/index.ts';

/** The code of a country that was written in words we know; else the words. */
export const countryIn = (text: string): string => countryOf(text) || text;

const isCode = (country: string): boolean => /^[a-z]{2}$/.test(country);

/** A country as people read it. */
export const countryShown = (country: string, language: 'en' | 'es'): string =>
  isCode(country)
    ? (new Intl.DisplayNames(language, { type: 'region' }).of(country.toUpperCase()) ?? country.toUpperCase())
    : country;

/** A country as it stands in a field: in words that lead back to it. */
export const countryToEdit = (country: string, language: 'en' | 'es'): string => {
  const shown = countryShown(country, language);
  return countryIn(shown) === country ? shown : country.toUpperCase();
};

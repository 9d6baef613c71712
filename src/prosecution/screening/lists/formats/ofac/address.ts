import { countryOf } from '../../countries.ts';
import type { EntityAddress } from '../../entity.ts';

/** OFAC's address row: street, `city, state postal code` in one cell, country. Null where all three are empty. */
export function ofacAddress(street: string, place: string, country: string): EntityAddress | null {
  const full = [street, place, country].filter(Boolean).join(', ');
  if (full === '') return null;
  const words = place.split(' ');
  let codeFrom = words.length;
  while (codeFrom > 0 && /\d/.test(words[codeFrom - 1] ?? '')) codeFrom -= 1;
  const [city = '', ...region] = words.slice(0, codeFrom).join(' ').split(', ');
  return {
    full,
    city,
    region: region.join(', ').replace(/,$/, ''),
    postalCode: words.slice(codeFrom).join(' '),
    country: countryOf(country.replace(/^Region:\s*/, '')),
  };
}

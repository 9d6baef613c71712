import { sha256 } from '../../../../../platform/hash/index.ts';
import { civilDateOf } from '../../written-dates.ts';

/** The denied persons list numbers nobody: a party is known by its name and the day its order took effect, in either publication. */
export function deniedPersonKey(name: string, effective: string): string {
  const day = civilDateOf(effective, 'month-first') || effective.trim();
  return sha256(`${name.trim().replace(/\s+/g, ' ').toUpperCase()}\n${day}`).slice(0, 16);
}

import { jaroWinkler } from './jaro-winkler.ts';

const partsOf = (name: string): string[] =>
  name
    .slice(0, 1_000)
    .toUpperCase()
    .replace(/['.,]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '');

const meanOfParts = (query: readonly string[], listed: readonly string[]): number => {
  const long = query.filter((part) => part.length > 2);
  const asked = long.length > 0 ? long : query;
  let sum = 0;
  for (const part of asked) {
    let best = 0;
    for (const other of listed) best = Math.max(best, jaroWinkler(part, other, 0.7));
    if (best >= 0.5) sum += best;
  }
  return sum / asked.length;
};

/**
 * Emulation of the score of Treasury's Sanctions List Search, 0 to 100; not Treasury's answer. The code is not published:
 * this follows its FAQ 249.
 */
export const ofacScore = (query: string, listed: string): number => {
  const asked = partsOf(query);
  const against = partsOf(listed);
  if (asked.length === 0 || against.length === 0) return 0;
  const one = asked.join(' ');
  const other = against.join(' ');
  const whole = one[0] === other[0] ? jaroWinkler(one, other, 0) : 0;
  return Math.round(100 * Math.max(whole, meanOfParts(asked, against)));
};

/** Numbers from 0 up to 1, the same for the same seed. */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    // 32 bits of a linear congruential generator (Numerical Recipes), the high ones mixed into the low
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return ((state ^ (state >>> 15)) >>> 0) / 2 ** 32;
  };
};

export const pick = <T>(from: readonly T[], next: () => number): T => from[Math.floor(next() * from.length)] as T;

const alphabet = 'abcdefghijklmnopqrstuvwxyz';

/** One slip of the pen: a letter left out, doubled, changed, put in, or two changed places; letters only. */
const slip = (name: string, next: () => number): string => {
  const places = [...name.matchAll(/[a-z]/gi)].map(({ index }) => index);
  if (places.length === 0) return name;
  const at = pick(places, next);
  const letter = name.charAt(at);
  const other = pick([...alphabet], next);
  const before = name.slice(0, at);
  const after = name.slice(at + 1);
  switch (Math.floor(next() * 5)) {
    case 0:
      return before + after;
    case 1:
      return before + letter + letter + after;
    case 2:
      return before + other + after;
    case 3:
      return /^[a-z]/i.test(after) ? before + after.charAt(0) + letter + after.slice(1) : before + other + after;
    default:
      return before + other + letter + after;
  }
};

/** A name with this many slips of the pen. */
export const misspelt = (name: string, slips: number, next: () => number): string => {
  let text = name;
  for (let i = 0; i < slips; i++) text = slip(text, next);
  return text;
};

/** `LAST, First` as it is said: `First LAST`. */
export const asSaid = (name: string): string => {
  const [last, first] = name.split(', ');
  return first === undefined ? name : `${first} ${last}`;
};

/** As a form is filled in: each word with one capital. */
export const asWritten = (name: string): string =>
  name
    .toLowerCase()
    .replace(/(^|[\s\-.'])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());

/** Random numbers from 0 to 1, the same for the same seed (mulberry32). */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
};

type Random = () => number;
type Noise = (words: readonly string[], random: Random) => readonly string[];

const letters = 'abcdefghijklmnopqrstuvwxyz';
export const pick = <T>(from: readonly T[], random: Random): T => from[Math.floor(random() * from.length)] as T;

/** One word of four letters or more is written otherwise; the first letter stays. */
const inOneWord =
  (change: (word: string, at: number, random: Random) => string): Noise =>
  (words, random) => {
    const long = words.flatMap((word, i) => (/^[a-z]{4,}$/i.test(word) ? [i] : []));
    if (long.length === 0) return words;
    const chosen = pick(long, random);
    return words.map((word, i) => {
      if (i !== chosen) return word;
      return change(word, 1 + Math.floor(random() * (word.length - 2)), random);
    });
  };

const respelt =
  (pairs: readonly (readonly [string, string])[]): Noise =>
  (words, random) => {
    const text = words.join(' ');
    const fit = pairs.filter(([from]) => text.includes(from));
    if (fit.length === 0) return words;
    const [from, to] = pick(fit, random);
    return text.replace(from, to).split(' ');
  };

/** What people do to a name. `kinds` are what the report calls them. */
const noises: Readonly<Record<string, Noise>> = {
  swap: inOneWord((word, at) => `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`),
  delete: inOneWord((word, at) => word.slice(0, at) + word.slice(at + 1)),
  double: inOneWord((word, at) => word.slice(0, at) + word[at] + word.slice(at)),
  substitute: inOneWord((word, at, random) => word.slice(0, at) + pick([...letters], random) + word.slice(at + 1)),
  order: (words) => (words.length < 2 ? words : [...words.slice(1), words[0] as string]),
  middle: (words) => (words.length < 3 ? words : [words[0] as string, ...words.slice(2)]),
  join: (words, random) => {
    if (words.length < 3) return words;
    const at = Math.floor(random() * (words.length - 1));
    return [...words.slice(0, at), `${words[at]}${words[at + 1]}`, ...words.slice(at + 2)];
  },
  hyphen: (words) => words.join(' ').replaceAll('-', ' ').split(' '),
  spelling: respelt([
    ['kh', 'h'],
    ['q', 'k'],
    ['ou', 'u'],
    ['ee', 'i'],
    ['y', 'i'],
    ['v', 'w'],
    ['sh', 'ch'],
  ]),
};
export const steps = ['swap', 'delete', 'double', 'substitute'] as const;
const all = Object.keys(noises);

/** A name as somebody might write it after this many changes, in lower case. */
export const variantOf = (name: string, changes: number, random: Random): string => {
  let words: readonly string[] = name.toLowerCase().replace(/,/g, '').split(/\s+/);
  // the first change is always a misspelling, so that no variant is the name itself
  for (let i = 0; i < changes; i++) words = (noises[pick(i === 0 ? steps : all, random)] as Noise)(words, random);
  return words.join(' ');
};

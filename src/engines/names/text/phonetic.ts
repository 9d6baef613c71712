import { doubleMetaphone } from 'double-metaphone';

const none: readonly string[] = [];

/** How a Latin token sounds in English ears: one or two keys of double metaphone, none for numbers and single letters. */
export const phoneticKeys = (token: string): readonly string[] => {
  if (token.length < 2 || !/[a-z]/.test(token)) return none;
  const [first, second] = doubleMetaphone(token.length > 40 ? token.slice(0, 40) : token);
  if (first === '') return second === '' ? none : [second];
  return second === '' || second === first ? [first] : [first, second];
};

/** Spellings that transliterations and languages choose between; longer ones first. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/shch|sch|szcz|sz|sh/g, 'S'],
  [/tsch|tch|ch/g, 'C'],
  [/zh/g, 'Z'],
  [/kh/g, 'h'],
  [/gh/g, 'g'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/dh/g, 'd'],
  [/dj|dzh/g, 'j'],
  [/tz|ts|cz/g, 'c'],
  [/ck|q/g, 'k'],
  [/x/g, 'ks'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/w/g, 'v'],
  [/ou|oo/g, 'u'],
  [/ee|ie|iy|yi|ij/g, 'i'],
  [/y/g, 'i'],
  [/ae/g, 'a'],
  [/oe/g, 'o'],
  [/ue/g, 'u'],
  [/(.)\1+/g, '$1'],
  [/ii+/g, 'i'],
  [/(?<=..)f$/g, 'v'],
];

/** A spelling-free form of a Latin token: `yuriy`, `iurii` and `juri` come close, `schmidt` and `shmidt` are one. */
export const soundOf = (token: string): string => {
  let text = token;
  for (const [from, to] of spellings) text = text.replace(from, to);
  return text;
};

import type { Script } from '../types.ts';
import { arabicLetters, arabicWords, hebrewLetters } from './tables/arabic.ts';

/** Digraphs and letters of Latin transliterations and the class of sound they share with Arabic and Hebrew letters. */
const digraphs: readonly (readonly [latin: RegExp, sound: string])[] = [
  [/sch|tch|ch|sh/g, 'C'],
  [/kh/g, 'X'],
  [/dj|zh/g, 'j'],
  [/dh/g, 'd'],
  [/th/g, 't'],
  [/gh/g, 'g'],
  [/ph/g, 'f'],
  [/ck|c|q/g, 'k'],
  [/p/g, 'b'],
  [/v/g, 'f'],
];
const vowels = /[aeiouyw]/g;
const doubles = /(.)\1+/g;
const articleLatin = /^(?:al|el|ul)(?=.{3})/;
// the name of God begins like the article and is none
const articleArabic = /^(?:وال|ال)(?!له$)(?=..)/;

const settled = (letters: string): string => letters.replace(doubles, '$1');

// with the article, its l taken up by the next letter, or the article left out before such a letter
const servantPrefix =
  /^abd(?:[aeiou]+l+|[aeiou]+(?=([rsztdn])\1)|[aeiou]+(?=ra[hsz]|riz|sal|sam|sat|sha[kq]|nas|nur|haf|qad))(?=.{3})/;

/** Of `abdulrahman`, `abderrahmane` what comes after `servant of the`; '' for other names. */
export const servantOf = (token: string): string => {
  if (!token.startsWith('abd')) return '';
  const found = servantPrefix.exec(token)?.[0] ?? '';
  return found === '' ? '' : token.slice(found.length).replace(/^([rsztdn])\1/, '$1');
};

/** The consonant skeleton of a Latin token: `mohammed` and `muhamad` are `mhmd`. */
export const latinSkeleton = (token: string): string => {
  const servant = servantOf(token);
  if (servant !== '') return settled(`bd${latinSkeleton(servant)}`);
  let text = token.replace(articleLatin, '').replace(/ah$/, 'a');
  for (const [latin, sound] of digraphs) text = text.replace(latin, sound);
  return settled(text.replace(vowels, '').toLowerCase());
};

const servantArabic = /^عبد(?:ال)?(?=...)/;

/** A word in Arabic or Hebrew letters as skeleton and as a rough Latin reading. */
export const readConsonants = (word: string, script: Script): { skeleton: string; latin: string } => {
  const table = script === 'hebrew' ? hebrewLetters : arabicLetters;
  const plain = word.normalize('NFKC').replace(/\p{M}|\u0640/gu, '');
  const bare = script === 'arabic' ? plain.replace(articleArabic, '') : plain;
  const whole = script === 'arabic' ? (arabicWords.get(plain) ?? arabicWords.get(bare)) : undefined;
  if (whole !== undefined) return { skeleton: latinSkeleton(whole), latin: whole };
  if (script === 'arabic' && servantArabic.test(plain)) {
    const of = readConsonants(plain.replace(servantArabic, ''), script);
    return { skeleton: settled(`bd${of.skeleton}`), latin: `abdul${of.latin}` };
  }
  let skeleton = '';
  let latin = '';
  const letters = [...bare];
  letters.forEach((letter, at) => {
    const known = table[letter];
    const last = at === letters.length - 1 && letters.length > 1;
    if (known === undefined) {
      if (/[0-9a-z]/i.test(letter)) latin += letter.toLowerCase();
      return;
    }
    // a final h is the end of a vowel as often as not; Latin `ah` is treated alike
    if (!(last && (letter === 'ه' || letter === 'ہ' || letter === 'ה'))) skeleton += known[0];
    latin += known[1];
  });
  return { skeleton: settled(skeleton), latin };
};

/** The skeleton of a token in any script; '' where too little is left to compare. */
export const skeletonOf = (token: string): string => {
  if (/^[a-z0-9]*$/.test(token)) return latinSkeleton(token);
  if (/\p{Script=Hebrew}/u.test(token)) return readConsonants(token, 'hebrew').skeleton;
  if (/\p{Script=Arabic}/u.test(token)) return readConsonants(token, 'arabic').skeleton;
  return '';
};

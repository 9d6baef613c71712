import anyAscii from 'any-ascii';
import type { Script } from '../types.ts';
import { scriptOf } from './characters.ts';
import { cyrillicLookalike, latinLookalike } from './confusables.ts';

const plainAscii = /^[\x20-\x7e]*$/;
const notKept = /[^a-z0-9]+/g;
const marks = /\p{M}+/gu;

// letters that no decomposition takes apart; German umlauts lose their dots, their digraphs are folded by sound
const special: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ð: 'd',
  đ: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ə: 'a',
  ħ: 'h',
  ŋ: 'ng',
  // Cyrillic as passports and lists write it, where any-ascii differs or a mark is a letter of its own
  й: 'y',
  ї: 'yi',
  ё: 'yo',
  є: 'ye',
  ъ: '',
  ь: '',
  ґ: 'g',
  ђ: 'dj',
  ћ: 'c',
  љ: 'lj',
  њ: 'nj',
  џ: 'dz',
  ў: 'u',
};
const specials = new RegExp(`[${Object.keys(special).join('')}]`, 'g');

const unmixed = (text: string): string => {
  let latin = 0;
  let other = 0;
  let cyrillic = false;
  for (const char of text) {
    const script = scriptOf(char.codePointAt(0) as number);
    if (script === 'latin') latin++;
    else {
      other++;
      cyrillic ||= script === 'cyrillic';
    }
  }
  if (other === 0 || latin === 0) return text;
  if (latin >= other) return [...text].map((char) => latinLookalike(char) || char).join('');
  return cyrillic ? [...text].map((char) => cyrillicLookalike(char) || char).join('') : text;
};

/** A word of any script as lower-case Latin letters and digits; '' where nothing of it can be read. */
export const foldToken = (text: string): string => {
  if (plainAscii.test(text)) return text.toLowerCase().replace(notKept, '');
  const composed = unmixed(text.normalize('NFKC')).toLowerCase().normalize('NFC');
  const plain = composed
    .replaceAll('ου', 'ou')
    .replaceAll('ού', 'ou')
    .replace(specials, (char) => special[char] as string)
    .normalize('NFD')
    .replace(marks, '');
  if (plainAscii.test(plain)) return plain.replace(notKept, '');
  return anyAscii(plain).toLowerCase().replace(notKept, '');
};

/** Whether every letter of a word of another script looks like a Latin one: `РАУ` beside Latin words is meant to be read PAY. */
export const isLookalike = (text: string, script: Script): boolean =>
  (script === 'cyrillic' || script === 'greek') && [...text].every((char) => latinLookalike(char) !== '');

/** Such a word read as Latin. */
export const foldLookalike = (text: string): string =>
  foldToken([...text].map((char) => latinLookalike(char) || char).join(''));

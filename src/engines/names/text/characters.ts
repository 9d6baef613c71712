import type { Script } from '../types.ts';

/** What a character does to the word around it. */
export const Class = { splits: 0, letter: 1, digit: 2, vanishes: 3, dot: 4, comma: 5 } as const;

const letter = /\p{L}/u;
const digit = /\p{N}/u;
const vanishing = /[\p{M}\p{Cf}]/u;
// apostrophes, primes and the modifier letters that stand for hamza and ayn: dropped, they do not split
const apostrophes = new Set([..."'’‘‛`´ʼʻʽʾʿʹʺ′″ˈ׳״ʹ＇"]);

const classify = (code: number): number => {
  const char = String.fromCodePoint(code);
  if (char === '.' || char === '．' || char === '。') return Class.dot;
  if (char === ',' || char === '،' || char === '，' || char === '、') return Class.comma;
  // the kashida stretches a word, the interpunct splits it
  if (apostrophes.has(char) || code === 0x640) return Class.vanishes;
  if (letter.test(char)) return Class.letter;
  if (digit.test(char)) return Class.digit;
  return vanishing.test(char) ? Class.vanishes : Class.splits;
};

const unknown = 255;
const known = new Uint8Array(0x10000).fill(unknown);

/** The class of one code point; a lone surrogate splits. */
export const classOf = (code: number): number => {
  if (code > 0xffff) return classify(code);
  const found = known[code] as number;
  if (found !== unknown) return found;
  const made = code >= 0xd800 && code <= 0xdfff ? Class.splits : classify(code);
  known[code] = made;
  return made;
};

const ranges: readonly (readonly [from: number, to: number, script: Script])[] = [
  [0x30, 0x39, 'latin'],
  [0x41, 0x24f, 'latin'],
  [0x250, 0x2ff, 'latin'],
  [0x370, 0x3ff, 'greek'],
  [0x400, 0x52f, 'cyrillic'],
  [0x531, 0x58f, 'armenian'],
  [0x591, 0x5f4, 'hebrew'],
  [0x600, 0x6ff, 'arabic'],
  [0x750, 0x77f, 'arabic'],
  [0x8a0, 0x8ff, 'arabic'],
  [0x10a0, 0x10ff, 'georgian'],
  [0x1100, 0x11ff, 'hangul'],
  [0x1c80, 0x1c8f, 'cyrillic'],
  [0x1c90, 0x1cbf, 'georgian'],
  [0x1d00, 0x1dbf, 'latin'],
  [0x1e00, 0x1eff, 'latin'],
  [0x1f00, 0x1fff, 'greek'],
  [0x2c60, 0x2c7f, 'latin'],
  [0x2d00, 0x2d2f, 'georgian'],
  [0x2de0, 0x2dff, 'cyrillic'],
  [0x3005, 0x3007, 'han'],
  [0x3040, 0x30ff, 'kana'],
  [0x3130, 0x318f, 'hangul'],
  [0x31f0, 0x31ff, 'kana'],
  [0x3400, 0x4dbf, 'han'],
  [0x4e00, 0x9fff, 'han'],
  [0xa640, 0xa69f, 'cyrillic'],
  [0xa720, 0xa7ff, 'latin'],
  [0xac00, 0xd7af, 'hangul'],
  [0xf900, 0xfaff, 'han'],
  [0xfb00, 0xfb06, 'latin'],
  [0xfb13, 0xfb17, 'armenian'],
  [0xfb1d, 0xfb4f, 'hebrew'],
  [0xfb50, 0xfdff, 'arabic'],
  [0xfe70, 0xfeff, 'arabic'],
  [0xff10, 0xff5a, 'latin'],
  [0xff66, 0xff9f, 'kana'],
  [0x1d400, 0x1d7ff, 'latin'],
  [0x20000, 0x323af, 'han'],
];

/** The script of one code point. Digits and mathematical letters count as Latin, which is what they fold to. */
export const scriptOf = (code: number): Script => {
  if (code < 0x250) return 'latin';
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [from, to, script] = ranges[middle] as (typeof ranges)[number];
    if (code < from) high = middle - 1;
    else if (code > to) low = middle + 1;
    else return script;
  }
  return 'other';
};

import anyAscii from 'any-ascii';
import { pinyin } from 'pinyin-pro';
import { toRomaji } from 'wanakana';
import type { Segment } from './segments.ts';
import { chineseWordAt } from './tables/business.ts';

/** A syllable or word and its place in the original text. */
export interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const lower = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, '');

const oneByOne = (segment: Segment, read: (char: string, at: number) => string): Piece[] => {
  const pieces: Piece[] = [];
  let start = segment.start;
  [...segment.raw].forEach((char, at) => {
    const end = start + char.length;
    const text = lower(read(char, at));
    if (text !== '') pieces.push({ text, start, end });
    start = end;
  });
  return pieces;
};

/** Han characters as Mandarin; a surname is read as surnames are. */
export const readPinyin = (segment: Segment): Piece[] => {
  const syllables = pinyin(segment.raw, { surname: 'head', toneType: 'none', type: 'array', v: true });
  return oneByOne(segment, (char, at) => (syllables[at] ?? char).replaceAll('ü', 'v'));
};

/** A Chinese organisation: words of business in English, what stands between them as one word each. */
export const readHanOrganisation = (segment: Segment): Piece[] => {
  const pieces: Piece[] = [];
  let own = segment.start;
  const flush = (to: number): void => {
    if (to <= own) return;
    const raw = segment.raw.slice(own - segment.start, to - segment.start);
    const text = readPinyin({ ...segment, raw, start: own, end: to })
      .map((piece) => piece.text)
      .join('');
    if (text !== '') pieces.push({ text, start: own, end: to });
  };
  for (let at = 0; at < segment.raw.length; ) {
    const word = chineseWordAt(segment.raw, at);
    const start = segment.start + at;
    if (word === null) {
      at++;
      continue;
    }
    flush(start);
    for (const text of word.words) pieces.push({ text, start, end: start + word.length });
    at += word.length;
    own = segment.start + at;
  }
  flush(segment.end);
  return pieces;
};

export const readHanPlainly = (segment: Segment): Piece[] => oneByOne(segment, (char) => anyAscii(char));

export const readKana = (segment: Segment): Piece[] => {
  const text = lower(toRomaji(segment.raw.normalize('NFKC')));
  return text === '' ? [] : [{ text, start: segment.start, end: segment.end }];
};

/** Hangul in the Revised Romanization. */
export const readHangul = (segment: Segment): Piece[] => oneByOne(segment, (char) => anyAscii(char));

const initials = ['k', 'kk', 'n', 't', 'tt', 'r', 'm', 'p', 'pp', 's', 'ss', '', 'ch', 'tch', 'ch', 'k', 't', 'p', 'h'];
const vowels = 'a ae ya yae o e yo ye o wa wae oe yo u wo we wi yu u ui i'.split(' ');
const finals = ' k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.split(' ');

/** Hangul as North Korean names and older lists are written (`jong un`, where the Revised Romanization has `jeong eun`). */
export const readHangulOlder = (segment: Segment): Piece[] =>
  oneByOne(segment, (char) => {
    const code = (char.codePointAt(0) as number) - 0xac00;
    if (code < 0 || code > 11171) return anyAscii(char);
    return `${initials[Math.floor(code / 588)]}${vowels[Math.floor((code % 588) / 28)]}${finals[code % 28]}`;
  });

/** Korean surnames under one of their spellings. */
const surnames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    gim: 'kim',
    ghim: 'kim',
    i: 'lee',
    yi: 'lee',
    rhee: 'lee',
    ri: 'lee',
    li: 'lee',
    bag: 'park',
    bak: 'park',
    pak: 'park',
    choe: 'choi',
    choi: 'choi',
    jeong: 'jung',
    chong: 'jung',
    chung: 'jung',
    jo: 'cho',
    gang: 'kang',
    yun: 'yoon',
    im: 'lim',
    rim: 'lim',
    o: 'oh',
    u: 'woo',
    no: 'roh',
    ryu: 'yoo',
    yu: 'yoo',
    ju: 'joo',
    mun: 'moon',
    sin: 'shin',
    gwon: 'kwon',
  }),
);

export const foldKoreanSurname = (text: string): string => surnames.get(text) ?? text;

/** Two spellings of one Korean surname. */
export const areKoreanSurnames = (one: string, other: string): boolean => {
  const folded = surnames.get(one) ?? one;
  return folded === (surnames.get(other) ?? other) && (surnames.has(one) || surnames.has(other));
};

/** Chinese surnames in Mandarin and as Cantonese, Hokkien and older spellings write them. */
const chinese = new Map(
  `chen chan tan ting; wang wong ong; huang wong ng ooi; zhang cheung chang teo; li lee lei; liu lau low; wu ng goh; lin lam lim; liang leung
  he ho; yang yeung yong; zhou chow chou; zeng tsang; guo kwok kuo; deng tang teng; zhao chiu chao; xu hsu chui tsui; ye yip yeh; luo law lo;
  cai choi tsai chua; xie tse hsieh; zheng cheng; jiang kong chiang; zhu chu; hu wu woo; ma mah; gao ko kao; tang tong; feng fung; yu yue`
    .split(';')
    .map((line) => line.trim().split(/\s+/))
    .map(([mandarin, ...others]) => [mandarin as string, new Set(others)] as const),
);

export const areChineseSurnames = (one: string, other: string): boolean =>
  chinese.get(one)?.has(other) === true || chinese.get(other)?.has(one) === true;

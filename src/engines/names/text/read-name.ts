import type { Kind, NameToken, Reading, Script } from '../types.ts';
import {
  foldKoreanSurname,
  type Piece,
  readHangul,
  readHangulOlder,
  readHanOrganisation,
  readHanPlainly,
  readKana,
  readPinyin,
} from './east-asian.ts';
import { foldLookalike, foldToken, isLookalike } from './fold.ts';
import { looksLikeOrganisation, organisationTokens } from './organisations.ts';
import { personTokens } from './persons.ts';
import { type Segment, segmentsOf } from './segments.ts';
import { latinSkeleton, readConsonants } from './skeleton.ts';
import { chineseWordAt } from './tables/business.ts';
import { vesselTokens } from './vessels.ts';
import type { Word } from './word.ts';

const eastAsian = (script: Script): boolean => script === 'han' || script === 'hangul' || script === 'kana';

const known = new Map<string, { readonly text: string; readonly skeleton: string }>();
/** Enough for the words in use; when full it starts again, which changes nothing but the time. */
const mostKnown = 100_000;

const latinWord = (raw: string): { readonly text: string; readonly skeleton: string } => {
  const found = known.get(raw);
  if (found !== undefined) return found;
  const text = foldToken(raw);
  const made = { text, skeleton: latinSkeleton(text) };
  if (known.size >= mostKnown) known.clear();
  known.set(raw, made);
  return made;
};

const wordOf = (segment: Segment, latinName: boolean): Word[] => {
  const { raw, start, end, script, afterComma, dotted, joined } = segment;
  const place = { start, end, afterComma, dotted, joined, family: false };
  if (script === 'arabic' || script === 'hebrew') {
    const { skeleton, latin } = readConsonants(raw, script);
    return latin === '' && skeleton === '' ? [] : [{ ...place, text: latin, script, skeleton }];
  }
  if (script === 'latin' && !segment.mixed) {
    const { text, skeleton } = latinWord(raw);
    return text === '' ? [] : [{ ...place, text, script, skeleton }];
  }
  const lookalike = latinName && isLookalike(raw, script);
  const text = lookalike ? foldLookalike(raw) : foldToken(raw);
  if (text === '') return [];
  const read = lookalike || segment.mixed ? 'latin' : script;
  return [{ ...place, text, script: read, skeleton: latinSkeleton(text) }];
};

const wordsOfPieces = (pieces: readonly Piece[], segment: Segment, family: boolean): Word[] =>
  pieces.map(({ text, start, end }, at) => ({
    text,
    start,
    end,
    script: segment.script,
    skeleton: latinSkeleton(text),
    afterComma: at === 0 && segment.afterComma,
    dotted: false,
    joined: false,
    family: family && at === 0,
  }));

/** A Chinese or Korean person in one run of letters: family name, then the rest as one word. */
const asPerson = (pieces: readonly Piece[]): Piece[] => {
  const [family, ...given] = pieces;
  const last = given.at(-1);
  if (family === undefined || last === undefined) return [...pieces];
  // surnames of two characters stand in names of four
  const cut = pieces.length >= 4 ? 2 : 1;
  const join = (part: readonly Piece[]): Piece => ({
    text: part.map((piece) => piece.text).join(''),
    start: (part[0] as Piece).start,
    end: (part.at(-1) as Piece).end,
  });
  return [join(pieces.slice(0, cut)), join(pieces.slice(cut))];
};

const joinAll = (pieces: readonly Piece[]): Piece[] =>
  pieces.length < 2
    ? [...pieces]
    : [
        {
          text: pieces.map((piece) => piece.text).join(''),
          start: (pieces[0] as Piece).start,
          end: (pieces.at(-1) as Piece).end,
        },
      ];

type Reader = (segment: Segment) => Piece[];

const isBusiness = (raw: string): boolean => Array.from(raw).some((_, at) => chineseWordAt(raw, at) !== null);

const readEastAsian = (segments: readonly Segment[], kind: Kind, han: Reader, hangul: Reader): Word[] => {
  const alone = segments.length === 1;
  const someAsian = segments.filter(({ script }) => eastAsian(script));
  return segments.flatMap((segment, at) => {
    const { script } = segment;
    if (!eastAsian(script)) return wordOf(segment, false);
    if (script === 'kana') return wordsOfPieces(readKana(segment), segment, false);
    if (script === 'han' && (kind === 'organisation' || (kind === 'unknown' && isBusiness(segment.raw))))
      return wordsOfPieces(readHanOrganisation(segment), segment, false);
    const pieces = script === 'han' ? han(segment) : hangul(segment);
    const person = kind === 'person' || (kind === 'unknown' && pieces.length <= 4);
    if (person && alone && pieces.length >= 2 && pieces.length <= 5) {
      const [family, given] = asPerson(pieces) as [Piece, Piece];
      const folded = script === 'hangul' ? { ...family, text: foldKoreanSurname(family.text) } : family;
      return wordsOfPieces([folded, given], segment, true);
    }
    // blanks between the words of a name: each run is a word; a run of one syllable may be the surname
    if (person && someAsian.length > 1) {
      const [word] = joinAll(pieces);
      if (word === undefined) return [];
      const surname = script === 'hangul' && pieces.length === 1 && (at === 0 || at === segments.length - 1);
      return wordsOfPieces([surname ? { ...word, text: foldKoreanSurname(word.text) } : word], segment, surname);
    }
    return wordsOfPieces(pieces, segment, false);
  });
};

const mainScript = (words: readonly Word[]): Script => {
  const letters = new Map<Script, number>();
  for (const { script, text } of words) letters.set(script, (letters.get(script) ?? 0) + text.length);
  let main: Script = 'latin';
  let most = 0;
  for (const [script, count] of letters) {
    if (count > most) {
      main = script;
      most = count;
    }
  }
  return main;
};

const tokensOf = (words: readonly Word[], kind: Kind): { tokens: NameToken[]; kind: Kind } => {
  if (kind === 'vessel' || kind === 'aircraft') return { tokens: vesselTokens(words), kind };
  if (kind === 'organisation' || (kind === 'unknown' && looksLikeOrganisation(words)))
    return { tokens: organisationTokens(words), kind: 'organisation' };
  return { tokens: personTokens(words), kind };
};

/** No name has more words; scripts without blanks may come to more syllables. */
const mostWords = 48;

const reading = (text: string, all: readonly Word[], kind: Kind, by: string, unsure: boolean): Reading => {
  const words = all.length > mostWords ? all.slice(0, mostWords) : all;
  return { text, script: mainScript(words), by, unsure, ...tokensOf(words, kind) };
};

/**
 * How a name may be read, the surest way first. Never throws; a text without a letter or digit gives one reading without tokens.
 */
export const readName = (text: string, kind: Kind): readonly Reading[] => {
  const segments = segmentsOf(text);
  const latinName = segments.some(({ script }) => script === 'latin');
  if (!segments.some(({ script }) => eastAsian(script))) {
    const words = segments.flatMap((segment) => wordOf(segment, latinName));
    return [reading(text, words, kind, 'letters', false)];
  }
  const ways: (readonly [by: string, han: Reader, hangul: Reader])[] = [
    ['pinyin', readPinyin, readHangul],
    ['transliterated', readHanPlainly, readHangulOlder],
  ];
  const hasHan = segments.some(({ script }) => script === 'han');
  const hasKana = segments.some(({ script }) => script === 'kana');
  const readings: Reading[] = [];
  const seen = new Set<string>();
  for (const [by, han, hangul] of ways) {
    const words = readEastAsian(segments, kind, han, hangul);
    const key = words.map((word) => word.text).join(' ');
    if (seen.has(key)) continue;
    seen.add(key);
    // a name in Kanji comes out as Chinese
    readings.push(reading(text, words, kind, hasKana && !hasHan ? 'kana' : by, hasHan && hasKana));
  }
  return readings;
};

import type { Script } from '../types.ts';
import { Class, classOf, scriptOf } from './characters.ts';

/** One word of the original text. */
export interface Segment {
  readonly raw: string;
  readonly start: number;
  readonly end: number;
  readonly script: Script;
  /** Letters of more than one script stand in it. */
  readonly mixed: boolean;
  /** A comma stands between the word before and this one. */
  readonly afterComma: boolean;
  /** A dot stands right behind it. */
  readonly dotted: boolean;
  /** Nothing but dots stands between the word before and this one. */
  readonly joined: boolean;
  /** It stands in brackets or quotes. */
  readonly aside: boolean;
}

/** No name is longer than this; what comes after is not read. */
export const mostCharacters = 1_000;
const mostSegments = 48;

const opens = '("“«[「『（';
const closes = ')"”»]」』）';

const isAscii = (code: number): boolean => code < 0x80;

/** Splits a text into words of letters and digits, each with its place. */
export const segmentsOf = (text: string): Segment[] => {
  const segments: Segment[] = [];
  const length = Math.min(text.length, mostCharacters);
  let start = -1;
  let end = 0;
  let script: Script = 'other';
  let mixed = false;
  let comma = false;
  let onlyDots = false;
  let depth = 0;
  let quoted = false;
  const close = (dotted: boolean): void => {
    if (start < 0) return;
    segments.push({
      raw: text.slice(start, end),
      start,
      end,
      script,
      mixed,
      afterComma: comma,
      dotted,
      joined: onlyDots && segments.length > 0,
      aside: depth > 0,
    });
    start = -1;
    comma = false;
    onlyDots = dotted;
  };
  for (let at = 0; at < length && segments.length < mostSegments; ) {
    const code = text.codePointAt(at) as number;
    const size = code > 0xffff ? 2 : 1;
    const kind = classOf(code);
    if (kind === Class.letter || kind === Class.digit) {
      const its = kind === Class.digit || isAscii(code) ? 'latin' : scriptOf(code);
      if (start < 0) {
        start = at;
        script = its;
        mixed = false;
      } else if (its !== script && kind === Class.letter) {
        if (
          its === 'han' ||
          its === 'kana' ||
          its === 'hangul' ||
          script === 'han' ||
          script === 'kana' ||
          script === 'hangul'
        ) {
          // words of these scripts stand without blanks
          close(false);
          start = at;
          script = its;
          mixed = false;
        } else mixed = true;
      }
      end = at + size;
    } else if (kind === Class.dot) {
      close(true);
    } else if (kind === Class.comma) {
      close(false);
      comma = true;
      onlyDots = false;
    } else if (kind === Class.splits) {
      close(false);
      onlyDots = false;
      const char = text.charAt(at);
      if (char === '"') quoted = !quoted;
      if (opens.includes(char) && (char !== '"' || quoted)) depth++;
      else if (closes.includes(char) && depth > 0) depth--;
    }
    at += size;
  }
  close(false);
  return segments;
};

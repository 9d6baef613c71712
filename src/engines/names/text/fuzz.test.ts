import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNames } from '../score/compare-names.ts';
import { defaultWeigh } from '../score/default-weigh.ts';
import { ofacScore } from '../score/ofac.ts';
import { scoreNames } from '../score/score-names.ts';
import type { Kind } from '../types.ts';
import { foldToken } from './fold.ts';
import { phoneticKeys } from './phonetic.ts';
import { readName } from './read-name.ts';
import { skeletonOf } from './skeleton.ts';
import { nicknamesOf } from './tables/nicknames.ts';

const kinds: readonly Kind[] = ['person', 'organisation', 'vessel', 'aircraft', 'unknown'];
const pieces = [
  'Ali',
  'abd',
  'al-',
  'Ltd',
  'S.A.',
  'de',
  'C.V.',
  'O’',
  '王',
  '김',
  'ひ',
  'م',
  'الله',
  'א',
  'Щ',
  'é',
  '\u0301',
  '\u200f',
  '\ud800',
  '\udc00',
  '😀',
  '1',
  '٢',
  '.',
  ',',
  '-',
  '&',
  '(',
  '"',
  ' ',
  '__proto__',
  'constructor',
  'toString',
  'ﷺ',
  '㍿',
  'ß',
];
const name = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((some) => some.join('')),
  fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((some) => some.join(' ')),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }).map((codes) => String.fromCharCode(...codes)),
);
const kind = fc.constantFrom(...kinds);

describe('any text', () => {
  it('is read: words of Latin letters and digits, in order, at their places', () => {
    fc.assert(
      fc.property(name, kind, (text, what) => {
        for (const { tokens } of readName(text, what)) {
          for (const token of tokens) {
            expect(token.text).toMatch(/^[a-z0-9]*$/);
            expect(token.text + token.skeleton).not.toBe('');
            expect(token.start).toBeGreaterThanOrEqual(0);
            expect(token.end).toBeGreaterThan(token.start);
            expect(token.end).toBeLessThanOrEqual(text.length);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('has keys of every sort', () => {
    fc.assert(
      fc.property(name, (text) => {
        const folded = foldToken(text);
        expect(folded).toMatch(/^[a-z0-9]*$/);
        expect(foldToken(folded)).toBe(folded);
        for (const key of phoneticKeys(folded)) expect(key).not.toBe('');
        expect(skeletonOf(folded)).toMatch(/^[a-z0-9]*$/);
        expect(nicknamesOf(folded)).not.toContain(folded);
      }),
      { numRuns: 500 },
    );
  });

  it('is like itself, and alike in both directions', () => {
    fc.assert(
      fc.property(name, name, kind, (one, other, what) => {
        const forth = scoreNames(one, other, what);
        expect(forth.score).toBe(scoreNames(other, one, what).score);
        expect(forth.score).toBeGreaterThanOrEqual(0);
        expect(forth.score).toBeLessThanOrEqual(1);
        expect(ofacScore(one, other)).toBeGreaterThanOrEqual(0);
        expect(ofacScore(one, other)).toBeLessThanOrEqual(100);
        const [reading] = readName(one, what);
        if (reading !== undefined && reading.tokens.length > 0 && reading.tokens.length < 12)
          expect(compareNames(reading, reading, defaultWeigh).score).toBe(1);
      }),
      { numRuns: 400 },
    );
  });

  it('of ten thousand characters is read up to its bound', () => {
    for (const unit of [
      'a',
      'ab ',
      'a.',
      'م',
      '王',
      '김',
      '\u0301',
      '\ud800',
      'd.o.o. ',
      'abd al ',
      '1 ',
      '((',
      '王a',
    ]) {
      const text = unit.repeat(Math.ceil(10_000 / unit.length));
      for (const what of kinds) {
        const tokens = readName(text, what)[0]?.tokens ?? [];
        expect(tokens.length).toBeLessThanOrEqual(64);
        const { score } = scoreNames(text, `${text}x`, what);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
      }
    }
  });
});

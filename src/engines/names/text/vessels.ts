import type { NameToken } from '../types.ts';
import { numerals, vesselNoise } from './tables/words.ts';
import type { Word } from './word.ts';

/** A vessel's or aircraft's name: `M/V`, `MT` and the like are noise in front, numbers count. */
export const vesselTokens = (words: readonly Word[]): NameToken[] => {
  let front = 0;
  while (front < words.length - 1 && vesselNoise.has((words[front] as Word).text)) front++;
  return words.map((word, at) => ({
    text: numerals.get(word.text) ?? word.text,
    start: word.start,
    end: word.end,
    role: at < front ? 'noise' : /[0-9]/.test(word.text) || numerals.has(word.text) ? 'number' : 'name',
    script: word.script,
    skeleton: word.skeleton,
    form: '',
  }));
};

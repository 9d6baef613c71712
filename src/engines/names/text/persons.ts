import type { NameToken, TokenRole } from '../types.ts';
import { servantOf } from './skeleton.ts';
import { particles, titles } from './tables/words.ts';
import type { Word } from './word.ts';

const patronymic = /(?:ovich|evich|ovych|evych|yevich|ovitch|evitch|owicz|ovna|evna|ivna|yevna|inichna)$/;
const vowel = /[aeiouy]/;

const roleOf = (word: Word, family: boolean, comma: boolean, letters: number): TokenRole => {
  const { text } = word;
  if (/^[0-9]+$/.test(text)) return 'number';
  // one Latin letter; in other scripts a letter may be a word
  if (text.length === 1)
    return word.script === 'latin' || word.script === 'cyrillic' || word.script === 'greek' ? 'initial' : 'name';
  if (letters > 1 && titles.has(text)) return 'title';
  if (letters > 1 && particles.has(text)) return 'particle';
  if (word.family || family) return 'family';
  if (letters > 2 && patronymic.test(text) && text.length > 6) return 'patronymic';
  return comma ? 'given' : 'name';
};

/** `J.R. Ewing`: letters that only dots join are initials; `Ph.D.` is a title. */
const joinDotted = (words: readonly Word[]): Word[] => {
  const joined: Word[] = [];
  for (let at = 0; at < words.length; at++) {
    let last = at;
    let text = (words[at] as Word).text;
    while (last + 1 < words.length && words[last + 1]?.joined) text += (words[++last] as Word).text;
    const first = words[at] as Word;
    const end = (words[last] as Word).end;
    if (last > at && first.text.length > 1 && (titles.has(text) || (text.length > 4 && !vowel.test(text))))
      joined.push({ ...first, text, end });
    else joined.push(...words.slice(at, last + 1));
    at = last;
  }
  return joined;
};

const servants = new Set(['abd', 'abdul', 'abdel', 'abdal', 'abdol', 'abdoul', 'abdur', 'abder', 'abdus', 'abdu']);
const articles = new Set(['al', 'el', 'ul', 'ol', 'ar', 'er', 'ur', 'as', 'es', 'us', 'an', 'ad', 'az', 'ash', 'at']);

/**
 * `Abd al-Rahman`, `Abdul Rahman`, `Abderrahmane` are one name: servant of the Merciful. Where it stands at the end, the name is taken
 * from the beginning: `RAHMAN, Abdul`.
 */
const joinServants = (words: readonly Word[]): Word[] => {
  const joined: Word[] = [];
  const join = (servant: Word, of: Word): Word => ({
    ...of,
    text: `abdul${servantOf(`abdul${of.text}`) || of.text}`,
    start: Math.min(of.start, servant.start),
    skeleton: `bd${of.skeleton}`.replace(/(.)\1+/g, '$1'),
    afterComma: of.start > servant.start ? servant.afterComma : of.afterComma,
  });
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Word;
    const rest = servantOf(word.text);
    if (rest !== '') {
      joined.push({ ...word, text: `abdul${rest}` });
      continue;
    }
    if (!servants.has(word.text)) {
      joined.push(word);
      continue;
    }
    const skip = at + 2 < words.length && articles.has((words[at + 1] as Word).text) ? 2 : 1;
    const next = words[at + skip];
    if (next !== undefined && next.text.length > 1 && !(words[at + 1] as Word).afterComma && !next.afterComma) {
      joined.push(join(word, next));
      at += skip;
    } else if (at === words.length - 1 && joined.length > 0) {
      const first = joined.findIndex(({ text }) => !articles.has(text));
      if (first >= 0 && (joined[first] as Word).text.length > 1) joined[first] = join(word, joined[first] as Word);
      else joined.push(word);
    } else joined.push(word);
  }
  return joined;
};

/** The words of a person's name with what they do in it. `LAST, First Middle` tells which is the family name; nothing else does. */
export const personTokens = (given: readonly Word[]): NameToken[] => {
  const words = joinServants(joinDotted(given));
  const firstComma = words.findIndex((word) => word.afterComma);
  // `Smith, Jr.` has a comma but no family name before it
  const comma = firstComma > 0 && words.slice(firstComma).some(({ text }) => !titles.has(text));
  const names = words.filter(({ text }) => text.length > 1 && !titles.has(text) && !particles.has(text)).length;
  return words.map((word, at) => ({
    text: word.text,
    start: word.start,
    end: word.end,
    script: word.script,
    skeleton: word.skeleton,
    form: '',
    role: roleOf(word, comma && at < firstComma, comma, names),
  }));
};

import type { NameToken, TokenRole } from '../types.ts';
import { fromRussian } from './tables/business.ts';
import { formClassOf, longestForm, mendFormWord } from './tables/legal-forms.ts';
import { abbreviations, connectives, genericWords, numerals } from './tables/words.ts';
import type { Word } from './word.ts';

/** One or more words and what they are together. */
interface Group {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly form: string;
}

const phrase = (words: readonly string[], from: number, to: number): string => {
  let text = words[from] as string;
  for (let at = from + 1; at < to; at++) text += ` ${words[at]}`;
  return text;
};

/** Letters that dots or blanks part, from here on: `d.o.o.`, `S. A.`. */
const letterRun = (words: readonly Word[], from: number): number => {
  let to = from;
  while (to < words.length && (words[to] as Word).text.length === 1 && /[a-z]/.test((words[to] as Word).text)) to++;
  return to;
};

const plainWord = (text: string): string =>
  abbreviations.get(text) ?? numerals.get(text) ?? (fromRussian(text) || text);

const groupAt = (words: readonly Word[], mended: readonly string[], from: number): Group => {
  const most = Math.min(words.length, from + longestForm);
  for (let to = most; to > from; to--) {
    // a legal form is not the whole name, and one letter alone is none
    if (from === 0 && to === words.length) continue;
    const text = phrase(mended, from, to);
    if (text.length < 2) continue;
    const form = formClassOf(text);
    if (form !== '') return { text: text.replaceAll(' ', ''), from, to, form };
  }
  const run = letterRun(words, from);
  if (run - from > 1) {
    const text = phrase(mended, from, run).replaceAll(' ', '');
    return { text, from, to: run, form: from === 0 && run === words.length ? '' : formClassOf(text) };
  }
  const { text } = words[from] as Word;
  return { text: plainWord(text), from, to: from + 1, form: '' };
};

const roleOf = (text: string, form: string): TokenRole => {
  if (form !== '') return 'legal-form';
  if (/[0-9]/.test(text)) return 'number';
  if (connectives.has(text)) return 'particle';
  return genericWords.has(text) ? 'generic' : 'name';
};

/** Short forms that are said before the name. */
const inFront = new Set(
  'ooo oao zao pao ao too tov pat tdv ip chp fop ud pd pt cv llc jsc psc pjs ad doo ood sk gup mup up dp'.split(' '),
);
const short = 3;

/** Short forms that may also be words or names count only behind the name, and some in front of it. */
const inPlace = ({ text, from, to }: Group, words: readonly Word[]): boolean =>
  text.length > short || (from === 0 ? inFront.has(text) : to >= words.length - 2);

/** The words of an organisation's name; dotted letters and the words of a legal form come as one. */
export const organisationTokens = (words: readonly Word[]): NameToken[] => {
  const tokens: NameToken[] = [];
  const mended = words.map(({ text }) => mendFormWord(text));
  for (let at = 0; at < words.length; ) {
    const group = groupAt(words, mended, at);
    const form = group.form !== '' && inPlace(group, words) ? group.form : '';
    const first = words[group.from] as Word;
    tokens.push({
      text: group.text,
      start: first.start,
      end: (words[group.to - 1] as Word).end,
      role: roleOf(group.text, form),
      script: first.script,
      skeleton: group.to - group.from === 1 ? first.skeleton : '',
      form,
    });
    at = group.to;
  }
  return tokens;
};

/** Without being told: a legal form or a word of business makes it an organisation. */
export const looksLikeOrganisation = (words: readonly Word[]): boolean => {
  const plain = words.map(({ text }) => text);
  for (let at = 0; at < words.length; at++) {
    const { text } = words[at] as Word;
    if (text.length > 3 && (genericWords.has(text) || formClassOf(text) !== '')) return true;
    const group = groupAt(words, plain, at);
    if (group.form !== '' && group.to === words.length && group.to - group.from >= 1) return true;
    if (group.form !== '' && at === 0 && /^(?:ooo|oao|zao|pao|ao|pt|tov)$/.test(group.text)) return true;
  }
  return false;
};

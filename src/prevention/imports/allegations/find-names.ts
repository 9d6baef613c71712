import { foldToken } from '../../../engines/names/index.ts';
import type { AllegationContent, PersonIdentity } from './content.ts';

/** A text that would go out, and where it stands. */
export interface OutgoingText {
  readonly field: string;
  readonly text: string;
}

/** named: it says who somebody is. partly: one word of a name stands in it, which a person must look at. */
export type NameFinding = { readonly field: string; readonly found: 'named' | 'partly' };

/** How many other words may stand between two words of a name. */
const gap = 2;
/** Shorter names run together are found in ordinary words. */
const shortestRun = 8;
const shortestPhone = 7;
/** Of a telephone number these last digits are compared: with and without country code it is the same. */
const phoneTail = 8;

/** One form for all spellings: compatibility forms, invisible characters, digits of any script. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}|\u034f/gu, '')
    .replace(/\p{Nd}/gu, (digit) => foldToken(digit));

const wordsOf = (text: string): string[] =>
  text
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .map(foldToken)
    .filter((word) => word !== '');

interface Searched {
  readonly lower: string;
  readonly words: readonly string[];
  readonly run: string;
  readonly numbers: readonly string[];
}

const searched = (text: string): Searched => {
  const form = plain(text);
  const words = wordsOf(form);
  return {
    lower: form.toLowerCase(),
    words,
    run: words.join(''),
    numbers: [...form.matchAll(/\d(?:[\s().+/\u2010-\u2015-]*\d)+/gu)].map(([run]) => run.replace(/\D/g, '')),
  };
};

const spelled = (name: string, { lower, words, run }: Searched): 'named' | 'partly' | null => {
  const form = plain(name).trim();
  // a script without blanks between words: the name as it is written
  if (/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(form) && lower.includes(form.toLowerCase()))
    return 'named';
  const all = wordsOf(form);
  const long = all.filter((word) => word.length > 2);
  const parts = [...new Set(long.length > 0 ? long : all)];
  const [only] = parts;
  if (only === undefined) return null;
  const joined = all.join('');
  if (joined.length >= shortestRun && run.includes(joined)) return 'named';
  if (parts.length === 1) {
    if (words.includes(joined) || (all.length > 1 && window(words, all))) return 'named';
    return words.includes(only) ? (all.length === 1 ? 'named' : 'partly') : null;
  }
  if (window(words, parts)) return 'named';
  return parts.some((part) => words.includes(part)) ? 'partly' : null;
};

/** Whether two different words of a name stand close together, in any order. */
const window = (words: readonly string[], parts: readonly string[]): boolean => {
  let before: { readonly at: number; readonly word: string } | null = null;
  for (const [at, word] of words.entries()) {
    if (!parts.includes(word)) continue;
    if (before !== null && before.word !== word && at - before.at <= gap + 1) return true;
    before = { at, word };
  }
  return false;
};

const dialled = (phone: string, { numbers }: Searched): boolean => {
  const digits = plain(phone).replace(/\D/g, '');
  return digits.length >= shortestPhone && numbers.some((number) => number.includes(digits.slice(-phoneTail)));
};

const written = (other: string, { lower, run }: Searched): boolean => {
  const form = plain(other).trim().toLowerCase();
  const joined = wordsOf(form).join('');
  return (form.length > 3 && lower.includes(form)) || (joined.length >= shortestRun && run.includes(joined));
};

/** Which of the texts say who one of the people is. It answers with fields, never with what it found there. */
export const findNames = (texts: readonly OutgoingText[], people: readonly PersonIdentity[]): NameFinding[] =>
  texts.flatMap(({ field, text }): NameFinding[] => {
    const form = searched(text);
    let partly = false;
    for (const { name, aliases, phones, others } of people) {
      const found = [name, ...aliases].map((one) => spelled(one, form));
      if (
        found.includes('named') ||
        phones.some((one) => dialled(one, form)) ||
        others.some((one) => written(one, form))
      )
        return [{ field, found: 'named' }];
      partly ||= found.includes('partly');
    }
    return partly ? [{ field, found: 'partly' }] : [];
  });

/** Every text of an allegation that somebody typed, under the path of its field. */
export const textsOf = ({ title, reasons, goods, production, sites, facts }: AllegationContent): OutgoingText[] => [
  { field: 'title', text: title },
  { field: 'reasons', text: reasons },
  { field: 'goods.description', text: goods.description },
  ...goods.rows.map(({ name }, i) => ({ field: `goods.rows.${i}.name`, text: name })),
  { field: 'production', text: production },
  ...sites.flatMap(({ name, address, does }, i) => [
    { field: `sites.${i}.name`, text: name },
    { field: `sites.${i}.address`, text: address },
    { field: `sites.${i}.does`, text: does },
  ]),
  ...facts.flatMap(({ id, says, source, eventId }, i) => [
    { field: `facts.${i}.says`, text: says },
    { field: `facts.${i}.source`, text: source },
    { field: `facts.${i}.id`, text: id },
    { field: `facts.${i}.eventId`, text: eventId },
  ]),
];

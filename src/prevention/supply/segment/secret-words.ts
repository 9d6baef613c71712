import { plainName } from '../../imports/index.ts';

const folded = (text: string): string => text.normalize('NFKC').toLowerCase().trim();

/** Letters and digits alone, so that another spacing, accent or sign hides nothing. */
const squeezed = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** Two Chinese characters are a name already; two Latin letters stand in every other word. */
const isTelling = (word: string): boolean => word.length > 2 || (word.length > 1 && /\p{Script=Han}/u.test(word));
const leastSqueezed = 6;

/** The text with a blank before and behind each word, so that the id `mill` is not found in `Mills`. */
const inWords = (text: string): string => ` ${folded(text).replace(/[^\p{L}\p{N}]+/gu, ' ')} `;

export interface SecretWords {
  readonly names: readonly string[];
  /** Addresses, numbers, notes, files. */
  readonly others: readonly string[];
  /** Ids of our own: a word like any other may be one, so they count as whole words only. */
  readonly ids: readonly string[];
}

/**
 * Whether a text is or repeats one of these secrets: names in any spelling, without their legal form as well; addresses and numbers as they
 * are written or without spaces. Withholding too much is the safe mistake.
 */
export const tellsAny = ({ names, others, ids }: SecretWords): ((text: string) => boolean) => {
  const shown = [...names, ...others].map(folded).filter((word) => word !== '');
  const whole = new Set([...shown, ...ids.map(folded)]);
  const parts = [...new Set(shown)].filter(isTelling);
  const words = [...new Set(ids.filter(isTelling).map(inWords))];
  const bare = [...new Set([...names.map((name) => plainName(name)), ...others].map(squeezed))].filter(
    (word) => word.length >= leastSqueezed,
  );
  return (text) => {
    const given = folded(text);
    if (given === '') return false;
    const tight = squeezed(text);
    const worded = inWords(text);
    return (
      whole.has(given) ||
      parts.some((word) => given.includes(word)) ||
      words.some((word) => worded.includes(word)) ||
      bare.some((word) => tight.includes(word))
    );
  };
};

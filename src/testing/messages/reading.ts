const wordsIn = (text: string): string[] =>
  text
    .split(/\s+/)
    .filter((word) => /\p{L}|\d/u.test(word) && !/[/@=_]|\.\w/.test(word))
    .flatMap((word) => word.split(/[-–—]/))
    .map((word) => word.toLowerCase().replace(/[^\p{L}\d]/gu, ''))
    .filter((word) => word !== '');

const sentencesIn = (text: string): number =>
  Math.max(1, text.split(/[.!?:;…]+(?=\s|$)/).filter((sentence) => /\p{L}/u.test(sentence)).length);

export const wordCount = (text: string): number => wordsIn(text).length;

export const englishSyllables = (word: string): number => {
  if (word.length <= 3) return 1;
  const bare = word.replace(/(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/, '').replace(/^y/, '');
  return Math.max(1, bare.match(/[aeiouy]{1,2}/g)?.length ?? 0);
};

/** A weak vowel beside another vowel adds no syllable; a stressed one does. */
export const spanishSyllables = (word: string): number => {
  const strong = word.match(/[aeoáéóíú]/g)?.length ?? 0;
  const weakAlone = word
    .match(/(?<![aeoáéóíúiuü])[iuüy]+(?![aeoáéóíúiuüy])/g)
    ?.filter((run) => run !== 'y' || word === 'y');
  return Math.max(1, strong + (weakAlone?.length ?? 0));
};

/** Words that everybody at work here says every day: long, but no harder than a short one. */
const familiar = /^(?:organisations?|organizaci(?:ón|ones)|operators?|audit(?:or)?s?)$/;

const average = (text: string, syllables: (word: string) => number) => {
  const words = wordsIn(text);
  const sum = words.reduce((total, word) => total + (familiar.test(word) ? 2 : syllables(word)), 0);
  return { perWord: sum / words.length, perSentence: words.length / sentencesIn(text) };
};

/** School grade of an English text (Flesch and Kincaid, 1975). */
export const englishGrade = (text: string): number => {
  const { perWord, perSentence } = average(text, englishSyllables);
  return 0.39 * perSentence + 11.8 * perWord - 15.59;
};

/** Ease of a Spanish text, 0 to 100 (Fernández Huerta, 1959); 60 is where "normal" begins. */
export const spanishEase = (text: string): number => {
  const { perWord, perSentence } = average(text, spanishSyllables);
  return 206.84 - 60 * perWord - 1.02 * perSentence;
};

import type { Words } from '../../../web/kit/words.ts';
import type { Said } from '../contract.ts';

/** A pack's words in the reader's language; English where nobody has written Spanish. */
export const said = (words: Said, { language }: Pick<Words, 'language'>): string =>
  language === 'es' ? (words.es ?? words.en) : words.en;

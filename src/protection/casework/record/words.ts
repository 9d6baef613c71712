import { type Says, wordsIn } from '../../../platform/packs/index.ts';

/** A pack's plain words in both languages; English where the other was not written. */
export const bothWords = (says: Says): { en: string; es: string } => ({
  en: wordsIn(says, 'en'),
  es: wordsIn(says, 'es'),
});

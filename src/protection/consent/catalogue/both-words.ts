import type { Says } from '../../../platform/packs/index.ts';

/** The words of an entry in both languages; English where the other was not written. */
export const bothWords = (says: Says): { en: string; es: string } =>
  typeof says === 'string' ? { en: says, es: says } : { en: says.en, es: says.es ?? says.en };

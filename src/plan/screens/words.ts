import type { z } from 'zod';
import type { Words as Said, State } from '../../engines/plan/document.ts';
import type { Tone } from '../../web/kit/StateBadge.tsx';
import { useWords, type Words } from '../../web/kit/words.ts';

/** How each state of a node feels. */
export const tones: Record<z.infer<typeof State>, Tone> = {
  done: 'good',
  on_track: 'going',
  not_started: 'waiting',
  at_risk: 'waiting',
  late: 'late',
  dropped: 'stopped',
  carried_over: 'stopped',
  no_response: 'unknown',
};

export const states = Object.keys(tones) as z.infer<typeof State>[];

/** A plan's own words in the reader's language; English where nobody has put them into Spanish yet. */
export const said = (words: Said | null | undefined, language: 'en' | 'es'): string =>
  words ? ((language === 'es' ? words.es : undefined) ?? words.en) : '';

export interface PlanWords extends Words {
  readonly say: (words: Said | null | undefined) => string;
}

export const usePlanWords = (): PlanWords => {
  const words = useWords();
  return { ...words, say: (text) => said(text, words.language) };
};

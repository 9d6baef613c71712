import type { Band } from '../types.ts';

/** All that decides how a score comes about. A change of any number is a new version. */
export interface ScoreSettings {
  readonly version: string;
  /** At or above: shown as a likely match. */
  readonly hit: number;
  /** At or above: shown to a person for review. */
  readonly review: number;
}

export const scoreSettings: ScoreSettings = { version: '2026-11-4', hit: 0.85, review: 0.7 };

export const bandOf = (score: number, settings: ScoreSettings): Band =>
  score >= settings.hit ? 'hit' : score >= settings.review ? 'review' : 'none';

/** Printed and compared with four places, the same on every machine. */
export const rounded = (score: number): number => Math.round(score * 10_000) / 10_000;

import type { Random } from '../ids/index.ts';

const longestMs = 3_600_000;

/**
 * How long to wait before the next try: doubles from `baseMs` up to an hour, and half of it is left to chance, so that what failed
 * together does not come back together.
 *
 * @param attempt how many tries there were, from 1
 */
export const pauseAfter = (attempt: number, baseMs: number, random: Random): number => {
  const whole = Math.min(longestMs, baseMs * 2 ** Math.min(attempt - 1, 40));
  const [a = 0, b = 0] = random(2);
  const chance = (a * 256 + b) / 65_536;
  return Math.round(whole / 2 + (whole / 2) * chance);
};

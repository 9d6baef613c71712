import type { YearValue } from './types.ts';

/** Stands for a base or a target of zero, which growth by a rate cannot start from or lead to. */
export const ZERO_STAND_IN = 0.001;

/** Compound annual growth rate, a fraction a year. Values must be of one sign, years must differ. */
export function compoundGrowth(from: YearValue, to: YearValue): number {
  return (to.value / from.value) ** (1 / (to.year - from.year)) - 1;
}

/**
 * C, the factor on thresholds above zero for a value that starts near a natural limit: 1 far from it, 0 on it.
 * Below the limit it is a maximum, from the limit to twice the limit a minimum.
 */
export function naturalLimitFactor(base: number, limit: number): number {
  const b = Math.abs(base);
  const l = Math.abs(limit);
  if (b >= 2 * l) return 1;
  return 1 - ((b <= l ? b : 2 * l - b) / l) ** 4.44;
}

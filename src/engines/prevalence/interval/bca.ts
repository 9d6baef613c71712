import { normalCdf, normalQuantile } from '../numeric/normal.ts';
import { ascending, quantile8 } from '../numeric/quantile.ts';

/** An estimate with one person of a cell left out, and how many people the cell holds. */
export interface Jackknifed {
  readonly total: number;
  readonly weight: number;
}

/**
 * Acceleration a = Σ w d³ / (6 (Σ w d²)^1.5), with d = mean - estimate for each cell (Efron 1987). 0 where nothing moves. A model that has no
 * estimate with one person less says nothing and is left out.
 */
export const acceleration = (jackknife: readonly Jackknifed[]): number => {
  const finite = jackknife.filter(({ total }) => Number.isFinite(total));
  const weight = finite.reduce((sum, one) => sum + one.weight, 0);
  const mean = finite.reduce((sum, one) => sum + one.weight * one.total, 0) / weight;
  let squares = 0;
  let cubes = 0;
  for (const one of finite) {
    const d = mean - one.total;
    squares += one.weight * d ** 2;
    cubes += one.weight * d ** 3;
  }
  return squares > 0 ? cubes / (6 * squares ** 1.5) : 0;
};

/** A replicate this close to the estimate, relatively, equals it; rounding must not decide on which side it counts. */
const tie = 1e-9;

export interface Bca {
  /** Share of the replicates below the estimate, ties among them. */
  readonly shareBelow: number;
  /** Null where no replicate, or every one, is below: then there are no limits. */
  readonly bias: number | null;
  readonly acceleration: number;
  /** The limit for a nominal level such as 0.025; null where there is none or it is not finite. */
  limit(level: number): number | null;
}

/** Bias-corrected and accelerated limits (Efron 1987) with quantiles of type 8. A replicate without an estimate counts as beyond all others. */
export const bca = (estimate: number, replicates: ArrayLike<number>, a: number): Bca => {
  const values = Array.from(replicates, (value) => (Number.isFinite(value) ? value : Number.POSITIVE_INFINITY));
  const sorted = ascending(values);
  const below = values.filter((value) => value < estimate || Math.abs(value - estimate) <= tie * Math.abs(estimate));
  const shareBelow = below.length / values.length;
  const bias = shareBelow > 0 && shareBelow < 1 ? normalQuantile(shareBelow) : null;
  return {
    shareBelow,
    bias,
    acceleration: a,
    limit(level) {
      if (bias === null) return null;
      const shifted = bias + normalQuantile(level);
      const value = quantile8(sorted, normalCdf(bias + shifted / (1 - a * shifted)));
      return Number.isFinite(value) ? value : null;
    },
  };
};

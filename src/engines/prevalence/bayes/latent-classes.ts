import { ascending, quantile8 } from '../numeric/quantile.ts';
import { type RunOptions, runParts } from '../parallel/run.ts';
import { type CaptureTable, countsOf } from '../table/table.ts';

export interface LatentOptions extends RunOptions {
  readonly chains?: number;
  readonly classes?: number;
  readonly burnIn?: number;
  readonly samples?: number;
  readonly thinning?: number;
  readonly seed: number;
}

export interface LatentClasses {
  readonly median: number;
  readonly mean: number;
  quantile(level: number): number;
  /** Split R-hat over all chains: well above 1, the chains have not met and the quantiles are not to be leant on. Null for one value only. */
  readonly rHat: number | null;
  readonly chains: readonly (readonly number[])[];
}

const variance = (values: readonly number[]): number => {
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  return values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (values.length - 1);
};

/** Split R-hat (Gelman, Carlin, Stern, Dunson, Vehtari and Rubin, Bayesian Data Analysis, 3rd ed., 11.4): each chain counts as two halves. */
export const splitRHat = (chains: readonly (readonly number[])[]): number | null => {
  const half = Math.floor(Math.min(...chains.map(({ length }) => length)) / 2);
  if (half < 2) return null;
  const halves = chains.flatMap((chain) => [chain.slice(0, half), chain.slice(-half)]);
  const within = halves.reduce((sum, values) => sum + variance(values), 0) / halves.length;
  if (within === 0) return null;
  const means = halves.map((values) => values.reduce((sum, v) => sum + v, 0) / half);
  return Math.sqrt((half - 1) / half + variance(means) / within);
};

/**
 * Latent classes (LCMCR; Manrique-Vallier 2016) by Gibbs sampling, several chains. The reference setting is 10 classes, a burn-in of 10,000
 * and 1,000 samples 100 steps apart; chains mix badly even so, which is why R-hat comes with every answer.
 */
export const latentClasses = async (
  table: CaptureTable,
  { chains = 4, classes = 10, burnIn = 10_000, samples = 1000, thinning = 100, seed, ...options }: LatentOptions,
): Promise<LatentClasses> => {
  const settings = { lists: table.lists.length, counts: countsOf(table), classes, burnIn, samples, thinning, seed };
  const drawn = await runParts({ kind: 'latent-chain', ...settings }, chains, options);
  const sorted = ascending(drawn.flat());
  return {
    median: quantile8(sorted, 0.5),
    mean: sorted.reduce((sum, v) => sum + v, 0) / sorted.length,
    quantile: (level) => quantile8(sorted, level),
    rHat: splitRHat(drawn),
    chains: drawn,
  };
};

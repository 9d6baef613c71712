import { cholesky, solve } from './cholesky.ts';

/** What a fit is asked: terms and cells that are kept, and the margins to be met. */
export interface Problem {
  /** Kept terms as bits, ascending, the intercept 0 first. */
  readonly terms: Int32Array;
  /** Kept cells. */
  readonly cells: Int32Array;
  /** People by set of lists. */
  readonly margins: Float64Array;
  /** Precision of a normal prior around 0 for each kept term; without it none. */
  readonly precision?: Float64Array;
}

export interface Solution {
  readonly converged: boolean;
  /** Intercept: its exponential is the number of people nobody saw. */
  readonly intercept: number;
  /** Sum over kept cells of y log mu, less mu. */
  readonly kernel: number;
  readonly smallestMean: number;
  /** The last Newton system was safely positive definite: the terms can be told apart. */
  readonly definite: boolean;
}

const tolerance = 1e-11;
const mostHalvings = 40;
/** Tried in turn where the Newton system is singular to working precision. */
const dampings = [0, 1e-8, 1e-4, 1];

/**
 * Newton's method for Poisson log-linear models of capture tables. With eta = subset sums of the coefficients, every entry of gradient and
 * Hessian is one superset sum of the means: H[a, b] is the expected number of people on all lists of a and of b. The workspace is reused,
 * so one solver serves one number of lists.
 */
export const newtonFor = (lists: number) => {
  const size = 2 ** lists;
  const eta = new Float64Array(size);
  const means = new Float64Array(size);
  const sums = new Float64Array(size);
  let alpha = new Float64Array(16);
  let next = new Float64Array(16);
  let gradient = new Float64Array(16);
  let factor = new Float64Array(256);

  const makeRoom = (p: number): void => {
    if (alpha.length >= p) return;
    alpha = new Float64Array(p);
    next = new Float64Array(p);
    gradient = new Float64Array(p);
    factor = new Float64Array(p * p);
  };

  /** Fills eta, means and their superset sums; answers the log-likelihood without its constant. */
  const evaluate = ({ terms, cells, margins, precision }: Problem, at: Float64Array): number => {
    eta.fill(0);
    let dot = 0;
    for (let i = 0; i < terms.length; i++) {
      eta[terms[i]!] = at[i]!;
      dot += at[i]! * margins[terms[i]!]!;
    }
    if (precision) for (let i = 0; i < terms.length; i++) dot -= 0.5 * precision[i]! * at[i]! ** 2;
    for (let bit = 1; bit < size; bit <<= 1)
      for (let base = bit; base < size; base += bit << 1)
        for (let m = base; m < base + bit; m++) eta[m]! += eta[m - bit]!;
    means.fill(0);
    for (let i = 0; i < cells.length; i++) means[cells[i]!] = Math.exp(eta[cells[i]!]!);
    sums.set(means);
    for (let bit = 1; bit < size; bit <<= 1)
      for (let base = 0; base < size; base += bit << 1)
        for (let m = base; m < base + bit; m++) sums[m]! += sums[m + bit]!;
    return dot - sums[0]!;
  };

  const fillHessian = ({ terms, precision }: Problem, damping: number): void => {
    const p = terms.length;
    for (let i = 0; i < p; i++) {
      const a = terms[i]!;
      for (let j = 0; j < i; j++) factor[i * p + j] = sums[a | terms[j]!]!;
      factor[i * p + i] = (sums[a]! + (precision?.[i] ?? 0)) * (1 + damping);
    }
  };

  const coldStart = ({ terms, margins }: Problem): void => {
    const scale = 5 * margins[0]!;
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i]!;
      const single = (term & (term - 1)) === 0;
      alpha[i] = term === 0 ? Math.log(scale) : single ? Math.log(margins[term]! / scale) : 0;
    }
  };

  /** The gradient at `alpha`; true where every part of it is within its tolerance of 0. */
  const fillGradient = ({ terms, margins, precision }: Problem): boolean => {
    let met = true;
    for (let i = 0; i < terms.length; i++) {
      const margin = margins[terms[i]!]!;
      gradient[i] = margin - sums[terms[i]!]! - (precision ? precision[i]! * alpha[i]! : 0);
      if (!(Math.abs(gradient[i]!) < tolerance * (1 + margin))) met = false;
    }
    return met;
  };

  /** One step uphill from `alpha`; null where none can be found. */
  const stepFrom = (problem: Problem, kernel: number): { kernel: number; definite: boolean } | null => {
    const p = problem.terms.length;
    let definite = false;
    for (const damping of dampings) {
      fillHessian(problem, damping);
      definite = cholesky(factor, p);
      if (definite) {
        definite = damping === 0;
        break;
      }
    }
    solve(factor, p, gradient);
    for (let halving = 0, length = 1; halving < mostHalvings; halving++, length /= 2) {
      for (let i = 0; i < p; i++) next[i] = alpha[i]! + length * gradient[i]!;
      const reached = evaluate(problem, next);
      if (reached >= kernel - 1e-13 * Math.abs(kernel)) {
        [alpha, next] = [next, alpha];
        return { kernel: reached, definite };
      }
    }
    return null;
  };

  return {
    /** Superset sums of the fitted means: expected people by set of lists. Good until the next fit. */
    sums,
    /** Fitted means by history. Good until the next fit. */
    means,
    /** Fitted coefficient of the i-th kept term. Good until the next fit. */
    coefficient: (i: number): number => alpha[i]!,
    /** @param start coefficients by term, from a fit nearby */
    fit(problem: Problem, mostSteps: number, start?: Float64Array): Solution {
      const p = problem.terms.length;
      makeRoom(p);
      if (start) for (let i = 0; i < p; i++) alpha[i] = start[problem.terms[i]!]!;
      else coldStart(problem);
      let kernel = evaluate(problem, alpha);
      if (start && !Number.isFinite(kernel)) {
        coldStart(problem);
        kernel = evaluate(problem, alpha);
      }
      let converged = fillGradient(problem);
      let definite = false;
      for (let step = 0; step < mostSteps && !converged; step++) {
        const moved = stepFrom(problem, kernel);
        if (moved === null) {
          // no way up is left within rounding
          evaluate(problem, alpha);
          fillGradient(problem);
          break;
        }
        ({ kernel, definite } = moved);
        converged = fillGradient(problem);
      }
      let smallestMean = Number.POSITIVE_INFINITY;
      for (let i = 0; i < problem.cells.length; i++) smallestMean = Math.min(smallestMean, means[problem.cells[i]!]!);
      return { converged, intercept: alpha[0]!, kernel, smallestMean, definite };
    },
    /** Log-likelihood without its constant, and prior, at a point. Overwrites sums and means. */
    heightAt: evaluate,
    /** Cholesky factor of the information at the last fit, lower triangle by rows; null where it has none. */
    informationFactor(problem: Problem): Float64Array | null {
      const p = problem.terms.length;
      fillHessian(problem, 0);
      return cholesky(factor, p) ? factor.slice(0, p * p) : null;
    },
    /** Asymptotic variance of the i-th kept coefficient at the last fit. */
    variance(problem: Problem, i: number): number {
      const p = problem.terms.length;
      fillHessian(problem, 0);
      if (!cholesky(factor, p)) return Number.POSITIVE_INFINITY;
      const unit = new Float64Array(p);
      unit[i] = 1;
      solve(factor, p, unit);
      return unit[i]!;
    },
  };
};

export type Newton = ReturnType<typeof newtonFor>;

import { exactStatus, type Status } from '../exact/existence.ts';
import type { Terms } from '../model/terms.ts';
import type { Data } from './data.ts';
import { type Newton, newtonFor, type Problem, type Solution } from './newton.ts';

/** A model on a table. Where `status` is not 0 nothing was estimated, and `total` is not a number to be used. */
export interface Fit {
  readonly terms: Terms;
  /** Terms nobody was seen in: their coefficient is minus infinity, they still count as parameters. */
  readonly empty: readonly number[];
  readonly status: Status;
  /** People seen and unseen. */
  readonly total: number;
  readonly intercept: number;
  readonly logLikelihood: number;
  readonly deviance: number;
  readonly aic: number;
  readonly bic: number;
}

interface Kept extends Problem {
  readonly empty: readonly number[];
}

/** The shortcut of acceptance: a converged fit this far from the edge is itself a table without zero cells and with the same margins. */
const safeMean = 1e-4;
const safeTotal = 1e6;
const quickSteps = 30;
const patientSteps = 500;

/** Fits models of tables with one number of lists; keeps its workspace between fits. */
export const fitterFor = (lists: number) => {
  const newton: Newton = newtonFor(lists);
  const everyCell = Int32Array.from({ length: 2 ** lists - 1 }, (_, i) => i + 1);

  /** Without the terms nobody was seen in, and without the cells that hold one. */
  const keep = ({ margins }: Data, terms: Terms | Int32Array): Kept => {
    let empties = 0;
    for (let i = 0; i < terms.length; i++) if (margins[terms[i]!]! === 0) empties++;
    if (empties === 0)
      return {
        terms: terms instanceof Int32Array ? terms : Int32Array.from(terms),
        cells: everyCell,
        margins,
        empty: [],
      };
    const empty = Array.from(terms).filter((term) => margins[term] === 0);
    return {
      terms: Int32Array.from(terms).filter((term) => margins[term]! > 0),
      cells: everyCell.filter((cell) => empty.every((term) => (term & cell) !== term)),
      margins,
      empty,
    };
  };

  const certified = (solution: Solution, people: number): boolean =>
    solution.converged &&
    solution.definite &&
    solution.smallestMean > safeMean &&
    Math.exp(solution.intercept) < safeTotal * people;

  const decide = ({ counts }: Data, kept: Kept): Status =>
    exactStatus(
      Array.from(kept.terms),
      Array.from(kept.cells).filter((cell) => counts[cell]! > 0),
      Array.from(kept.cells).filter((cell) => counts[cell] === 0),
    );

  const scored = ({ people, logFactorials, entropy }: Data, terms: Terms, kernel: number) => {
    const logLikelihood = kernel - logFactorials;
    return {
      logLikelihood,
      deviance: 2 * (entropy - kernel - people),
      aic: 2 * terms.length - 2 * logLikelihood,
      bic: terms.length * Math.log(people) - 2 * logLikelihood,
    };
  };

  return {
    newton,
    keep,
    /** Status alone, without a fit: in whole numbers throughout. */
    status: (data: Data, terms: Terms): Status => decide(data, keep(data, terms)),

    fit(data: Data, terms: Terms, start?: Float64Array): Fit {
      const kept = keep(data, terms);
      let solution = newton.fit(kept, quickSteps, start);
      let status: Status = 0;
      if (!certified(solution, data.people)) {
        status = decide(data, kept);
        if (status === 0 && !solution.converged) solution = newton.fit(kept, patientSteps);
      }
      return {
        terms,
        empty: kept.empty,
        status,
        total: status === 0 ? data.people + Math.exp(solution.intercept) : Number.NaN,
        intercept: solution.intercept,
        ...scored(data, terms, solution.kernel),
      };
    },

    /**
     * For searches that fit thousands of models and need the best alone: a fit whose status is asked for only when it matters. Its BIC may
     * be that of a model without an estimate.
     */
    tryFit(data: Data, terms: Int32Array, start?: Float64Array) {
      const kept = keep(data, terms);
      const solution = newton.fit(kept, quickSteps, start);
      return {
        bic: terms.length * Math.log(data.people) - 2 * (solution.kernel - data.logFactorials),
        total: data.people + Math.exp(solution.intercept),
        status: (): Status => (certified(solution, data.people) ? 0 : decide(data, kept)),
      };
    },
  };
};

export type Fitter = ReturnType<typeof fitterFor>;

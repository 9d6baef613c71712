import { dataFromCounts } from '../fit/data.ts';
import { fitterFor } from '../fit/fit-model.ts';
import { closureOf } from '../model/terms.ts';
import { type CaptureTable, countsOf } from './table.ts';

const steps = 50;

/** Chances this much smaller than the largest move no mean. */
const negligible = 1e-16;

/**
 * Mean of a Poisson count that is known to lie in a range: summed from its most likely value outwards, in multiples of that one's chance, as far
 * as it matters. A range may hold a thousand million counts.
 */
export const meanWithin = (mean: number, from: number, to: number): number => {
  const start = Math.min(Math.max(Math.floor(mean), from), to);
  let mass = 1;
  let sum = 0;
  for (let k = start, chance = 1; k < to && chance > negligible; k++) {
    chance *= mean / (k + 1);
    mass += chance;
    sum += (k + 1 - start) * chance;
  }
  for (let k = start, chance = 1; k > from && chance > negligible; k--) {
    chance *= k / mean;
    mass += chance;
    sum += (k - 1 - start) * chance;
  }
  return start + sum / mass;
};

/**
 * Puts whole numbers where counts were withheld: what a model of independent lists expects there, given the range (EM), rounded. The table as
 * it is where nothing was withheld. Estimates at both ends of the ranges (`withheldAt`) say how much this matters.
 */
export const fillWithheld = (table: CaptureTable): CaptureTable => {
  if (table.cells.every(({ censored }) => !censored)) return table;
  const lists = table.lists.length;
  const fitter = fitterFor(lists);
  const counts = countsOf(table);
  for (let i = 0; i < steps; i++) {
    const fit = fitter.fit(dataFromCounts(lists, counts), closureOf(lists, []));
    if (fit.status !== 0) break;
    for (const { history, censored } of table.cells)
      if (censored) counts[history] = meanWithin(fitter.newton.means[history]!, censored.from, censored.to);
  }
  return {
    lists: table.lists,
    cells: table.cells.map((cell) => (cell.censored ? { ...cell, count: Math.round(counts[cell.history]!) } : cell)),
  };
};

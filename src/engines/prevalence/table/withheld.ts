import { dataFromCounts } from '../fit/data.ts';
import { fitterFor } from '../fit/fit-model.ts';
import { closureOf } from '../model/terms.ts';
import { logGamma } from '../numeric/gamma.ts';
import { type CaptureTable, countsOf } from './table.ts';

const steps = 50;

/** Mean of a Poisson count that is known to lie in a range. */
const meanWithin = (mean: number, from: number, to: number): number => {
  let mass = 0;
  let sum = 0;
  for (let k = from; k <= to; k++) {
    const chance = Math.exp(k * Math.log(mean) - mean - logGamma(k + 1));
    mass += chance;
    sum += k * chance;
  }
  return mass > 0 ? sum / mass : mean < from ? from : to;
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

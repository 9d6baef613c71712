import type { Data } from '../fit/data.ts';
import type { Fit, Fitter } from '../fit/fit-model.ts';
import { allModels } from '../model/terms.ts';

/** All models of an order, fitted: those with an estimate by BIC, and how many were refused and why. */
export interface Ranking {
  readonly tried: number;
  readonly refused: { readonly noEstimate: number; readonly notIdentified: number; readonly both: number };
  /** Status 0, best BIC first. */
  readonly fits: readonly Fit[];
}

/**
 * Every hierarchical model up to interactions of `order` lists, ranked by BIC (Silverman, Chan and Vincent 2024).
 *
 * @throws PrevalenceError PREVALENCE_TOO_MANY_MODELS
 */
export const rankModels = (fitter: Fitter, data: Data, order: number): Ranking => {
  const refused = { noEstimate: 0, notIdentified: 0, both: 0 };
  const fits: Fit[] = [];
  const models = allModels(data.lists, order);
  for (const terms of models) {
    const fit = fitter.fit(data, terms);
    if (fit.status === 0) fits.push(fit);
    else if (fit.status === 1) refused.noEstimate++;
    else if (fit.status === 2) refused.notIdentified++;
    else refused.both++;
  }
  fits.sort((a, b) => a.bic - b.bic || a.terms.length - b.terms.length);
  return { tried: models.length, refused, fits };
};

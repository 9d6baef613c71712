import type { Data } from '../fit/data.ts';
import type { Fit, Fitter } from '../fit/fit-model.ts';
import { closureOf, pairsOf } from '../model/terms.ts';
import { normalCdf } from '../numeric/normal.ts';

const wald = 0.05;

/**
 * The older way of the UK estimate (Silverman, Home Office 2014), kept so that its figures can be checked: add the pair with the best AIC while
 * the Wald test of its coefficient is below 0.05. A pair of lists that nobody is on together has no such test and is not tried.
 */
export const olderStepwise = (fitter: Fitter, data: Data): Fit => {
  let best = fitter.fit(data, closureOf(data.lists, []));
  if (best.status !== 0) return best;
  const absent = new Set(pairsOf(data.lists).filter((pair) => data.margins[pair]! > 0));
  for (;;) {
    const [next] = [...absent]
      .map((pair) => ({ pair, fit: fitter.fit(data, closureOf(data.lists, [...best.terms, pair])) }))
      .filter(({ fit }) => fit.status === 0)
      .sort((a, b) => a.fit.aic - b.fit.aic || a.pair - b.pair);
    if (!next || !(pOf(fitter, data, next.fit, next.pair) < wald)) return best;
    absent.delete(next.pair);
    best = next.fit;
  }
};

const pOf = (fitter: Fitter, data: Data, fit: Fit, pair: number): number => {
  fitter.fit(data, fit.terms);
  const kept = fitter.keep(data, fit.terms);
  const at = kept.terms.indexOf(pair);
  const z = Math.abs(fitter.newton.coefficient(at)) / Math.sqrt(fitter.newton.variance(kept, at));
  return 2 * normalCdf(-z);
};

import type { Selection } from '../bootstrap/selection.ts';
import { averageModels } from '../choose/average.ts';
import { type Ranking, rankModels } from '../choose/bic.ts';
import { olderStepwise } from '../choose/older.ts';
import { stepwise } from '../choose/stepwise.ts';
import { PrevalenceError } from '../errors.ts';
import { type Data, dataOf } from '../fit/data.ts';
import { type Fit, type Fitter, fitterFor } from '../fit/fit-model.ts';
import { chao, chapmanOfPair } from '../floors/floors.ts';
import { logNormalLimits, unseenVariance } from '../interval/log-normal.ts';
import { closureOf, generatorsOf, termName } from '../model/terms.ts';
import type { CaptureTable } from '../table/table.ts';
import type { Estimate, EstimateNote, EstimateOptions, Method } from './types.ts';

interface Found {
  readonly estimates: readonly Estimate[];
  /** What a bootstrap of it has to repeat. */
  readonly selection?: Selection;
  readonly models?: { tried: number; valid: number; noEstimate: number; notIdentified: number };
}

/** Largest order whose models can all be fitted in a moment. */
export const usualOrder = (lists: number): number => (lists <= 5 ? 3 : 2);
const topsBeyondFourLists = 100;

const fromFit = (
  fitter: Fitter,
  data: Data,
  method: Method,
  fit: Fit,
  level: number,
  notes: readonly EstimateNote[] = [],
): Estimate => {
  const there = fit.status === 0;
  return {
    method,
    total: there ? fit.total : null,
    model: generatorsOf(fit.terms),
    aic: there ? fit.aic : null,
    bic: there ? fit.bic : null,
    interval: there
      ? {
          level,
          ...logNormalLimits(data.people, fit.total, unseenVariance(fitter, data, fit), level),
          kind: 'log-normal',
        }
      : null,
    status: fit.status,
    notes,
  };
};

const without = (method: Method, note: EstimateNote): Estimate => ({
  method,
  total: null,
  model: [],
  aic: null,
  bic: null,
  interval: null,
  status: 0,
  notes: [note],
});

export const classicEstimates = (table: CaptureTable, method: Method, options: EstimateOptions): Found => {
  const { level = 0.95, threshold } = options;
  const data = dataOf(table);
  const fitter = fitterFor(data.lists);
  const fitted = (fit: Fit, selection: Selection, notes: readonly EstimateNote[] = []): Found => ({
    estimates: [fromFit(fitter, data, method, fit, level, notes)],
    selection,
  });
  switch (method) {
    case 'chapman':
      return { estimates: pairEstimates(table, level) };
    case 'chao':
      return { estimates: [lowerBound(table, level)] };
    case 'main':
      return fitted(fitter.fit(data, closureOf(data.lists, [])), { kind: 'main' });
    case 'stepwise':
      return fitted(stepwise(fitter, data, threshold), {
        kind: 'stepwise',
        ...(threshold === undefined ? {} : { threshold }),
      });
    case 'older':
      return fitted(olderStepwise(fitter, data), { kind: 'older' }, ['historical']);
    default:
      return searched(fitter, data, method, options);
  }
};

const searched = (fitter: Fitter, data: Data, method: Method, options: EstimateOptions): Found => {
  const ranking = ranked(fitter, data, options.order ?? usualOrder(data.lists));
  if (ranking === null) return { estimates: [without(method, 'too-many-models')] };
  const { fits, tried, refused } = ranking;
  const models = {
    tried,
    valid: fits.length,
    noEstimate: refused.noEstimate + refused.both,
    notIdentified: refused.notIdentified,
  };
  const [best] = fits;
  if (!best) return { estimates: [without(method, 'no-model-valid')], models };
  const { level = 0.95 } = options;
  if (method === 'average') {
    const { total, lower, upper } = averageModels(fitter, data, fits, level);
    const interval = { level, lower, upper, kind: 'log-normal' as const };
    return { estimates: [{ ...without(method, 'historical'), total, interval, notes: [] }], models };
  }
  const most = options.tops ?? (data.lists <= 4 ? 'all' : topsBeyondFourLists);
  const tops = most === 'all' ? fits.length : Math.min(most, fits.length);
  return {
    estimates: [fromFit(fitter, data, method, best, level, tops < fits.length ? ['best-models-only'] : [])],
    selection: { kind: 'bic', models: fits.slice(0, tops).map(({ terms }) => terms), tops: [tops] },
    models,
  };
};

const ranked = (fitter: Fitter, data: Data, order: number): Ranking | null => {
  try {
    return rankModels(fitter, data, order);
  } catch (error) {
    if (error instanceof PrevalenceError && error.code === 'PREVALENCE_TOO_MANY_MODELS') return null;
    throw error;
  }
};

const floorEstimate = (
  method: Method,
  { total, lower, upper }: { total: number; lower: number; upper: number },
  level: number,
  notes: readonly EstimateNote[],
): Estimate => ({
  method,
  total,
  model: [],
  aic: null,
  bic: null,
  interval: { level, lower, upper, kind: 'log-normal' },
  status: 0,
  notes,
});

const lowerBound = (table: CaptureTable, level: number): Estimate => {
  const found = chao(table, level);
  if (found.status === 0) return floorEstimate('chao', found.floor, level, ['lower-bound']);
  return { ...without('chao', 'lower-bound'), status: found.status, notes: [] };
};

const pairEstimates = (table: CaptureTable, level: number): Estimate[] => {
  const { lists } = table;
  return lists.flatMap((first, i) =>
    lists.slice(i + 1).map((second, k) => {
      const j = i + 1 + k;
      const one = floorEstimate('chapman', chapmanOfPair(table, i, j, level), level, ['model-taken-as-known']);
      const names = lists.length > 2 ? { lists: [first, second] } : {};
      return { ...one, model: [termName(1 << i), termName(1 << j)], ...names };
    }),
  );
};

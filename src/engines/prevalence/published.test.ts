import { expect, it } from 'vitest';
import { describeWithShared, sharedData } from '../../testing/shared-data.ts';
import {
  acceleration,
  bca,
  bootstrap,
  closureOf,
  countsOf,
  dataFromCounts,
  dataOf,
  decomposable,
  estimate,
  fitterFor,
  modelName,
  rankModels,
  readModel,
  stepwise,
} from './index.ts';
import { relative, tableFrom } from './testing/tables.ts';

const at = (name: string): string => `data/prevalence/mse/${name}`;
const tableNamed = (name: string) => tableFrom(sharedData(at(`${name}.csv`)) ?? '');

interface Reference {
  readonly observed: number;
  readonly mainEffects: { N: number; deviance: number; aic: number; bic: number; coefficients: number[] };
  readonly stepwise: { model: string; N: number; aic: number; bic: number; deviance: number };
  readonly extendedMLEstatus?: Record<string, number>;
  readonly bic_maxorder2?: Top;
  readonly bic_maxorder3?: Top;
}
interface Top {
  readonly validModels: number;
  readonly top: { model: string; N: number; bic: number }[];
}

describeWithShared('against what R computed', at('reference-fits.json'), (text) => {
  for (const [name, reference] of Object.entries(JSON.parse(text) as Record<string, Reference>)) {
    const table = tableNamed(name);
    const data = dataOf(table);
    const fitter = fitterFor(data.lists);

    it(`${name}: single lists and stepwise to 1e-6, with AIC, BIC and deviance`, () => {
      expect(data.people).toBe(reference.observed);
      const main = fitter.fit(data, closureOf(data.lists, []));
      const chosen = stepwise(fitter, data);
      expect(modelName(chosen.terms)).toBe(reference.stepwise.model);
      for (const [fit, there] of [
        [main, reference.mainEffects],
        [chosen, reference.stepwise],
      ] as const)
        for (const [ours, theirs] of [
          [fit.total, there.N],
          [fit.aic, there.aic],
          [fit.bic, there.bic],
          [fit.deviance, there.deviance],
        ] as const)
          expect(relative(ours, theirs)).toBeLessThan(1e-6);
      expect(relative(main.intercept, reference.mainEffects.coefficients[0]!)).toBeLessThan(1e-6);
    });

    for (const [key, order] of [
      ['bic_maxorder2', 2],
      ['bic_maxorder3', 3],
    ] as const) {
      const there = reference[key];
      if (!there) continue;
      it(`${name}: ${there.validModels} valid models up to order ${order}, the best ten as R ranks them`, () => {
        const { fits } = rankModels(fitter, data, order);
        expect(fits.length).toBe(there.validModels);
        expect(fits.slice(0, there.top.length).map(({ terms }) => modelName(terms))).toEqual(
          there.top.map(({ model }) => model),
        );
        there.top.forEach(({ N, bic }, i) => {
          expect(relative(fits[i]!.total, N)).toBeLessThan(1e-6);
          expect(relative(fits[i]!.bic, bic)).toBeLessThan(1e-6);
        });
      });
    }

    for (const [model, status] of Object.entries(reference.extendedMLEstatus ?? {}))
      it(`${name}: ${model} has status ${status}`, () => {
        const terms = readModel(data.lists, model);
        expect([fitter.fit(data, terms).status, fitter.status(data, terms)]).toEqual([status, status]);
      });
  }
});

describeWithShared('against SparseMSE', at('reference-bootstrap-fits.json'), (text) => {
  interface Resamples {
    readonly rows: number[][];
    readonly counts: number[][];
    readonly stepwiseN: number[];
  }
  it.each(Object.entries(JSON.parse(text) as Record<string, Resamples>))(
    '%s: the stepwise total of 30 resampled tables',
    (_name, { rows, counts, stepwiseN }) => {
      const lists = rows[0]!.length;
      const fitter = fitterFor(lists);
      const totals = counts.map((row) => {
        const byHistory = new Float64Array(2 ** lists);
        row.forEach((count, i) => {
          byHistory[rows[i]!.reduce((mask, on, j) => mask | (on << j), 0)] = count;
        });
        return stepwise(fitter, dataFromCounts(lists, byHistory)).total;
      });
      expect(Math.max(...totals.map((total, i) => relative(total, stepwiseN[i]!)))).toBeLessThan(1e-6);
    },
  );
});

describeWithShared('BCa', at('reference-bca-sparsemse.json'), (text) => {
  const { NewOrl_5 } = JSON.parse(text) as {
    NewOrl_5: { popest: number; ahat: number; bootreps: number[]; BCa: Record<string, number> };
  };
  it('gives every limit of the saved replicates', () => {
    const { limit, shareBelow } = bca(NewOrl_5.popest, NewOrl_5.bootreps, NewOrl_5.ahat);
    expect(shareBelow).toBe(0.256);
    for (const [level, there] of Object.entries(NewOrl_5.BCa))
      expect(relative(limit(Number(level)), there)).toBeLessThan(1e-6);
  });

  it.each([
    ['new_orleans_5_paper185', -0.0551614725],
    ['uk2013_4', -0.012502],
    ['uk2013_5', -0.012181],
    ['uk2013_6', -0.012871],
    ['new_orleans_8_paper185', -0.029332],
    ['korea_3', -0.028773],
  ])('%s: acceleration of the jackknife that selects anew', (name, there) => {
    const table = tableNamed(name);
    const counts = countsOf(table);
    const fitter = fitterFor(table.lists.length);
    const left = table.cells.map(({ history, count }) => {
      const less = counts.slice();
      less[history]! -= 1;
      return { total: stepwise(fitter, dataFromCounts(table.lists.length, less)).total, weight: count };
    });
    expect(Math.abs(acceleration(left) - there)).toBeLessThan(5e-7);
  });

  it('with own replicates comes within 8 % of the published interval of New Orleans', async () => {
    const [found] = await bootstrap(
      tableNamed('new_orleans_5_paper185'),
      { kind: 'stepwise' },
      { replicates: 1000, seed: 1 },
    );
    expect(relative(found!.bca.limit(0.025), 588.8174715897)).toBeLessThan(0.08);
    expect(relative(found!.bca.limit(0.975), 1703.6937461473)).toBeLessThan(0.08);
  });

  it('of the best BIC among 1, 2 and all models of Korea has the published limits', async () => {
    const table = tableNamed('korea_3');
    const models = rankModels(fitterFor(3), dataOf(table), 2).fits.map(({ terms }) => terms);
    const found = await bootstrap(table, { kind: 'bic', models, tops: [1, 2, 6] }, { replicates: 1000, seed: 1 });
    const published = [
      [131, 248],
      [130, 348],
      [128, 349],
    ] as const;
    // the lower limits stand still; of the upper one of a single model, few replicates decide
    published.forEach(([lower], i) => {
      expect(relative(found[i]!.bca.limit(0.025), lower)).toBeLessThan(0.02);
    });
    published.slice(1).forEach(([, upper], i) => {
      expect(relative(found[i + 1]!.bca.limit(0.975), upper)).toBeLessThan(0.05);
    });
  });
});

describeWithShared('decomposable graphs', at('uk2013_5.csv'), () => {
  it.each([
    ['uk2013_5', [10387, 11307, 22985, 29604, 33439], 21264.938, 0.4436211],
    ['uk2013_4', [9535, 10130, 11364, 12722, 13549], 11416.227, 0.4333329],
    ['new_orleans_5_paper185', [511, 608, 869, 1334, 1762], 936.4747, null],
    ['korea_3', [123, 126, 159, 279, 466], 210.8205, 0.6452405],
  ] as const)('%s: every quantile as dga gives it', (name, quantiles, mean, graph) => {
    const found = decomposable(tableNamed(name));
    expect([0.025, 0.1, 0.5, 0.9, 0.975].map(found.quantile)).toEqual(quantiles);
    expect(relative(found.mean, mean)).toBeLessThan(1e-6);
    if (graph !== null) expect(Math.abs(found.graphs[0]!.probability - graph)).toBeLessThan(5e-8);
  });
});

describeWithShared('the UK table of five lists', at('uk2013_5.csv'), (text) => {
  it('has no headline number: methods differ by more than a factor of two', async () => {
    const { verdict, models } = await estimate(tableFrom(text), {
      methods: ['stepwise', 'bic'],
      bootstrap: 0,
      seed: 1,
    });
    expect(models).toEqual({ tried: 6212, valid: 6084, noEstimate: 128, notIdentified: 0 });
    expect(verdict).toMatchObject({ kind: 'refused', lowest: { method: 'stepwise' }, highest: { method: 'bic' } });
    expect(verdict.ratio).toBeCloseTo(25311.29 / 11312.99, 4);
  });

  it('comes near the published quantiles of Bayesian thresholding, with the pairs it keeps', async () => {
    const { estimates } = await estimate(tableFrom(text), { methods: ['threshold'], seed: 1 });
    expect(estimates[0]!.model).toEqual(['12', '13', '15', '25', '35', '45']);
    expect(relative(estimates[0]!.total, 12188)).toBeLessThan(0.02);
    expect(relative(estimates[0]!.interval!.lower, 10652)).toBeLessThan(0.02);
    expect(relative(estimates[0]!.interval!.upper, 13947)).toBeLessThan(0.02);
  });
});

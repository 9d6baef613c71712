import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactStatus } from './exact/existence.ts';
import {
  allModels,
  bayesianThreshold,
  bca,
  chao,
  chapman,
  chapmanOfPair,
  closureOf,
  dataOf,
  decomposable,
  fitterFor,
  latentClasses,
  mergeLists,
  modelName,
  peopleIn,
  readModel,
  reordered,
  stepwise,
} from './index.ts';
import { logGamma } from './numeric/gamma.ts';
import { normalCdf, normalQuantile } from './numeric/normal.ts';
import { logSmallerPoissonTail } from './numeric/poisson-tail.ts';
import { quantile8 } from './numeric/quantile.ts';
import { type CaptureTable, tableOf } from './table/table.ts';
import { madeUp } from './testing/tables.ts';

const twoLists = madeUp(2, { '1': 60, '2': 30, '12': 20 });
const threeLists = madeUp(3, { '1': 50, '2': 40, '3': 30, '12': 10, '13': 8, '23': 6, '123': 4 });

const totalOf = (table: ReturnType<typeof madeUp>, model: string) => {
  const data = dataOf(table);
  return fitterFor(data.lists).fit(data, readModel(data.lists, model));
};

describe('models whose estimate is a formula', () => {
  it('two independent lists: n1 n2 / m', () => {
    expect(totalOf(twoLists, '1,2').total).toBeCloseTo((80 * 50) / 20, 8);
  });

  it('three lists with all pairs: the unseen are n1 n2 n3 n123 / (n12 n13 n23) of the cells', () => {
    expect(totalOf(threeLists, '12,13,23').total).toBeCloseTo(148 + (50 * 40 * 30 * 4) / (10 * 8 * 6), 6);
  });

  it('two lists that go together, and one apart: those two are as one list', () => {
    // on 1 or 2: 118 people, on 3: 48, on both kinds: 18
    expect(totalOf(threeLists, '12,3').total).toBeCloseTo((118 * 48) / 18, 6);
  });

  it('two lists that are independent given the third: the unseen are n1 n2 / n12 outside it', () => {
    expect(totalOf(threeLists, '13,23').total).toBeCloseTo(148 + (50 * 40) / 10, 6);
  });

  it('an empty pair counts as a parameter and takes its cells away', () => {
    const table = madeUp(3, { '1': 50, '2': 40, '3': 30, '13': 8, '23': 6 });
    const fit = totalOf(table, '12,3');
    expect(fit.empty).toEqual([3]);
    // without the cells on both: everybody on 1 or 2, against 3
    expect(fit.total).toBeCloseTo((104 * 44) / 14, 6);
    expect(fit.aic).toBeCloseTo(2 * 5 - 2 * fit.logLikelihood, 10);
  });
});

describe('floors', () => {
  it('Chapman is what the formula says, finite without overlap, exact where every person is on both', () => {
    expect(chapman(80, 50, 20, 0.95).total).toBeCloseTo((81 * 51) / 21 - 1, 10);
    expect(chapman(80, 50, 20, 0.95).petersen).toBe(200);
    expect(chapman(10, 12, 0, 0.95)).toMatchObject({ total: 142, petersen: null });
    expect(chapman(10, 10, 10, 0.95)).toMatchObject({ total: 10, lower: 10, upper: 10 });
    expect(chapmanOfPair(threeLists, 0, 1, 0.95).total).toBeCloseTo((73 * 61) / 15 - 1, 10);
  });

  it('Chao’s bound is the truth where unequal lists are independent, and below it where people differ', () => {
    // 10,000 people, lists that see 30, 10 and 2 of a hundred; then half of the people three times as easily seen
    const expected = (ease: readonly number[]): CaptureTable =>
      tableOf(
        ['a', 'b', 'c'],
        Array.from({ length: 8 }, (_, history) =>
          ease.reduce(
            (sum, times) =>
              sum +
              [0.3, 0.1, 0.02].reduce(
                (share, p, j) => share * (history & (1 << j) ? p * times : 1 - p * times),
                10_000 / ease.length,
              ),
            0,
          ),
        ),
      );
    const total = (table: CaptureTable): number => {
      const found = chao(table, 0.95);
      return found.status === 0 ? found.floor.total : Number.NaN;
    };
    expect(total(expected([1]))).toBeCloseTo(10_000, 4);
    expect(total(expected([0.75, 2.25]))).toBeLessThan(10_000);
    // of two lists it is n1 n2 / m, and where nobody is on two lists there is none
    expect(total(madeUp(2, { '1': 60, '2': 30, '12': 20 }))).toBeCloseTo((80 * 50) / 20, 8);
    expect(chao(madeUp(2, { '1': 5, '2': 5 }), 0.95)).toEqual({ status: 1 });
  });
});

describe('whether an estimate exists', () => {
  const table = fc
    .record({
      lists: fc.integer({ min: 2, max: 4 }),
      counts: fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 30 })), { minLength: 15, maxLength: 15 }),
    })
    .map(({ lists, counts }) => ({
      lists,
      counts: Float64Array.from({ length: 2 ** lists }, (_, m) => (m ? counts[m - 1]! : 0)),
    }))
    .filter(({ counts }) => counts.some((count) => count > 0));

  it('is the same whether the fit or the whole numbers decide, on any table and model', () => {
    fc.assert(
      fc.property(table, fc.nat(), ({ lists, counts }, pick) => {
        const cells = Array.from(counts, (count, history) => ({ history, count })).filter(({ count }) => count > 0);
        const data = dataOf({ lists: Array.from({ length: lists }, (_, j) => `L${j}`), cells });
        const models = allModels(lists, 3);
        const terms = models[pick % models.length]!;
        const fitter = fitterFor(lists);
        const fit = fitter.fit(data, terms);
        expect(fit.status).toBe(fitter.status(data, terms));
        if (fit.status === 0) expect(fit.total).toBeGreaterThan(data.people);
        else expect(fit.total).toBeNaN();
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('does not hang on the order of the lists, and the estimate does not either', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 7, maxLength: 7 }),
        fc.constantFrom([1, 2, 0], [2, 1, 0], [0, 2, 1]),
        (counts, order) => {
          const cells = counts.map((count, i) => ({ history: i + 1, count })).filter(({ count }) => count > 0);
          const one = { lists: ['a', 'b', 'c'], cells };
          if (peopleIn(one) === 0) return;
          const other = reordered(one, order);
          const [a, b] = [one, other].map((t) => stepwise(fitterFor(3), dataOf(t)));
          expect(b!.status).toBe(a!.status);
          if (a!.status === 0) expect(b!.total / a!.total).toBeCloseTo(1, 7);
        },
      ),
      { numRuns: 150, seed: 7 },
    );
  });

  it('is refused where lists are disjoint, and where the terms outnumber what the cells can tell', () => {
    expect(totalOf(madeUp(2, { '1': 5, '2': 5 }), '1,2').status).toBe(1);
    // all seven terms of three lists and the intercept: eight on seven cells
    expect(exactStatus([0, 1, 2, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5, 6, 7], [])).toBe(2);
    expect(totalOf(madeUp(2, { '12': 9 }), '1,2').status).toBe(1);
  });

  it('holds with a list of zeros and with a list equal to another', () => {
    const zeros = madeUp(3, { '1': 60, '2': 30, '12': 20 });
    expect(totalOf(zeros, '1,2,3').total).toBeCloseTo(200, 6);
    const equal = madeUp(3, { '12': 60, '3': 30, '123': 20 });
    // nobody is on one of the two alone, so their link has no bound; as one list they have an estimate
    expect(totalOf(equal, '12,3').status).toBe(1);
    expect(totalOf(mergeLists(equal, ['A', 'B']), '1,2').total).toBeCloseTo((80 * 50) / 20, 6);
  });
});

describe('models', () => {
  it('are as many as have been counted', () => {
    expect(
      [allModels(3, 2), allModels(4, 2), allModels(4, 3), allModels(5, 2), allModels(5, 3)].map((m) => m.length),
    ).toEqual([8, 64, 113, 1024, 6212]);
    expect(new Set(allModels(4, 4).map(modelName)).size).toBe(114);
  });

  it('are read as they are written, also with ten lists', () => {
    for (const name of ['[12,13,4]', '[123,25,34]', '[1,2,3,4,5]', '[45,1,2,3]'])
      expect(modelName(readModel(5, name))).toBe(
        name === '[12,13,4]' ? '[12,13,4,5]' : name === '[123,25,34]' ? name : name,
      );
    expect(modelName(readModel(10, '1-10,23'))).toBe('[1-10,23,4,5,6,7,8,9]');
    expect(modelName(closureOf(10, []))).toBe('[1,2,3,4,5,6,7,8,9,10-]');
    expect(modelName(readModel(10, '[1,2,10-]'))).toBe('[1,2,3,4,5,6,7,8,9,10-]');
    for (const wrong of ['16', '11', 'x', '0', '1-11'])
      expect(() => readModel(5, wrong)).toThrow('PREVALENCE_TERM_INVALID');
  });
});

describe('numbers', () => {
  it('log gamma of whole and half numbers', () => {
    expect(logGamma(1)).toBeCloseTo(0, 14);
    expect(logGamma(11)).toBeCloseTo(Math.log(3628800), 12);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 13);
    expect(logGamma(1 / 32) + Math.log(1 / 32)).toBeCloseTo(logGamma(33 / 32), 13);
  });

  it('the normal distribution and its inverse', () => {
    expect(normalCdf(1.959963984540054)).toBeCloseTo(0.975, 14);
    expect(normalCdf(-8) / 6.22096057427178e-16).toBeCloseTo(1, 10);
    for (const p of [1e-12, 0.001, 0.025, 0.3, 0.5, 0.8, 0.999])
      expect(normalCdf(normalQuantile(p)) / p).toBeCloseTo(1, 10);
  });

  it('Poisson tails, small ones not taken from 1', () => {
    expect(logSmallerPoissonTail(0, 2)).toBeCloseTo(-2, 14);
    expect(logSmallerPoissonTail(1, 2)).toBeCloseTo(Math.log(3) - 2, 14);
    expect(logSmallerPoissonTail(60, 5)).toBeGreaterThan(Math.log(2.5e-45));
    expect(logSmallerPoissonTail(0, 0)).toBe(0);
    // no double is as small as these are; which is the smaller still shows
    expect(logSmallerPoissonTail(0, 2_000)).toBe(-2_000);
    expect(logSmallerPoissonTail(0, 3_000)).toBe(-3_000);
  });

  it('quantiles of type 8 as in Hyndman and Fan', () => {
    expect(quantile8([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantile8([1, 2, 3], 0.25)).toBeCloseTo(1 + 1 / 6, 12);
    expect(quantile8([5, 7], 0.001)).toBe(5);
  });

  it('BCa without bias and acceleration is the percentile; all on one side is no interval', () => {
    const even = Array.from({ length: 1000 }, (_, i) => i + 0.5);
    const { limit, bias } = bca(499.9, even, 0);
    expect(bias).toBeCloseTo(0, 10);
    expect(limit(0.025)).toBeCloseTo(quantile8(even, 0.025), 6);
    expect(bca(2000, even, 0).limit(0.5)).toBeNull();
    expect(bca(-1, even, 0).limit(0.5)).toBeNull();
    // half the replicates have no estimate: the upper limit is not finite, and so not given
    const half = even.map((value) => (value > 500 ? Number.NaN : value));
    expect(bca(400, half, 0).limit(0.975)).toBeNull();
    expect(bca(400, half, 0).limit(0.025)).toBeGreaterThan(0);
  });
});

describe('Bayesian methods on two lists', () => {
  it('graphs: the sum over the unseen is a distribution, whose quantiles rise', () => {
    const found = decomposable(twoLists, 3000);
    const quantiles = [0.025, 0.25, 0.5, 0.75, 0.975].map(found.quantile);
    expect(quantiles).toEqual([...quantiles].sort((a, b) => a - b));
    expect(found.graphs.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 10);
  });

  it('thresholding of independent lists finds them independent, near n1 n2 / m', () => {
    const wide = madeUp(3, { '1': 320, '2': 320, '3': 320, '12': 80, '13': 80, '23': 80, '123': 20 });
    const found = bayesianThreshold(wide, { seed: 3, samples: 4000 });
    expect(found?.model).toEqual(['1', '2', '3']);
    // every list holds 500 people, every pair 100: N is 2500
    expect(found!.median / 2500).toBeCloseTo(1, 1);
  });

  it('latent classes of independent lists come near the truth, with an R-hat, the same on one thread and on two', async () => {
    const wide = madeUp(3, { '1': 320, '2': 320, '3': 320, '12': 80, '13': 80, '23': 80, '123': 20 });
    const settings = { seed: 5, chains: 2, burnIn: 500, samples: 200, thinning: 3 };
    const alone = await latentClasses(wide, settings);
    expect(alone.quantile(0.025)).toBeLessThan(2500);
    expect(alone.quantile(0.975)).toBeGreaterThan(2300);
    expect(alone.rHat).toBeGreaterThan(0.9);
    const shared = await latentClasses(wide, { ...settings, threads: 2 });
    expect(shared.chains).toEqual(alone.chains);
  });
});

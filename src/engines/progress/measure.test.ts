import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeWithShared } from '../../testing/shared-data.ts';
import { type Direction, measureProgress, type Series } from './index.ts';

interface Vector {
  name: string;
  base: [year: number, value: number];
  current: [year: number, value: number];
  direction: Direction;
  target: number | null;
  targetYear: number | null;
  measure: 'cagr' | 'R';
  value: number;
  status: string;
  score_piecewise_linear: number;
}

const series = (base: [number, number], current: [number, number], rest: Partial<Series> = {}): Series => ({
  kind: 'outcome',
  direction: 'positive',
  baseYear: base[0],
  observations: [base, current].map(([year, value]) => ({ year, value })),
  ...rest,
});
const codes = (input: Series) => measureProgress(input).warnings.map(({ code }) => code);

describeWithShared('the published progress vectors', 'data/plan/indicators/progress-vectors.json', (text) => {
  const { vectors } = JSON.parse(text) as { vectors: Vector[] };

  it('are there', () => expect(vectors.length).toBeGreaterThan(0));

  it.each(vectors)('come out: $name', (vector) => {
    const target = vector.target === null ? null : { value: vector.target, year: vector.targetYear ?? 2030 };
    const result = measureProgress(
      series(vector.base, vector.current, { kind: 'detection', direction: vector.direction, target }),
    );
    expect(result.measure).toBe(vector.measure);
    expect(Math.abs(result.value! - vector.value)).toBeLessThan(1e-6);
    expect(result.status).toBe(vector.status);
    expect(Math.abs(result.score! - vector.score_piecewise_linear)).toBeLessThan(1e-3);
    expect(codes(series(vector.base, vector.current, { kind: 'detection', direction: vector.direction }))).toEqual(
      vector.direction === 'negative' ? ['DETECTION_READ_AS_PREVALENCE'] : [],
    );
  });
});

describe('progress', () => {
  it('has no status without kind or direction, but still shows the growth', () => {
    for (const rest of [{ kind: null }, { direction: null }] as Partial<Series>[]) {
      const result = measureProgress(series([2015, 2710], [2021, 11387], rest));
      expect(result).toMatchObject({ status: null, score: null, measure: null, value: null });
      expect(result.growth).toBeCloseTo(0.270301, 6);
      expect(result.warnings[0]?.code).toBe('kind' in rest ? 'KIND_MISSING' : 'DIRECTION_MISSING');
    }
  });

  it('starts in 2015 and aims at 2030 unless told otherwise', () => {
    const observations = [2013, 2015, 2016, 2020].map((year) => ({ year, value: year - 2000 }));
    const result = measureProgress({ kind: 'output', direction: 'positive', observations, target: { value: 40 } });
    expect(result.inputs).toMatchObject({ base: { year: 2015 }, current: { year: 2020 }, target: { year: 2030 } });
  });

  it('takes the first year after a base year without value, and says so', () => {
    const observations = [
      { year: 2015, value: null, flag: 'suppressed' as const },
      { year: 2017, value: 10 },
      { year: 2019, value: 12, flag: 'at_least' as const },
    ];
    const result = measureProgress({ kind: 'output', direction: 'positive', observations });
    expect(result.inputs.base).toEqual({ year: 2017, value: 10 });
    expect(result.warnings.map(({ code }) => code)).toEqual(['BASE_YEAR_MOVED', 'FLAGGED_VALUE']);
  });

  it('cannot be assessed with fewer than two years or values on both sides of zero', () => {
    const one = series([2015, 5], [2016, 6], { observations: [{ year: 2015, value: 5 }] });
    expect(measureProgress(one)).toMatchObject({ status: 'unable_to_assess', score: null, value: null });
    expect(codes(one)).toEqual(['TOO_FEW_YEARS']);
    expect(measureProgress(series([2015, -5], [2016, 6])).status).toBe('unable_to_assess');
    expect(codes(series([2015, 5], [2016, 6], { target: { value: -1 } }))).toEqual(['MIXED_SIGNS']);
  });

  it('is achieved when the current value has reached the target, whatever the trend', () => {
    expect(measureProgress(series([2015, 100], [2020, 80], { target: { value: 70 } }))).toMatchObject({
      status: 'target_achieved',
      score: 5,
    });
    const falling = { direction: 'negative' as const, target: { value: 80 } };
    expect(measureProgress(series([2015, 100], [2020, 80], falling)).status).toBe('target_achieved');
    expect(measureProgress(series([2015, 100], [2020, 81], falling)).status).toBe('on_track');
  });

  it('replaces a base or a target of zero and warns', () => {
    const base = measureProgress(series([2015, 0], [2020, 8]));
    expect(base.value).toBeCloseTo((8 / 0.001) ** (1 / 5) - 1, 12);
    expect(base.warnings.map(({ code }) => code)).toEqual(['ZERO_BASE_REPLACED']);

    const towardsZero = series([2015, 10], [2020, 5], { direction: 'negative', target: { value: 0 } });
    expect(measureProgress(towardsZero).value).toBeCloseTo((1 - 0.5 ** 0.2) / (1 - 0.0001 ** (1 / 15)), 12);
    expect(codes(towardsZero)).toEqual(['ZERO_TARGET_REPLACED']);
    expect(measureProgress(series([2015, 10], [2020, 0], { direction: 'negative', target: { value: 0 } })).status).toBe(
      'target_achieved',
    );
    expect(measureProgress(series([2015, 0], [2020, 0])).value).toBe(0);
  });

  it('turns the direction round when every value is negative', () => {
    const losses = series([2015, -100], [2020, -50]);
    expect(measureProgress(losses)).toMatchObject({ status: 'on_track', inputs: { flipped: true } });
    expect(measureProgress(losses).value).toBeCloseTo(1 - 0.5 ** 0.2, 12);
    expect(codes(losses)).toEqual(['ALL_NEGATIVE']);
    expect(measureProgress(series([2015, -100], [2020, -50], { target: { value: -60 } })).status).toBe(
      'target_achieved',
    );
  });

  it('lowers the thresholds near a natural limit in the wanted direction, and only there', () => {
    const near = series([2015, 98], [2020, 98.5], { naturalLimit: 100 });
    expect(measureProgress(near).inputs.limitFactor).toBeCloseTo(1 - 0.98 ** 4.44, 12);
    expect(measureProgress({ ...near, naturalLimit: null }).status).toBe('limited_progress');
    expect(measureProgress(near).status).toBe('acceleration_needed');
    expect(measureProgress(series([2015, 100], [2020, 100], { naturalLimit: 100 }))).toMatchObject({
      status: 'on_track',
      score: 5,
    });
    expect(measureProgress(series([2015, 100], [2020, 99], { naturalLimit: 100 })).status).toBe('deterioration');
    expect(codes({ ...near, direction: 'negative' })).toEqual(['LIMIT_NOT_USED']);
    expect(codes({ ...near, target: { value: 99 } })).toEqual(['LIMIT_NOT_USED']);
  });

  it('warns of a target against the direction, one that asks nothing and one whose year has passed', () => {
    expect(codes(series([2015, 10], [2020, 12], { target: { value: 5 } }))).toEqual(['TARGET_AGAINST_DIRECTION']);
    expect(codes(series([2015, 10], [2020, 12], { target: { value: 20, year: 2018 } }))).toEqual([
      'TARGET_YEAR_PASSED',
    ]);
    expect(codes(series([2015, 10], [2020, 12], { target: { value: 20, year: 2015 } }))).toEqual([
      'TARGET_YEAR_NOT_AFTER_BASE',
    ]);
    const back = measureProgress(series([2015, 10], [2020, 9], { target: { value: 10 } }));
    expect(back).toMatchObject({ status: 'deterioration', score: -5, value: null });
    expect(back.warnings.map(({ code }) => code)).toEqual(['TARGET_EQUALS_BASE']);
  });

  it('refuses what is no series', () => {
    const refused = (observations: Series['observations']) => () =>
      measureProgress({ ...series([1, 1], [2, 2]), observations });
    const error = (code: string) => expect.objectContaining({ code });
    expect(refused([{ year: 2015.5, value: 1 }])).toThrowError(error('YEAR_NOT_WHOLE'));
    expect(refused([{ year: 2015, value: Number.NaN }])).toThrowError(error('VALUE_NOT_FINITE'));
    expect(refused([2015, 2015].map((year) => ({ year, value: 1 })))).toThrowError(error('YEAR_TWICE'));
  });

  const value = fc.double({ min: 0.01, max: 1e6, noNaN: true });
  const anySeries = fc.record({
    kind: fc.constantFrom('input' as const, 'output' as const, 'outcome' as const),
    direction: fc.constantFrom('positive' as const, 'negative' as const),
    observations: fc.tuple(value, value).map(([a, b]) => [
      { year: 2015, value: a },
      { year: 2020, value: b },
    ]),
    target: fc.option(fc.record({ value, year: fc.integer({ min: 2021, max: 2040 }) })),
    naturalLimit: fc.option(value),
  });

  it('keeps score and status in the same class, between -5 and 5', () => {
    const range = {
      on_track: [2.5, 5],
      acceleration_needed: [0, 2.5],
      limited_progress: [-2.5, 0],
      deterioration: [-5, -2.5],
      target_achieved: [5, 5],
      unable_to_assess: [9, 9],
    };
    fc.assert(
      fc.property(anySeries, (input) => {
        const { status, score } = measureProgress(input);
        const [low, high] = range[status!];
        expect(score).toBeGreaterThanOrEqual(low! - 1e-9);
        expect(score).toBeLessThanOrEqual(high! + 1e-9);
      }),
    );
  });

  it('is the same in any unit and in any order', () => {
    fc.assert(
      fc.property(anySeries, fc.constantFrom(0.5, 2, 1024), (input, unit) => {
        const scaled: Series = {
          ...input,
          observations: input.observations.map(({ year, value }) => ({ year, value: value * unit })).reverse(),
          target: input.target && { ...input.target, value: input.target.value * unit },
          naturalLimit: input.naturalLimit === null ? null : input.naturalLimit * unit,
        };
        const [a, b] = [measureProgress(input), measureProgress(scaled)];
        expect(b.status).toBe(a.status);
        expect(b.score).toBeCloseTo(a.score!, 9);
      }),
    );
  });

  it('is the same for values mirrored at zero with the direction mirrored', () => {
    fc.assert(
      fc.property(anySeries, (input) => {
        const mirrored: Series = {
          ...input,
          direction: input.direction === 'positive' ? 'negative' : 'positive',
          observations: input.observations.map(({ year, value }) => ({ year, value: -value })),
          target: input.target && { ...input.target, value: -input.target.value },
          naturalLimit: input.naturalLimit === null ? null : -input.naturalLimit,
        };
        const [a, b] = [measureProgress(input), measureProgress(mirrored)];
        expect([b.status, b.score, b.value]).toEqual([a.status, a.score, a.value]);
      }),
    );
  });
});

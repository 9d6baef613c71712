import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  combineProgress,
  naturalLimitFactor,
  scoreOfGrowth,
  scoreOfRatio,
  statusOfGrowth,
  statusOfRatio,
} from './index.ts';

describe('the score', () => {
  it.each([
    [-9, -5],
    [-0.6, -5],
    [0, -2.5],
    [0.6, 0],
    [0.95, 2.5],
    [1.3, 5],
    [9, 5],
  ])('of the ratio %d is %d', (ratio, score) => expect(scoreOfRatio(ratio)).toBeCloseTo(score, 12));

  it.each([
    [-1, -5],
    [-0.02, -5],
    [-0.01, -3.75],
    [0, -2.5],
    [0.005, 0],
    [0.01, 1.25],
    [0.015, 2.5],
    [0.02, 5],
    [1, 5],
  ])('of the growth %d is %d', (growth, score) => expect(scoreOfGrowth(growth)).toBeCloseTo(score, 12));

  it('never falls when the measure rises', () => {
    const number = fc.double({ min: -2, max: 2, noNaN: true });
    fc.assert(
      fc.property(number, number, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, factor) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(scoreOfRatio(low)).toBeLessThanOrEqual(scoreOfRatio(high) + 1e-12);
        expect(scoreOfGrowth(low / 40, factor)).toBeLessThanOrEqual(scoreOfGrowth(high / 40, factor) + 1e-12);
      }),
    );
  });
});

describe('the status', () => {
  it('changes exactly on the thresholds', () => {
    expect([0.95, 0.9499, 0.6, 0.5999, 0, -0.0001].map(statusOfRatio)).toEqual([
      'on_track',
      'acceleration_needed',
      'acceleration_needed',
      'limited_progress',
      'limited_progress',
      'deterioration',
    ]);
    expect([0.015, 0.0149, 0.005, 0.0049, 0, -0.0001].map((growth) => statusOfGrowth(growth))).toEqual([
      'on_track',
      'acceleration_needed',
      'acceleration_needed',
      'limited_progress',
      'limited_progress',
      'deterioration',
    ]);
  });
});

describe('the natural limit factor', () => {
  it('is 0 on the limit, 1 far from it, and the same at equal relative distance on both sides', () => {
    expect(naturalLimitFactor(100, 100)).toBe(0);
    expect(naturalLimitFactor(200, 100)).toBe(1);
    expect(naturalLimitFactor(5, 0)).toBe(1);
    expect(naturalLimitFactor(50, 100)).toBeCloseTo(0.953929, 6);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (distance) => {
        expect(naturalLimitFactor(100 + distance, 100)).toBeCloseTo(naturalLimitFactor(100 - distance, 100), 9);
      }),
    );
  });
});

describe('several series', () => {
  it('take the mean of their scores', () => {
    const combined = combineProgress([
      { status: 'on_track', score: 5 },
      { status: 'deterioration', score: -3 },
    ]);
    expect(combined).toEqual({ status: 'acceleration_needed', score: 1, counted: 2, warnings: [] });
  });

  it('achieve the target only if every one did', () => {
    const achieved = { status: 'target_achieved', score: 5 } as const;
    expect(combineProgress([achieved, achieved]).status).toBe('target_achieved');
    expect(combineProgress([achieved, { status: 'on_track', score: 5 }])).toMatchObject({
      status: 'on_track',
      score: 5,
    });
  });

  it('leave out what cannot be assessed, and say so', () => {
    const unable = { status: 'unable_to_assess', score: null } as const;
    const combined = combineProgress([{ status: 'on_track', score: 3 }, unable]);
    expect(combined).toMatchObject({ status: 'on_track', score: 3, counted: 1 });
    expect(combined.warnings.map(({ code }) => code)).toEqual(['SERIES_LEFT_OUT']);
    expect(combineProgress([unable]).status).toBe('unable_to_assess');
    expect(combineProgress([]).status).toBe('unable_to_assess');
  });

  it('have no status while one of them lacks kind or direction', () => {
    expect(
      combineProgress([
        { status: 'on_track', score: 3 },
        { status: null, score: null },
      ]).status,
    ).toBeNull();
  });
});

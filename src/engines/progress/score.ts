import type { ProgressStatus } from './types.ts';

type Point = readonly [value: number, score: number];

const WITH_TARGET: readonly Point[] = [
  [-0.6, -5],
  [0.6, 0],
  [1.3, 5],
];

/** Score of the ratio R of observed to required growth. */
export function scoreOfRatio(ratio: number): number {
  return alongLine(WITH_TARGET, ratio);
}

/** Score of growth without target. `limitFactor` C shrinks the thresholds above zero. */
export function scoreOfGrowth(growth: number, limitFactor = 1): number {
  if (limitFactor === 0 && growth >= 0) return 5;
  return alongLine(
    [
      [-0.02, -5],
      [0, -2.5],
      [0.005 * limitFactor, 0],
      [0.015 * limitFactor, 2.5],
      [0.02 * limitFactor, 5],
    ],
    growth,
  );
}

export function statusOfRatio(ratio: number): ProgressStatus {
  return statusAt(ratio, 0.95, 0.6);
}

export function statusOfGrowth(growth: number, limitFactor = 1): ProgressStatus {
  return statusAt(growth, 0.015 * limitFactor, 0.005 * limitFactor);
}

/** Status of the mean score of several series. */
export function statusOfScore(score: number): ProgressStatus {
  return statusAt(score + 2.5, 5, 2.5);
}

function statusAt(value: number, onTrack: number, accelerate: number): ProgressStatus {
  if (value < 0) return 'deterioration';
  if (value >= onTrack) return 'on_track';
  return value >= accelerate ? 'acceleration_needed' : 'limited_progress';
}

function alongLine(points: readonly Point[], value: number): number {
  const next = points.findIndex(([at]) => value < at);
  if (next === 0) return points[0]![1];
  if (next < 0) return points.at(-1)![1];
  const [fromValue, fromScore] = points[next - 1]!;
  const [toValue, toScore] = points[next]!;
  return fromScore + ((value - fromValue) / (toValue - fromValue)) * (toScore - fromScore);
}

import type { Output } from '../../../platform/contract/index.ts';
import type { Tone } from '../../../web/kit/StateBadge.tsx';
import type { listIndicators, openIndicator } from '../../contract.ts';
import type { PlanWords } from '../words.ts';

export type IndicatorLine = Output<typeof listIndicators>['rows'][number];
export type IndicatorView = Output<typeof openIndicator>;
export type Progress = IndicatorLine['progress'];
export type Point = NonNullable<IndicatorLine['latest']>;

export const indicatorKinds = ['input', 'output', 'outcome', 'detection', 'prevalence'] as const;
export const directions = ['up', 'down'] as const;

export const progressStates = [
  'target_achieved',
  'on_track',
  'acceleration_needed',
  'limited_progress',
  'deterioration',
  'unable_to_assess',
  'none',
] as const;
export type ProgressState = (typeof progressStates)[number];

export const progressTones: Record<ProgressState, Tone> = {
  target_achieved: 'good',
  on_track: 'going',
  acceleration_needed: 'waiting',
  limited_progress: 'waiting',
  deterioration: 'late',
  unable_to_assess: 'unknown',
  none: 'unknown',
};

/** `none` where kind or direction is missing: then nothing is said. */
export const stateOf = ({ status }: Pick<Progress, 'status'>): ProgressState => status ?? 'none';

/** A value with its mark: "at least 805"; one that was left out or is missing says so. */
export const flagged = (
  value: number | null,
  flag: Point['flag'],
  { t, number }: Pick<PlanWords, 't' | 'number'>,
): string => {
  if (value === null) return t(flag === 'suppressed' ? 'plan.numbers.flag.suppressed' : 'plan.numbers.flag.missing');
  return flag === null ? number(value) : t(`plan.numbers.flag.${flag}`, { value: number(value) });
};

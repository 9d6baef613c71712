import { measureProgress, type Progress, trueKind } from '../../engines/progress/index.ts';
import type { IndicatorRow, TargetRow } from '../tables.ts';
import { periodOf } from './observed.ts';
import { type Sentence, sentence } from './sentences.ts';
import type { YearPoint } from './year-series.ts';

export interface ProgressResult extends Pick<Progress, 'status' | 'score' | 'measure' | 'value' | 'growth'> {
  readonly base: { readonly year: number; readonly value: number } | null;
  readonly current: { readonly year: number; readonly value: number } | null;
  readonly target: { readonly year: number; readonly value: number } | null;
  readonly warnings: readonly Sentence[];
}

/** The progress of one line of numbers towards the last of its targets, or by its own growth where there is none. */
export const progressOf = (
  indicator: Pick<IndicatorRow, 'kind' | 'direction' | 'title' | 'baseline' | 'unit'>,
  points: readonly YearPoint[],
  targets: readonly TargetRow[],
): ProgressResult => {
  const target = lastTarget(targets);
  const baseYear = indicator.baseline ? periodOf(indicator.baseline.period)?.countsAs : null;
  const { status, score, measure, value, growth, warnings, inputs } = measureProgress({
    observations: points.map(({ flag, ...p }) => ({ ...p, ...(flag ? { flag } : {}) })),
    kind: indicator.kind,
    direction: indicator.direction && (indicator.direction === 'up' ? 'positive' : 'negative'),
    title: indicator.title.en,
    target,
    naturalLimit: /^(%|per ?cent|percent)/i.test(indicator.unit.trim()) ? 100 : null,
    ...(baseYear ? { baseYear } : {}),
  });
  const { base, current } = inputs;
  const flagged = [base, current].flatMap((at) => points.find((p) => p.year === at?.year && p.flag) ?? []);
  return {
    status,
    score,
    measure,
    value,
    growth,
    base,
    current,
    target: inputs.target,
    warnings: [
      ...warnings
        .filter(({ code }) => code !== 'FLAGGED_VALUE')
        .map(({ code }) => sentence(`plan.progress.${code}`, { year: base?.year ?? 0, target: target?.year ?? 0 })),
      ...flagged.map(({ year, flag }) => sentence('plan.progress.FLAGGED_VALUE', { year, flag: flag as string })),
    ],
  };
};

const lastTarget = (targets: readonly TargetRow[]): { year: number; value: number } | null =>
  targets
    .flatMap(({ period, value }) => {
      const year = periodOf(period)?.countsAs;
      return year ? [{ year, value }] : [];
    })
    .sort((a, b) => a.year - b.year)
    .at(-1) ?? null;

/** What must stand beside every number of an indicator. */
export const notesOn = (indicator: Pick<IndicatorRow, 'kind' | 'direction' | 'title'>): Sentence[] => {
  const kind = trueKind({ kind: indicator.kind, title: indicator.title.en });
  return [
    ...(kind === 'detection' ? [sentence('plan.measure.detection')] : []),
    ...(kind !== indicator.kind ? [sentence('plan.measure.called-prevalence')] : []),
    ...(indicator.kind === null ? [sentence('plan.progress.KIND_MISSING', { year: 0, target: 0 })] : []),
    ...(indicator.direction === null ? [sentence('plan.progress.DIRECTION_MISSING', { year: 0, target: 0 })] : []),
  ];
};

import { type CombinedProgress, combineProgress } from '../../engines/progress/index.ts';
import type { PairDecision } from '../../engines/results/index.ts';
import type { IndicatorRow, TargetRow } from '../tables.ts';
import type { Observed } from './observed.ts';
import { type ProgressResult, progressOf } from './progress.ts';
import { type Sentence, sentence } from './sentences.ts';
import { type YearPoint, yearSeries } from './year-series.ts';

export interface Measured {
  readonly series: readonly {
    readonly name: string | null;
    readonly points: readonly YearPoint[];
    readonly progress: ProgressResult;
  }[];
  /** Over all series. */
  readonly progress: Pick<CombinedProgress, 'status' | 'score'> & { readonly warnings: readonly Sentence[] };
}

/** An indicator worked out: its series year by year, the progress of each, and of all together. */
export const measured = (
  indicator: IndicatorRow,
  observations: readonly Observed[],
  targets: readonly TargetRow[],
  decisions: readonly PairDecision[],
): Measured => {
  const series = yearSeries(indicator, observations, decisions).map(({ name, points, warnings }) => {
    const progress = progressOf(indicator, points, targets);
    return { name, points, progress: { ...progress, warnings: [...progress.warnings, ...warnings] } };
  });
  const [only] = series;
  if (only && series.length === 1) return { series, progress: only.progress };
  const all = combineProgress(series.map(({ progress }) => progress));
  const leftOut = series.filter(({ progress }) => progress.score === null).length;
  return {
    series,
    progress: { ...all, warnings: leftOut > 0 ? [sentence('plan.progress.SERIES_LEFT_OUT', { count: leftOut })] : [] },
  };
};

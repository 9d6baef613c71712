import { statusOfScore } from './score.ts';
import type { Progress, ProgressStatus, ProgressWarning } from './types.ts';

export interface CombinedProgress {
  status: ProgressStatus | null;
  score: number | null;
  /** How many series the mean rests on. */
  counted: number;
  warnings: ProgressWarning[];
}

/**
 * One status for several series of equal weight: the mean of their scores. 'target_achieved' only if every series achieved its target.
 * A series that could not be assessed is left out with a warning; one without status (no kind or direction) leaves the whole without.
 * To weigh groups equally, combine each group first.
 */
export function combineProgress(series: readonly Pick<Progress, 'status' | 'score'>[]): CombinedProgress {
  const scored = series.filter(({ score }) => score !== null);
  const leftOut = series.length - scored.length;
  const warnings: ProgressWarning[] =
    leftOut === 0
      ? []
      : [
          {
            code: 'SERIES_LEFT_OUT',
            message: `${leftOut} of ${series.length} series could not be assessed and are left out.`,
          },
        ];

  if (series.some(({ status }) => status === null)) return { status: null, score: null, counted: 0, warnings };
  if (scored.length === 0) return { status: 'unable_to_assess', score: null, counted: 0, warnings };

  const score = scored.reduce((sum, part) => sum + part.score!, 0) / scored.length;
  const achieved = series.every(({ status }) => status === 'target_achieved');
  return { status: achieved ? 'target_achieved' : statusOfScore(score), score, counted: scored.length, warnings };
}

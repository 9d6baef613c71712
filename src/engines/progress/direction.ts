import type { IndicatorKind, ProgressWarning, Series } from './types.ts';

const SOUNDS_LIKE_DETECTION =
  /\b(detect|identifi|referr|report|rescue|recover|recorded|assisted|served|hotline|nrm\b)/i;

/** What the series really counts: one that is called prevalence but counts what was found is detection. */
export function trueKind({ kind, title }: Pick<Series, 'kind' | 'title'>): IndicatorKind | null {
  return kind === 'prevalence' && SOUNDS_LIKE_DETECTION.test(title ?? '') ? 'detection' : kind;
}

/** Warnings about kind and direction: what is missing, and readings that turn the meaning round. */
export function directionWarnings(series: Series): ProgressWarning[] {
  const { kind, direction } = series;
  const warnings: ProgressWarning[] = [];
  if (!kind)
    warnings.push({ code: 'KIND_MISSING', message: 'There is no status before the kind of the indicator is set.' });
  if (!direction)
    warnings.push({ code: 'DIRECTION_MISSING', message: 'There is no status before the wanted direction is set.' });

  const detection = trueKind(series) === 'detection';
  if (detection && (kind === 'prevalence' || direction === 'negative'))
    warnings.push({
      code: 'DETECTION_READ_AS_PREVALENCE',
      message:
        'This counts what was detected, but is read as if it were prevalence. More detection can mean better detection. Check kind and direction.',
    });
  if (kind === 'prevalence' && !detection && direction === 'positive')
    warnings.push({ code: 'PREVALENCE_WANTED_UP', message: 'More prevalence is set as wanted. Check the direction.' });
  return warnings;
}

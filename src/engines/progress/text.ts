import { trueKind } from './direction.ts';
import type { Progress, ProgressStatus, Series } from './types.ts';

const STATUS_WORDS: Record<ProgressStatus, string> = {
  target_achieved: 'Target achieved.',
  on_track: 'On track.',
  acceleration_needed: 'Progress made, but acceleration is needed.',
  limited_progress: 'Limited progress.',
  deterioration: 'Deterioration.',
  unable_to_assess: 'Unable to assess.',
};

/** The result in plain English, with the numbers it rests on. Detection is called detection, whatever the series calls itself. */
export function progressText(progress: Progress, series: Pick<Series, 'kind' | 'title'>): string {
  const { base, current, target } = progress.inputs;
  const sentences = [
    progress.status ? STATUS_WORDS[progress.status] : 'No status: kind and direction must be set first.',
  ];
  if (base && current && progress.growth !== null)
    sentences.push(
      `${number(base.value)} in ${base.year}, ${number(current.value)} in ${current.year}: ${change(progress)}.`,
    );
  if (target) sentences.push(`The target is ${number(target.value)} by ${target.year}.`);
  if (trueKind(series) === 'detection')
    sentences.push('This counts what was detected; it does not tell how much there is.');
  return sentences.join(' ');
}

function change({ growth, inputs }: Progress): string {
  const percent = Math.abs(growth! * 100);
  if (percent < 0.05) return 'about the same';
  const up = growth! > 0 !== inputs.flipped;
  return `${up ? 'up' : 'down'} ${percent.toFixed(1)} % a year`;
}

const number = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 3 });

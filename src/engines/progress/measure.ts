import { type BaseAndCurrent, baseAndCurrent } from './base-and-current.ts';
import { directionWarnings } from './direction.ts';
import { ProgressError } from './errors.ts';
import { compoundGrowth, naturalLimitFactor, ZERO_STAND_IN } from './growth.ts';
import { scoreOfGrowth, scoreOfRatio, statusOfGrowth, statusOfRatio } from './score.ts';
import type { Progress, ProgressInputs, ProgressWarning, Series, YearValue } from './types.ts';

export const DEFAULT_TARGET_YEAR = 2030;

/** The progress of one series. Throws YEAR_NOT_WHOLE, YEAR_TWICE, VALUE_NOT_FINITE. */
export function measureProgress(series: Series): Progress {
  const data = baseAndCurrent(series);
  const target = targetOf(series);
  const warnings = [...directionWarnings(series), ...data.warnings];
  const inputs: ProgressInputs = {
    kind: series.kind,
    direction: series.direction,
    base: data.base && { year: data.base.year, value: data.base.value },
    current: data.current && { year: data.current.year, value: data.current.value },
    target,
    naturalLimit: series.naturalLimit ?? null,
    limitFactor: 1,
    requiredGrowth: null,
    flipped: false,
  };
  const progress: Progress = {
    status: series.kind && series.direction ? 'unable_to_assess' : null,
    score: null,
    measure: null,
    value: null,
    growth: null,
    warnings,
    inputs,
  };
  if (!inputs.base || !inputs.current) return progress;

  const signs = signsOf(data, target);
  if (signs === 'mixed') {
    warnings.push({ code: 'MIXED_SIGNS', message: 'Growth needs values that are all above or all below zero.' });
    return progress;
  }
  inputs.flipped = signs === 'negative';
  if (inputs.flipped)
    warnings.push({ code: 'ALL_NEGATIVE', message: 'All values are below zero, so the direction is turned round.' });

  const sizes = sizesOf(inputs.base, inputs.current, target, warnings);
  progress.growth = compoundGrowth(sizes.base, sizes.current);
  if (progress.status === null) return progress;
  return { ...progress, ...(target ? againstTarget(progress, sizes) : withoutTarget(progress, sizes)) };
}

interface Sizes {
  base: YearValue;
  current: YearValue;
  target: YearValue | null;
}

type Verdict = Pick<Progress, 'measure' | 'value' | 'status' | 'score'>;

function againstTarget({ inputs, warnings, growth }: Progress, sizes: Sizes): Verdict {
  const target = inputs.target!;
  const wanted = inputs.direction === 'positive' ? 1 : -1;
  const achieved = wanted * (inputs.current!.value - target.value) >= 0;
  warnings.push(...targetWarnings(inputs, achieved));

  if (target.year > inputs.base!.year) inputs.requiredGrowth = compoundGrowth(sizes.base, sizes.target!);
  const directed = growth! * (inputs.flipped ? -wanted : wanted);
  const value = inputs.requiredGrowth ? directed / Math.abs(inputs.requiredGrowth) || 0 : null;

  if (achieved) return { measure: 'R', value, status: 'target_achieved', score: 5 };
  if (value !== null) return { measure: 'R', value, status: statusOfRatio(value), score: scoreOfRatio(value) };
  // The base stood on the target and the current value no longer does: it can only have moved away.
  if (inputs.requiredGrowth === 0) return { measure: 'R', value, status: 'deterioration', score: -5 };
  return { measure: 'R', value, status: 'unable_to_assess', score: null };
}

function withoutTarget({ inputs, warnings, growth }: Progress, sizes: Sizes): Verdict {
  const wanted = (inputs.direction === 'positive' ? 1 : -1) * (inputs.flipped ? -1 : 1);
  const value = growth! * wanted || 0;
  inputs.limitFactor = limitFactor(inputs, sizes.base.value, wanted, warnings);
  return {
    measure: 'cagr',
    value,
    status: statusOfGrowth(value, inputs.limitFactor),
    score: scoreOfGrowth(value, inputs.limitFactor),
  };
}

/** Only a limit that lies in the wanted direction can be in the way. */
function limitFactor(inputs: ProgressInputs, base: number, wanted: number, warnings: ProgressWarning[]): number {
  if (inputs.naturalLimit === null) return 1;
  const limit = inputs.flipped ? -inputs.naturalLimit : inputs.naturalLimit;
  if (limit >= 0 && wanted * (limit - base) >= 0) return naturalLimitFactor(base, limit);
  warnings.push({ code: 'LIMIT_NOT_USED', message: 'The natural limit does not lie in the wanted direction.' });
  return 1;
}

function targetWarnings({ base, current, target, direction, naturalLimit }: ProgressInputs, achieved: boolean) {
  const warnings: ProgressWarning[] = [];
  const gap = target!.value - base!.value;
  if (gap === 0)
    warnings.push({ code: 'TARGET_EQUALS_BASE', message: 'The target is the base value: no growth is asked.' });
  if (direction === 'positive' ? gap < 0 : gap > 0)
    warnings.push({
      code: 'TARGET_AGAINST_DIRECTION',
      message: 'From the base the target lies against the wanted direction. Check the direction and the target.',
    });
  if (target!.year <= base!.year)
    warnings.push({
      code: 'TARGET_YEAR_NOT_AFTER_BASE',
      message: `The target year ${target!.year} is not after the base.`,
    });
  else if (!achieved && current!.year > target!.year)
    warnings.push({ code: 'TARGET_YEAR_PASSED', message: `The target year ${target!.year} has passed.` });
  if (naturalLimit !== null)
    warnings.push({ code: 'LIMIT_NOT_USED', message: 'A natural limit matters only where there is no target.' });
  return warnings;
}

/** Values without their sign, with zero replaced where growth could not start or end. */
function sizesOf(base: YearValue, current: YearValue, target: YearValue | null, warnings: ProgressWarning[]): Sizes {
  const replaced = (what: string) =>
    `A ${what} of zero was replaced by ${ZERO_STAND_IN}. Choose a suitable small number by hand: the result depends on it.`;
  const size = ({ year, value }: YearValue) => ({ year, value: Math.abs(value) || ZERO_STAND_IN });
  if (base.value === 0) warnings.push({ code: 'ZERO_BASE_REPLACED', message: replaced('base') });
  if (target?.value === 0) warnings.push({ code: 'ZERO_TARGET_REPLACED', message: replaced('target') });
  return {
    base: size(base),
    // From zero to zero nothing has moved; from a value to zero it has fallen by all of it.
    current: base.value === 0 ? size(current) : { year: current.year, value: Math.abs(current.value) },
    target: target && size(target),
  };
}

function signsOf({ used }: BaseAndCurrent, target: YearValue | null): 'positive' | 'negative' | 'mixed' {
  const values = [...used.map(({ value }) => value), target?.value ?? 0];
  const [above, below] = [values.some((value) => value > 0), values.some((value) => value < 0)];
  if (above && below) return 'mixed';
  return below ? 'negative' : 'positive';
}

function targetOf({ target }: Series): YearValue | null {
  if (!target) return null;
  const year = target.year ?? DEFAULT_TARGET_YEAR;
  if (!Number.isFinite(target.value)) throw new ProgressError('VALUE_NOT_FINITE', 'The target is not a number.');
  if (!Number.isInteger(year)) throw new ProgressError('YEAR_NOT_WHOLE', `${year} is not a year.`);
  return { year, value: target.value };
}

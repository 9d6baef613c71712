import { ProgressError } from './errors.ts';
import type { Observation, ProgressWarning, Series, YearValue } from './types.ts';

export const DEFAULT_BASE_YEAR = 2015;

interface Known extends YearValue {
  flag?: Observation['flag'];
}

export interface BaseAndCurrent {
  /** Every known value from the base year on, by year. */
  used: YearValue[];
  base: YearValue | null;
  current: YearValue | null;
  warnings: ProgressWarning[];
}

/** The base year, or the first year after it with a value, and the latest year. */
export function baseAndCurrent(series: Series): BaseAndCurrent {
  const baseYear = series.baseYear ?? DEFAULT_BASE_YEAR;
  const used = knownValues(series.observations).filter(({ year }) => year >= baseYear);
  const base = used[0] ?? null;
  const current = used.length > 1 ? used.at(-1)! : null;
  const warnings: ProgressWarning[] = [];

  if (base && base.year !== baseYear)
    warnings.push({
      code: 'BASE_YEAR_MOVED',
      message: `There is no value for the base year ${baseYear}; ${base.year}, the first year after it, is the base.`,
    });
  if (!current)
    warnings.push({
      code: 'TOO_FEW_YEARS',
      message: `Two years with a value are needed from ${baseYear} on. Set an earlier base year or add a year.`,
    });
  for (const { year, flag } of base && current ? [base, current] : [])
    if (flag)
      warnings.push({ code: 'FLAGGED_VALUE', message: `The value for ${year} is marked "${flag.replace('_', ' ')}".` });
  return { used, base, current, warnings };
}

function knownValues(observations: readonly Observation[]): Known[] {
  const seen = new Set<number>();
  for (const { year, value } of observations) {
    if (!Number.isInteger(year)) throw new ProgressError('YEAR_NOT_WHOLE', `${year} is not a year.`);
    if (seen.has(year))
      throw new ProgressError('YEAR_TWICE', `The year ${year} is there twice. Keep one value a year.`);
    if (value !== null && !Number.isFinite(value))
      throw new ProgressError('VALUE_NOT_FINITE', `The value for ${year} is not a number.`);
    seen.add(year);
  }
  return observations
    .flatMap(({ year, value, flag }) => (value === null ? [] : [{ year, value, ...(flag && { flag }) }]))
    .sort((a, b) => a.year - b.year);
}

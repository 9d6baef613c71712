import { CalendarError, parsePeriod } from '../../calendar/index.ts';
import type { PerformanceIndicator, Result, ValueChainStage } from '../../stratml/index.ts';
import { xmlId } from '../../stratml/index.ts';
import type { Indicator, Observation } from '../document.ts';
import { toLines } from './lines.ts';
import type { Parts } from './parts.ts';

const STAGES: Partial<Record<NonNullable<Indicator['kind']>, ValueChainStage>> = {
  input: 'Input',
  output: 'Output',
  outcome: 'Outcome',
};

/** An indicator with its targets and results. Detection and prevalence are no stage of a value chain; they travel as words. */
export const writeIndicator = (i: Indicator, parts: Parts): PerformanceIndicator => {
  const stage = i.kind ? STAGES[i.kind] : undefined;
  const other = toLines({
    Kind: i.kind,
    Direction: i.direction,
    'Spanish title': i.title.es,
    Definition: i.definition,
    Aggregation: i.aggregation,
  });
  const targets = parts.targets.get(i.id) ?? [];
  const observations = parts.observations.get(i.id) ?? [];
  return {
    ...(stage ? { valueChainStage: stage } : {}),
    performanceIndicatorType: 'Quantitative',
    measurementDimension: i.title.en,
    unitOfMeasurement: i.unit,
    identifier: xmlId(i.id),
    relationships: [],
    measurementInstances: [
      {
        targetResults: targets.map((t) => ({ ...days(t.period), ...measured(t.value, t.period) })),
        actualResults: observations.map(actual),
      },
    ],
    ...(other ? { otherInformation: other } : {}),
  };
};

const actual = (o: Observation): Result => ({
  startDate: o.start ?? '',
  endDate: o.end ?? '',
  ...measured(o.value, o.period),
  ...(o.flag ? { descriptor: { descriptorName: 'flag', descriptorValue: o.flag } } : {}),
});

const measured = (value: number | null, period: string): Result => ({
  numberOfUnits: value === null ? '' : decimal(value),
  description: period,
});

/** Without an exponent, which StratML does not know. */
const decimal = (value: number): string =>
  /e/.test(String(value)) ? value.toFixed(20).replace(/\.?0+$/, '') : String(value);

const days = (period: string): Result => {
  try {
    const { start, end } = parsePeriod(period);
    return { startDate: start ?? '', endDate: end ?? '' };
  } catch (error) {
    if (error instanceof CalendarError) return { startDate: '', endDate: '' };
    throw error;
  }
};

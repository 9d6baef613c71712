import type { PerformanceIndicator, Result, ValueChainStage } from '../../stratml/index.ts';
import { DateText, Indicator, IndicatorKind, Observation, type Target } from '../document.ts';
import { idOf } from './ids.ts';
import { fromLines } from './lines.ts';

export interface Measures {
  readonly indicators: Indicator[];
  readonly targets: Target[];
  readonly observations: Observation[];
}

/** Indicators of an objective with their targets and results, added to `read`. A result without a number is a missing one. */
export const readIndicators = (from: readonly PerformanceIndicator[], nodeId: string, read: Measures): void => {
  for (const [i, item] of from.entries()) {
    const indicator = readIndicator(item, nodeId, idOf(item.identifier) ?? `${nodeId}.i${i + 1}`);
    read.indicators.push(indicator);
    for (const instance of item.measurementInstances) {
      read.targets.push(...instance.targetResults.flatMap((r) => target(r, indicator.id)));
      read.observations.push(...instance.actualResults.flatMap((r) => observation(r, indicator.id)));
    }
  }
};

const KINDS: Partial<Record<ValueChainStage, Indicator['kind']>> = {
  Input: 'input',
  Output: 'output',
  Outcome: 'outcome',
};

const readIndicator = (item: PerformanceIndicator, nodeId: string, id: string): Indicator => {
  const said = fromLines(item.otherInformation);
  const es = said.get('Spanish title');
  const en = item.measurementDimension.trim() || id;
  const definition = said.get('Definition');
  const stage = item.valueChainStage ? (KINDS[item.valueChainStage] ?? null) : null;
  return {
    id,
    nodeId,
    title: es ? { en, es } : { en },
    unit: item.unitOfMeasurement.trim() || 'units',
    kind: IndicatorKind.safeParse(said.get('Kind')).data ?? stage,
    direction: Indicator.shape.direction.safeParse(said.get('Direction')).data ?? null,
    aggregation: Indicator.shape.aggregation.safeParse(said.get('Aggregation')).data ?? 'none',
    disaggregations: [],
    ...(definition ? { definition } : {}),
  };
};

const target = (r: Result, indicatorId: string): Target[] => {
  const value = number(r.numberOfUnits);
  return value === null ? [] : [{ indicatorId, period: periodOf(r), value }];
};

const observation = (r: Result, indicatorId: string): Observation[] => {
  const flag = r.descriptor?.descriptorName === 'flag' ? r.descriptor.descriptorValue : null;
  const value = number(r.numberOfUnits);
  return [
    {
      indicatorId,
      period: periodOf(r),
      start: day(r.startDate),
      end: day(r.endDate),
      dims: {},
      value,
      flag: Observation.shape.flag.safeParse(flag).data ?? (value === null ? 'missing' : null),
    },
  ];
};

const periodOf = (r: Result): string => r.description?.trim() || `${r.startDate ?? ''}..${r.endDate ?? ''}`;
const number = (text: string | undefined): number | null => (text?.trim() ? Number(text) : null);
const day = (text: string | undefined): string | null => DateText.safeParse(text).data ?? null;

import { fiscalYearOf } from '../../engines/calendar/index.ts';
import { precedingYears } from '../../engines/escalation/index.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { plan, planHead } from '../queries.ts';
import { openIndicator as contract } from './contract.ts';
import { differences } from './differences.ts';
import { measured } from './measured.ts';
import { periodOf } from './observed.ts';
import { indicatorView, observationView } from './views.ts';
import {
  observationsOf,
  pairDecisions,
  seesInside,
  shownObservations,
  visibleIndicator,
} from './visible-indicators.ts';

/** One indicator with everything that was observed, wanted and corrected. */
export const openIndicator = useCase(contract, async (context, { planId, indicatorId, limit, offset }) => {
  const { tx, clock, note } = context;
  await planHead(tx, planId);
  const indicator = await visibleIndicator(context, planId, indicatorId);
  const shown = shownObservations(context, indicator, await observationsOf(tx, planId, [indicatorId]));
  const targets = await plan(tx)
    .selectFrom('plan.target')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('indicator_id', '=', indicatorId)
    .orderBy('period')
    .execute();
  const corrections = seesInside(context)
    ? await plan(tx)
        .selectFrom('plan.observation_revision')
        .select(['observation_id as observationId', 'period', 'was', 'why'])
        .select(['corrected_by as by', 'corrected_at as at'])
        .where('plan_id', '=', planId)
        .where('indicator_id', '=', indicatorId)
        .orderBy('corrected_at', 'desc')
        .limit(100)
        .execute()
    : [];

  const { series, progress } = measured(indicator, shown, targets, await pairDecisions(tx, planId));
  const points = series[0]?.points ?? [];
  const at = (period: string) => points.find((p) => p.year === periodOf(period)?.countsAs)?.value ?? null;
  const reached = (observed: number, wanted: number) =>
    indicator.direction === 'down' ? observed <= wanted : observed >= wanted;
  const years = precedingYears(
    points.map((p) => ({ ...p, fiscalYear: p.year })),
    fiscalYearOf(clock.today()),
  );
  note(planId);
  return {
    indicator: indicatorView(indicator),
    suppressed: shown.filter(({ flag }) => flag === 'suppressed').length,
    series,
    progress,
    fiveYears: years.map(({ fiscalYear, result }) => ({
      year: fiscalYear,
      value: result?.value ?? null,
      flag: result?.flag ?? null,
    })),
    targets: targets.map(({ period, value }) => {
      const observed = at(period);
      const met = observed === null || indicator.direction === null ? null : reached(observed, value);
      return { period, value, observed, met };
    }),
    observations: {
      rows: shown
        .toReversed()
        .slice(offset, offset + limit)
        .map(observationView),
      total: shown.length,
      limit,
      offset,
    },
    differences: differences(shown),
    corrections,
  };
});

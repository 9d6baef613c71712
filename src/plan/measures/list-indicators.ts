import { groupBy } from '../../engines/plan/group.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { plan, planHead } from '../queries.ts';
import { listIndicators as contract } from './contract.ts';
import { measured } from './measured.ts';
import { indicatorView } from './views.ts';
import { observationsOf, pairDecisions, shownObservations, visibleIndicators } from './visible-indicators.ts';

/** The plan's indicators with where they stand. */
export const listIndicators = useCase(contract, async (context, input) => {
  const { planId, nodeId, kind, q, limit, offset } = input;
  const { tx, note } = context;
  await planHead(tx, planId);
  const words = q?.toLowerCase() ?? '';
  const found = (await visibleIndicators(context, planId)).filter(
    (i) =>
      (nodeId === undefined || i.node_id === nodeId) &&
      (kind === undefined || indicatorView(i).kind === kind) &&
      `${i.id} ${i.title.en} ${i.title.es ?? ''}`.toLowerCase().includes(words),
  );
  const page = found.slice(offset, offset + limit);
  const ids = page.map(({ id }) => id);
  const observations = groupBy(await observationsOf(tx, planId, ids), (o) => o.indicator_id);
  const targets = groupBy(await targetsOf(tx, planId, ids), (t) => t.indicator_id);
  const decisions = await pairDecisions(tx, planId);
  note(planId, { found: found.length });
  return {
    rows: page.map((indicator) => {
      const given = observations.get(indicator.id) ?? [];
      const shown = shownObservations(context, indicator, given);
      const { series } = measured(indicator, shown, targets.get(indicator.id) ?? [], decisions);
      // an indicator of several series is told apart on its own page; here the first stands for it
      const [first] = series;
      return {
        ...indicatorView(indicator),
        observations: given.length,
        latest: first?.points.findLast((p) => p.value !== null) ?? null,
        progress: (first as NonNullable<typeof first>).progress,
      };
    }),
    total: found.length,
    limit,
    offset,
  };
});

const targetsOf = (tx: Parameters<typeof planHead>[0], planId: string, indicatorIds: readonly string[]) =>
  indicatorIds.length === 0
    ? Promise.resolve([])
    : plan(tx)
        .selectFrom('plan.target')
        .selectAll()
        .where('plan_id', '=', planId)
        .where('indicator_id', 'in', indicatorIds)
        .execute();

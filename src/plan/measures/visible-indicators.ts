import type { PairDecision } from '../../engines/results/index.ts';
import type { Id } from '../../platform/contract/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { orRefuse } from '../../platform/errors/index.ts';
import type { Context } from '../../platform/kernel/index.ts';
import { holds } from '../../platform/policy/index.ts';
import { plan } from '../queries.ts';
import type { IndicatorRow } from '../tables.ts';
import type { Observed } from './observed.ts';
import { withoutSmallCounts } from './small-counts.ts';

type Looking = Pick<Context, 'tx' | 'actor' | 'kernel'>;

export const seesInside = ({ kernel, actor }: Pick<Context, 'actor' | 'kernel'>): boolean =>
  holds(kernel.roles, actor, 'read plan-internal');

/** Nodes that this actor may not see: internal ones and what hangs below. */
export const hiddenNodes = async (context: Looking, planId: Id): Promise<Set<string>> => {
  if (seesInside(context)) return new Set();
  const nodes = await plan(context.tx)
    .selectFrom('plan.node')
    .select(['id', 'parent_id', 'sensitivity'])
    .where('plan_id', '=', planId)
    .execute();
  const byId = new Map(nodes.map((n) => [n.id, n]));
  const isHidden = (id: string | null): boolean => {
    const at = id === null ? undefined : byId.get(id);
    return at !== undefined && (at.sensitivity === 'internal' || isHidden(at.parent_id));
  };
  return new Set(nodes.filter((n) => isHidden(n.id)).map((n) => n.id));
};

/** The indicators this actor may see, in the order of their ids. */
export const visibleIndicators = async (context: Looking, planId: Id): Promise<IndicatorRow[]> => {
  const hidden = await hiddenNodes(context, planId);
  const all = await plan(context.tx)
    .selectFrom('plan.indicator')
    .selectAll()
    .where('plan_id', '=', planId)
    .orderBy('id')
    .execute();
  return all.filter(({ node_id }) => node_id === null || !hidden.has(node_id));
};

/** @throws Refusal PLAN_INDICATOR_NOT_FOUND also where it hangs on a node the actor may not see */
export const visibleIndicator = async (context: Looking, planId: Id, indicatorId: string): Promise<IndicatorRow> =>
  orRefuse('PLAN_INDICATOR_NOT_FOUND')((await visibleIndicators(context, planId)).find(({ id }) => id === indicatorId));

/** The observations of indicators, by period. */
export const observationsOf = (tx: Tx, planId: Id, indicatorIds: readonly string[]): Promise<Observed[]> =>
  indicatorIds.length === 0
    ? Promise.resolve([])
    : plan(tx)
        .selectFrom('plan.observation')
        .select(['id', 'indicator_id', 'period', 'start_on', 'end_on', 'agency_id', 'dims', 'value', 'flag', 'source'])
        .where('plan_id', '=', planId)
        .where('indicator_id', 'in', indicatorIds)
        .orderBy('start_on')
        .orderBy('id')
        .execute();

/** The observations as this actor may see them: small counts are for those who may see what is internal. */
export const shownObservations = (
  context: Pick<Context, 'actor' | 'kernel'>,
  { unit }: Pick<IndicatorRow, 'unit'>,
  observations: readonly Observed[],
): Observed[] => (seesInside(context) ? [...observations] : withoutSmallCounts(unit, observations, (o) => o.agency_id));

/** What persons decided about pairs of claims. */
export const pairDecisions = async (tx: Tx, planId: Id): Promise<PairDecision[]> => {
  const rows = await plan(tx)
    .selectFrom('plan.question_answer')
    .select(['question', 'verdict', 'shared'])
    .where('plan_id', '=', planId)
    .where('kind', '=', 'double_count')
    .execute();
  return rows.map(({ question, verdict, shared }) => ({
    pair: question,
    decision: verdict as PairDecision['decision'],
    ...(shared === null ? {} : { shared }),
  }));
};

import { addDays, quarterOf } from '../../engines/calendar/index.ts';
import { groupBy } from '../../engines/plan/group.ts';
import { isClosed, type NodeStatus, type PlanDocument, status } from '../../engines/plan/index.ts';
import { type Context, useCase } from '../../platform/kernel/index.ts';
import { node, openPlanHead, plan } from '../queries.ts';
import { loadDocument } from '../register/load-document.ts';
import { dayOf } from '../register/visible-document.ts';
import type { IndicatorRow, TargetRow } from '../tables.ts';
import { quarterlyReview as contract, setAlternativeForm as formContract, Risk } from './contract.ts';
import { determinationsOf, ladderOf } from './ladder.ts';
import { measured } from './measured.ts';
import { type Sentence, sentence } from './sentences.ts';
import { observationsOf, pairDecisions, visibleIndicators } from './visible-indicators.ts';

/** A proposal, with its reason: the leaders of the review put a goal where it belongs. */
const riskOf = (
  { state, daysLate }: NodeStatus,
  unmetInARow: number,
  confidence: string | undefined,
): { risk: Risk; why: Sentence } => {
  if (isClosed(state)) return { risk: 'closed', why: sentence('plan.review.closed') };
  if (daysLate > 0) return { risk: 'high', why: sentence('plan.review.late', { days: daysLate }) };
  if (state === 'late') return { risk: 'high', why: sentence('plan.review.says-late') };
  if (unmetInARow > 1) return { risk: 'high', why: sentence('plan.review.unmet', { years: unmetInARow }) };
  if (state === 'at_risk') return { risk: 'medium', why: sentence('plan.review.at-risk') };
  if (state === null || state === 'no_response') return { risk: 'not known', why: sentence('plan.review.silent') };
  if (state === 'not_started') return { risk: 'medium', why: sentence('plan.review.not-started') };
  if (confidence === 'low') return { risk: 'medium', why: sentence('plan.review.unsure') };
  return { risk: 'low', why: sentence('plan.review.on-track') };
};

/** The pack for the review of the last quarter that has ended: goals at greatest risk first (31 USC 1121). */
export const quarterlyReview = useCase(contract, async (context, { planId, asOf }) => {
  const { tx, note } = context;
  const day = dayOf(context, asOf);
  const doc = await loadDocument(tx, planId, { asOf: day });
  const { start: thisStart } = quarterOf(day);
  const { label, start, end } = quarterOf(addDays(thisStart, -1));
  const nodes = new Map(doc.nodes.map((n) => [n.id, n]));
  const determinations = groupBy(
    (await determinationsOf(tx, planId)).filter((d) => d.determined_on <= day),
    (d) => d.node_id,
  );
  const progress = await progressByNode(context, planId, doc);

  const goals = status(doc, { asOf: day }).nodes.flatMap((at) => {
    const goal = nodes.get(at.nodeId);
    if (goal?.kind !== 'action') return [];
    const own = doc.assignments.filter((a) => a.nodeId === goal.id && a.to === null);
    const lead = own.find((a) => a.role === 'lead');
    const last = doc.updates.findLast((u) => u.nodeId === goal.id);
    const { unmetInARow } = ladderOf(determinations.get(goal.id) ?? [], []);
    return [
      {
        nodeId: goal.id,
        code: goal.code,
        title: goal.title,
        state: at.state,
        due: at.due?.now.due ?? null,
        daysLate: at.daysLate,
        lead: lead?.org ?? null,
        leader: lead?.officialName ?? null,
        contributors: own.filter((a) => a !== lead).map((a) => a.org),
        unmetInARow,
        indicators: progress.get(goal.id) ?? [],
        alternativeForm: doc.alternativeForms.find((f) => f.nodeId === goal.id) ?? null,
        ...riskOf(at, unmetInARow, last?.confidence),
      },
    ];
  });
  note(planId, { goals: goals.length });
  return {
    quarter: label,
    start,
    end,
    groups: Risk.options.map((risk) => ({ risk, goals: goals.filter((g) => g.risk === risk) })),
  };
});

const progressByNode = async (context: Context, planId: string, doc: PlanDocument) => {
  const { tx } = context;
  const indicators = (await visibleIndicators(context, planId)).filter((i) => i.node_id !== null);
  const decisions = await pairDecisions(tx, planId);
  const observations = groupBy(
    await observationsOf(
      tx,
      planId,
      indicators.map(({ id }) => id),
    ),
    (o) => o.indicator_id,
  );
  const targets = groupBy(doc.targets, (t) => t.indicatorId);
  const home = { org_id: context.orgId, plan_id: planId };
  const lineOf = (i: IndicatorRow) => {
    const wanted = (targets.get(i.id) ?? []).map(
      (t): TargetRow => ({ ...home, indicator_id: i.id, period: t.period, value: t.value, source: null }),
    );
    const [first] = measured(i, observations.get(i.id) ?? [], wanted, decisions).series;
    return { id: i.id, title: i.title, progress: (first as NonNullable<typeof first>).progress };
  };
  const byNode = groupBy(indicators, (i) => i.node_id as string);
  return new Map([...byNode].map(([nodeId, own]) => [nodeId, own.map(lineOf)]));
};

/** Says in words what cannot be put in numbers (31 USC 1115(c)). */
export const setAlternativeForm = useCase(formContract, async ({ tx, orgId, note }, input) => {
  const { planId, nodeId, minimallyEffective, successful } = input;
  await openPlanHead(tx, planId);
  await node(tx, planId, nodeId);
  const words = { minimally_effective: minimallyEffective, successful };
  await plan(tx)
    .insertInto('plan.alternative_form')
    .values({ org_id: orgId, plan_id: planId, node_id: nodeId, ...words })
    .onConflict((on) => on.columns(['org_id', 'plan_id', 'node_id']).doUpdateSet(words))
    .execute();
  note(planId);
  return { nodeId };
});

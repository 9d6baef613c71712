import { nameOf } from '../../platform/accounts/name-of.ts';
import type { Id } from '../../platform/contract/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { refuse } from '../../platform/errors/index.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { plan, planHead } from '../queries.ts';
import { answerQuestion as contract } from './contract.ts';
import { doubleCountsInReports, doubleCountsInSums, flagName, qualityOf, type Report } from './questions.ts';
import { observationsOf } from './visible-indicators.ts';

const fits = {
  double_count: ['same', 'different', 'partly'],
  quality: ['stands', 'explained'],
} as const;

/** Keeps a person's answer with the reason. Also a closed plan's questions may be answered. */
export const answerQuestion = useCase(contract, async ({ tx, orgId, actor, clock, note }, input) => {
  const { planId, question, verdict, shared, why } = input;
  await planHead(tx, planId);
  const kind = (await isAsked(tx, planId, question)) ?? refuse('PLAN_QUESTION_NOT_FOUND');
  if (!(fits[kind] as readonly string[]).includes(verdict))
    refuse('PLAN_VERDICT_UNFIT', { verdicts: fits[kind].join(', ') });
  const answer = {
    kind,
    verdict,
    shared: verdict === 'partly' ? (shared ?? null) : null,
    why,
    answered_by: await nameOf(tx, actor),
    answered_on: clock.today(),
  };
  await plan(tx)
    .insertInto('plan.question_answer')
    .values({ org_id: orgId, plan_id: planId, question, ...answer })
    .onConflict((on) => on.columns(['org_id', 'plan_id', 'question']).doUpdateSet(answer))
    .execute();
  note(planId);
  return { question };
});

/** Which kind of question this is, if it is really asked about what is there now. */
const isAsked = async (tx: Tx, planId: Id, question: string): Promise<keyof typeof fits | null> => {
  const ids = question.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
  if (ids.length === 0) return null;
  if (question.startsWith('quality ')) {
    const reports = await reportsLike(tx, planId, ids[0] as string);
    return qualityOf(reports).some((flag) => flagName(flag) === question) ? 'quality' : null;
  }
  const reports = await reportsById(tx, planId, ids);
  if (doubleCountsInReports(reports, []).some(({ pair }) => pair === question)) return 'double_count';
  const indicators = await plan(tx)
    .selectFrom('plan.indicator')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('id', 'in', (q) =>
      q.selectFrom('plan.observation').select('indicator_id').where('plan_id', '=', planId).where('id', 'in', ids),
    )
    .execute();
  const observations = await observationsOf(
    tx,
    planId,
    indicators.map(({ id }) => id),
  );
  return doubleCountsInSums(indicators, observations, []).some(({ pair }) => pair === question) ? 'double_count' : null;
};

const columns = ['id', 'node_id', 'agency_id', 'period', 'narrative'] as const;

const reportsById = (tx: Tx, planId: Id, ids: readonly Id[]): Promise<Report[]> =>
  plan(tx)
    .selectFrom('plan.status_update')
    .select(columns)
    .where('plan_id', '=', planId)
    .where('id', 'in', ids)
    .execute();

/** A report with those of the same agency on the same node before it: some flags compare them. */
const reportsLike = async (tx: Tx, planId: Id, id: Id): Promise<Report[]> => {
  const [one] = await reportsById(tx, planId, [id]);
  if (!one) return [];
  return plan(tx)
    .selectFrom('plan.status_update')
    .select(columns)
    .where('plan_id', '=', planId)
    .where('node_id', '=', one.node_id)
    .where('agency_id', '=', one.agency_id)
    .orderBy('reported_at')
    .orderBy('id')
    .execute();
};

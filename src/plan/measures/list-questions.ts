import { sql } from 'kysely';
import type { Claim, PairDecision } from '../../engines/results/index.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { plan, planHead } from '../queries.ts';
import { resultQuestions as contract } from './contract.ts';
import { doubleCountsInReports, doubleCountsInSums, flagName, qualityOf } from './questions.ts';
import { sentence } from './sentences.ts';
import { observationsOf, visibleIndicators } from './visible-indicators.ts';

/** What a person must look at in the results: possible double counts, and reports that say nothing. */
export const resultQuestions = useCase(contract, async (context, { planId, open, limit }) => {
  const { tx, note } = context;
  await planHead(tx, planId);
  const all = plan(tx)
    .selectFrom('plan.status_update')
    .where('plan_id', '=', planId)
    .where('state', '!=', 'no_response');
  const { of } = await all.select(sql<number>`count(*)`.as('of')).executeTakeFirstOrThrow();
  const newest = await all
    .select(['id', 'node_id', 'agency_id', 'period', 'narrative'])
    .orderBy('reported_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  const reports = newest.toReversed();
  const indicators = (await visibleIndicators(context, planId)).filter((i) => i.aggregation === 'sum');
  const observations = await observationsOf(
    tx,
    planId,
    indicators.map(({ id }) => id),
  );
  const answers = new Map(
    (await plan(tx).selectFrom('plan.question_answer').selectAll().where('plan_id', '=', planId).execute()).map((a) => [
      a.question,
      { verdict: a.verdict, shared: a.shared, why: a.why, by: a.answered_by, on: a.answered_on },
    ]),
  );
  const decisions: PairDecision[] = [];

  const reportById = new Map(reports.map((r) => [r.id, r]));
  const observationById = new Map(observations.map((o) => [o.id, o]));
  const claimView = ({ id, period, value, unit, text }: Claim) => {
    const record = recordOf(id);
    const report = reportById.get(record);
    const observation = observationById.get(record);
    return {
      id,
      record,
      nodeId: report?.node_id ?? null,
      agency: report?.agency_id ?? observation?.agency_id ?? null,
      indicatorId: observation?.indicator_id ?? null,
      period,
      value,
      unit,
      text,
    };
  };
  const asked = <T extends { answer: unknown }>(questions: T[]): T[] =>
    open ? questions.filter(({ answer }) => answer === null) : questions;

  note(planId, { checked: reports.length });
  return {
    checked: reports.length,
    of,
    doubleCounts: asked(
      [...doubleCountsInSums(indicators, observations, decisions), ...doubleCountsInReports(reports, decisions)].map(
        (pair) => ({
          ...pair,
          question: pair.pair,
          first: claimView(pair.first),
          second: claimView(pair.second),
          weakness: pair.weakness.map((why) =>
            sentence(why.includes('small') ? 'plan.question.small' : 'plan.question.round'),
          ),
          answer: answers.get(pair.pair) ?? null,
        }),
      ),
    ),
    quality: asked(
      qualityOf(reports).flatMap((flag) => {
        const report = reportById.get(flag.resultId);
        if (!report) return [];
        const question = flagName(flag);
        return [
          {
            ...flag,
            question,
            record: report.id,
            nodeId: report.node_id,
            agency: report.agency_id,
            says: sentence(`plan.quality.${flag.rule}`),
            answer: answers.get(question) ?? null,
          },
        ];
      }),
    ),
  };
});

/** The report or observation a claim stands in: `<report>@<place>`, or `observation <id>`. */
const recordOf = (claim: string): string => claim.replace(/^observation /, '').replace(/@\d+$/, '');

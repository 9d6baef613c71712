import { nameOf } from '../../platform/accounts/name-of.ts';
import type { Id } from '../../platform/contract/index.ts';
import { json, type Tx } from '../../platform/db/index.ts';
import { orRefuse, refuse } from '../../platform/errors/index.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { node, openPlanHead, plan, planHead } from '../queries.ts';
import { addRecommendation as addContract, respondRecommendation as respondContract } from './contract.ts';

/** What tells one recommendation from another. */
export const sameRecommendation = (r: { body: string; ref: string; words: string }): string =>
  JSON.stringify([r.body.toLowerCase(), r.ref.toLowerCase(), r.words]);

/** What the register holds, by what tells them apart. */
export const recommendationsThere = async (tx: Tx, planId: Id): Promise<Set<string>> =>
  new Set(
    (
      await plan(tx)
        .selectFrom('plan.recommendation')
        .select(['body', 'ref', 'words'])
        .where('plan_id', '=', planId)
        .execute()
    ).map(sameRecommendation),
  );

/** Adds a recommendation. It stays open until somebody answers it. */
export const addRecommendation = useCase(addContract, async ({ tx, orgId, newId, note }, input) => {
  const { planId, body, ref, date, words, nodeIds, url } = input;
  await openPlanHead(tx, planId);
  for (const id of nodeIds) await node(tx, planId, id);
  if ((await recommendationsThere(tx, planId)).has(sameRecommendation(input)))
    refuse('PLAN_RECOMMENDATION_THERE', { ref });
  const id = newId();
  await plan(tx)
    .insertInto('plan.recommendation')
    .values({
      org_id: orgId,
      plan_id: planId,
      id,
      body,
      ref,
      dated: date,
      words,
      node_ids: nodeIds,
      status: 'open',
      response: null,
      responded_by: null,
      responded_on: null,
      source: url === null ? null : json({ cite: `${body}, ${ref}`, url }),
    })
    .execute();
  note([planId, id]);
  return { id };
});

/** Keeps the answer to a recommendation. Also those of a closed plan may be answered. */
export const respondRecommendation = useCase(respondContract, async ({ tx, actor, clock, note }, input) => {
  const { planId, recommendationId, status, response } = input;
  await planHead(tx, planId);
  await plan(tx)
    .updateTable('plan.recommendation')
    .set({ status, response, responded_by: await nameOf(tx, actor), responded_on: clock.today() })
    .where('plan_id', '=', planId)
    .where('id', '=', recommendationId)
    .returning('id')
    .executeTakeFirst()
    .then(orRefuse('PLAN_RECOMMENDATION_NOT_FOUND'));
  note(planId, { status });
  return { id: recommendationId, status };
});

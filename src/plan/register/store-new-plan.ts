import type { PlanDocument } from '../../engines/plan/document.ts';
import { refuse } from '../../platform/errors/index.ts';
import type { Context } from '../../platform/kernel/index.ts';
import { plan } from '../queries.ts';
import { storeDocument } from './store-document.ts';

/** How much a plan document holds, by kind of part. */
export const countsOf = (doc: PlanDocument): Record<string, number> =>
  Object.fromEntries(Object.entries(doc).flatMap(([name, part]) => (Array.isArray(part) ? [[name, part.length]] : [])));

/**
 * Stores a plan that the organisation does not have yet.
 *
 * @throws Refusal PLAN_ALREADY_THERE for the same document id and version
 */
export const storeNewPlan = async (context: Context, doc: PlanDocument) => {
  const { tx, note } = context;
  const there = await plan(tx)
    .selectFrom('plan.plan')
    .select('id')
    .where('document_id', '=', doc.plan.id)
    .where('version', '=', doc.plan.version)
    .executeTakeFirst();
  if (there) refuse('PLAN_ALREADY_THERE', { document: doc.plan.id, version: doc.plan.version });
  const planId = await storeDocument(context, doc);
  const counts = countsOf(doc);
  note(planId, { nodes: counts.nodes ?? 0, updates: counts.updates ?? 0 });
  return { planId, counts };
};

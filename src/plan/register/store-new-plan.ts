import type { PlanDocument } from '../../engines/plan/index.ts';
import { refuse } from '../../platform/errors/index.ts';
import { plan } from '../queries.ts';
import { type Storing, storeDocument } from './store-document.ts';

/** How much a plan document holds, by kind of part. */
export const countsOf = (doc: PlanDocument): Record<string, number> =>
  Object.fromEntries(Object.entries(doc).flatMap(([name, part]) => (Array.isArray(part) ? [[name, part.length]] : [])));

/**
 * Stores a plan that the organisation does not have yet.
 *
 * @throws Refusal PLAN_ALREADY_THERE for the same document id and version
 */
export const storeNewPlan = async (
  storing: Storing,
  doc: PlanDocument,
  onProgress: (done: number, total: number) => void = () => {},
) => {
  const there = await plan(storing.tx)
    .selectFrom('plan.plan')
    .select('id')
    .where('document_id', '=', doc.plan.id)
    .where('version', '=', doc.plan.version)
    .executeTakeFirst();
  if (there) refuse('PLAN_ALREADY_THERE', { document: doc.plan.id, version: doc.plan.version });
  return { planId: await storeDocument(storing, doc, onProgress), counts: countsOf(doc) };
};

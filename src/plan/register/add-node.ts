import type { z } from 'zod';
import type { NodeKind } from '../../engines/plan/document.ts';
import { json } from '../../platform/db/index.ts';
import { refuse } from '../../platform/errors/index.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { node, openPlanHead, plan } from '../queries.ts';
import { addNode as contract } from './contract.ts';
import { searchText } from './document-rows.ts';

/** What may hang below what. */
const below: Record<z.infer<typeof NodeKind>, readonly string[]> = {
  pillar: ['principle'],
  principle: ['action'],
  action: ['milestone'],
  milestone: [],
};

/** Adds a node below another. Its id is its code, which is ours, never official. */
export const addNode = useCase(contract, async ({ tx, orgId, note }, input) => {
  const { planId, parentId, kind, code, titleEn, titleEs, sensitivity } = input;
  await openPlanHead(tx, planId);
  const parent = await node(tx, planId, parentId);
  if (!below[parent.kind].includes(kind)) refuse('PLAN_NODE_WRONG_PLACE', { kind, parent: parent.kind });
  const siblings = await plan(tx)
    .selectFrom('plan.node')
    .select(['id', 'code', 'ord'])
    .where('plan_id', '=', planId)
    .execute();
  if (siblings.some((n) => n.id === code || n.code === code)) refuse('PLAN_CODE_TAKEN', { code });

  await plan(tx)
    .insertInto('plan.node')
    .values({
      org_id: orgId,
      plan_id: planId,
      id: code,
      parent_id: parentId,
      kind,
      code,
      official_code: null,
      title: json({ en: titleEn, ...(titleEs ? { es: titleEs } : {}) }),
      words: null,
      search: searchText([code, titleEn, titleEs]),
      ord: Math.max(0, ...siblings.map((n) => n.ord)) + 1,
      sensitivity,
      categories: [],
      doubt: null,
      source: null,
      expected_principles: null,
      expected_actions: null,
      expected_source: null,
    })
    .execute();
  note(planId);
  return { id: code };
});

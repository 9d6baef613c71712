import { carryInto, openNodes, type PlanDocument, PlanDocument as PlanSchema } from '../../engines/plan/index.ts';
import { nameOf } from '../../platform/accounts/name-of.ts';
import { refuse } from '../../platform/errors/index.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { loadDocument } from '../register/load-document.ts';
import { storeNewPlan } from '../register/store-new-plan.ts';
import { startSuccessor as contract } from './contract.ts';

/** A node of the plan before under the id it gets in the plan that follows. */
const renamed = (before: PlanDocument, id: string, documentId: string): string =>
  id.startsWith(`${before.plan.id}.`) ? `${documentId}${id.slice(before.plan.id.length)}` : `${documentId}.${id}`;

/** Pillars and principles go on; what is said of them, their expected counts and their official numbers belong to the plan before. */
const frameOf = (before: PlanDocument, documentId: string): PlanDocument['nodes'] =>
  before.nodes
    .filter((n) => n.kind === 'pillar' || n.kind === 'principle')
    .map((n) => ({
      ...n,
      id: renamed(before, n.id, documentId),
      parentId: n.parentId === null ? null : renamed(before, n.parentId, documentId),
      officialCode: null,
    }));

/** Drafts the plan that follows another, with everything that is still open in it. The plan before stays as it is. */
export const startSuccessor = useCase(contract, async (context, input) => {
  const { tx, actor, clock } = context;
  const { planId, documentId, titleEn, titleEs, start, end } = input;
  if (end !== undefined && end < start) refuse('PLAN_DATES_REVERSED', { start, due: end });
  const before = await loadDocument(tx, planId);
  const empty = PlanSchema.parse({
    plan: {
      id: documentId,
      title: { en: titleEn, ...(titleEs ? { es: titleEs } : {}) },
      version: '1',
      start,
      end: end ?? null,
      status: 'draft',
      supersedes: before.plan.id,
    },
    nodes: frameOf(before, documentId),
    agencies: before.agencies,
  });

  const on = clock.today();
  const by = await nameOf(tx, actor);
  const open = openNodes(before, on);
  const next = open.reduce(
    (plan, one) =>
      one.node.parentId === null
        ? plan
        : carryInto(plan, before, one, {
            parentId: renamed(before, one.node.parentId, documentId),
            newId: renamed(before, one.node.id, documentId),
            code: one.node.code,
            on,
            by,
          }),
    empty,
  );
  const stored = await storeNewPlan(context, next);
  context.note([planId, stored.planId], { carried: open.length });
  return { planId: stored.planId, carried: open.length };
});

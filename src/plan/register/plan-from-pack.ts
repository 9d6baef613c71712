import { planFromPack as documentFromPack, PlanError } from '../../engines/plan/index.ts';
import { Refusal } from '../../platform/errors/index.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { planFromPackRoute as contract } from './contract.ts';
import { storeNewPlan } from './store-new-plan.ts';

/** Sets up the organisation's own copy of a plan that a pack holds. */
export const planFromPack = useCase(contract, async (context, { pack, status }) => {
  try {
    const doc = documentFromPack(context.kernel.packs, pack);
    const stored = await storeNewPlan(context, { ...doc, plan: { ...doc.plan, status: status ?? doc.plan.status } });
    context.note(stored.planId);
    return stored;
  } catch (error) {
    if (error instanceof PlanError) throw new Refusal('PLAN_PACK_NOT_FOUND', { pack });
    throw error;
  }
});

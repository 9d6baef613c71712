import { call } from '../../web/api.ts';
import type { Hit } from '../../web/kit/rooms.ts';
import { listPlans, searchPlan } from '../contract.ts';
import { nodePath } from './use-plan.ts';

/** Looks into the running plan, else the newest. */
export const find = async (text: string, signal: AbortSignal): Promise<readonly Hit[]> => {
  const plans = await call(listPlans, {}, { signal });
  const plan = plans.find((p) => p.status === 'running') ?? plans[0];
  if (!plan) return [];
  const found = await call(searchPlan, { planId: plan.id, q: text }, { signal });
  return found.map((f) => ({ to: nodePath(plan.id, f.nodeId), title: `${f.code} ${f.title.en}`, says: f.excerpt }));
};

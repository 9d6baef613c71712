import type { Output } from '../../platform/contract/index.ts';
import { useRead } from '../../web/api.ts';
import { useSearchState } from '../../web/kit/search.ts';
import { listPlans } from '../contract.ts';

export type PlanCard = Output<typeof listPlans>[number];

/** The plan a desk is about: the one in the address (`?plan=`), else the running one, else the newest. */
export const useCurrentPlan = () => {
  const read = useRead(listPlans, {});
  const [{ plan: asked }] = useSearchState();
  const plans = read.data;
  const current =
    plans?.find((p) => p.id === asked) ?? plans?.find((p) => p.status === 'running') ?? plans?.[0] ?? null;
  return { read, plans: plans ?? [], current };
};

/** Keeps the chosen plan in the links of a desk. */
export const withPlan = (path: string, planId: string): string => `${path}?plan=${planId}`;

export const nodePath = (planId: string, nodeId: string): string =>
  withPlan(`/plan/actions/${encodeURIComponent(nodeId)}`, planId);

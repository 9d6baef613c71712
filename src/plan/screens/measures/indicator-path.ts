import { withPlan } from '../use-plan.ts';

export const indicatorPath = (planId: string, indicatorId: string): string =>
  withPlan(`/plan/numbers/${encodeURIComponent(indicatorId)}`, planId);

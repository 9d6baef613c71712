import { useCase } from '../../../platform/kernel/index.ts';
import { openSafetyPlan as openContract, SafetyPlan, saveSafetyPlan as saveContract } from './contract.ts';
import { openPaper, savePaper } from './papers.ts';

/** Keeps a new version of the safety plan. */
export const saveSafetyPlan = useCase(saveContract, (context, { plan, ...version }) =>
  savePaper(context, 'safety-plan', { ...version, content: plan }),
);

/** Shows the safety plan. */
export const openSafetyPlan = useCase(openContract, (context, { survivorId }) =>
  openPaper(context, survivorId, 'safety-plan', SafetyPlan),
);

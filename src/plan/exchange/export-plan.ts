import { useCase } from '../../platform/kernel/index.ts';
import { publicDocument } from '../publication/public-document.ts';
import { visibleDocument } from '../register/visible-document.ts';
import { exportPlan as contract } from './contract.ts';
import { planFile } from './plan-files.ts';

/** Hands the plan out as a file; what is internal only where it was asked for by somebody who may read it. */
export const exportPlan = useCase(contract, async (context, { planId, format, scope }) => {
  const doc = await visibleDocument(context, planId, { updates: 'all' });
  const file = planFile(scope === 'public' ? publicDocument(doc) : doc, format);
  context.note(planId, { format, scope, bytes: file.bytes.length });
  return file;
});

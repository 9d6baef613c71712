import { compareVersions } from '../../engines/plan/index.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { visibleDocument } from '../register/visible-document.ts';
import { comparePlans as contract } from './contract.ts';

/** What became of each part from one plan to the next. */
export const comparePlans = useCase(contract, async (context, { planId, laterId }) => {
  const { same, ...rest } = compareVersions(
    await visibleDocument(context, planId),
    await visibleDocument(context, laterId),
  );
  context.note([planId, laterId]);
  return { ...rest, same: same.length };
});

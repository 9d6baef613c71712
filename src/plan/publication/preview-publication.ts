import { useCase } from '../../platform/kernel/index.ts';
import { countsOf } from '../register/store-new-plan.ts';
import { previewPublication as contract } from './contract.ts';
import { publicCopy } from './public-copy.ts';

/** Shows what would become public, before it does. */
export const previewPublication = useCase(contract, async (context, { planId }) => {
  const { document, hidden, sha256 } = await publicCopy(context, planId);
  context.note(planId);
  return { public: countsOf(document), hidden, sha256 };
});

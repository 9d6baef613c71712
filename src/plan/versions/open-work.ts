import { openNodes } from '../../engines/plan/index.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { dayOf, visibleDocument } from '../register/visible-document.ts';
import { openWork as contract } from './contract.ts';
import { linksTo } from './links-to.ts';

/** What a plan leaves open on a day. */
export const openWork = useCase(contract, async (context, { planId, asOf }) => {
  const day = dayOf(context, asOf);
  const doc = await visibleDocument(context, planId, { asOf: day });
  const links = [...doc.links, ...(await linksTo(context.tx, doc.plan.id))];
  context.note(planId);
  return openNodes({ ...doc, links }, day).map(({ takenUpBy, ...open }) => ({
    ...open,
    takenUp: takenUpBy.length > 0,
  }));
});

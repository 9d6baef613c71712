import { completeness, status } from '../../engines/plan/index.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { planHead } from '../queries.ts';
import { openPlan as contract } from './contract.ts';
import { planCards, treeLines } from './views.ts';
import { dayOf, visibleDocument } from './visible-document.ts';

const parts = ['agencies', 'assignments', 'timeframes', 'updates'] as const;

/** One plan with its tree and the state of each node on a day. */
export const openPlan = useCase(contract, async (context, { planId, asOf }) => {
  const { tx, note } = context;
  const head = await planHead(tx, planId);
  const day = dayOf(context, asOf);
  const doc = await visibleDocument(context, planId, { asOf: day, parts, updates: 'states' });
  note(planId);
  const [card] = await planCards(tx, [head]);
  return {
    plan: card as NonNullable<typeof card>,
    asOf: day,
    nodes: status(doc, { asOf: day }).nodes.map(treeLines(doc)),
    agencies: doc.agencies,
    completeness: completeness(doc),
  };
});

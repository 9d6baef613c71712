import { useCase } from '../../platform/kernel/index.ts';
import { visible } from '../../platform/policy/index.ts';
import { policy } from '../policy.ts';
import { planHead, waitingForApproval } from '../queries.ts';
import { planOverview as contract } from './contract.ts';
import { overviewOf } from './overview-of.ts';
import { planCards } from './views.ts';
import { dayOf, visibleDocument } from './visible-document.ts';

const parts = [
  'agencies',
  'assignments',
  'timeframes',
  'updates',
  'cycles',
  'commitments',
  'threads',
  'answers',
] as const;

/** What needs a person today. */
export const planOverview = useCase(contract, async (context, { planId, asOf, soonDays }) => {
  const { tx, kernel, actor, note } = context;
  const head = await planHead(tx, planId);
  const day = dayOf(context, asOf);
  const doc = await visibleDocument(context, planId, { asOf: day, parts, updates: 'states' });
  note(planId);
  const [card] = await planCards(tx, [head]);
  const waiting = await waitingForApproval(tx, planId, visible(kernel.roles, policy, actor, 'approve plan'));
  const titles = new Map(doc.nodes.map((n) => [n.id, n.title]));
  return {
    plan: card as NonNullable<typeof card>,
    toApprove: waiting.map((w) => ({ ...w, title: titles.get(w.nodeId) ?? { en: w.nodeId } })),
    ...overviewOf(doc, { asOf: day, soonDays }),
  };
});

import { useCase } from '../../platform/kernel/index.ts';
import { planHead, unapproved } from '../queries.ts';
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
  const { tx, note } = context;
  const head = await planHead(tx, planId);
  const day = dayOf(context, asOf);
  const doc = await visibleDocument(context, planId, { asOf: day, parts, updates: 'states' });
  note(planId);
  const [card] = await planCards(tx, [head]);
  return {
    plan: card as NonNullable<typeof card>,
    toApprove: await unapproved(tx, planId),
    ...overviewOf(doc, { asOf: day, soonDays }),
  };
});

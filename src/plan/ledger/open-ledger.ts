import { ledger } from '../../engines/plan/index.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { dayOf, visibleDocument } from '../register/visible-document.ts';
import { openLedger as contract } from './contract.ts';
import { findingViews } from './finding-views.ts';

/** Works the ledger out of the commitments, as known on a day. */
export const openLedger = useCase(contract, async (context, { planId, asOf }) => {
  const day = dayOf(context, asOf);
  const doc = await visibleDocument(context, planId);
  context.note(planId);
  const { cycles, commitments } = doc;
  const found = ledger(doc, { asOf: day });
  return { cycles, commitments, ...found, findings: findingViews(doc, found.findings) };
});

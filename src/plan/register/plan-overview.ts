import { completeness } from '../../engines/plan/completeness.ts';
import { ledger } from '../../engines/plan/ledger/ledger.ts';
import { status } from '../../engines/plan/status/status.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { planHead, unapproved } from '../queries.ts';
import { planOverview as contract } from './contract.ts';
import { planCards, treeLines } from './views.ts';
import { dayOf, visibleDocument } from './visible-document.ts';

/** Findings of the ledger that ask for an answer first: promises that moved, fell silent or went past their time. */
const slipping = new Set(['slip', 'timeframe_passed', 'silence', 'gone_silent']);

/** What needs a person today. */
export const planOverview = useCase(contract, async (context, { planId, asOf, soonDays }) => {
  const { tx, note } = context;
  const head = await planHead(tx, planId);
  const day = dayOf(context, asOf);
  const doc = await visibleDocument(context, planId, { asOf: day });
  note(planId);

  const now = status(doc, { asOf: day, soonDays });
  const line = treeLines(doc);
  const byId = new Map(now.nodes.map((n) => [n.nodeId, n]));
  const titles = new Map(doc.nodes.map((n) => [n.id, n]));
  const [card] = await planCards(tx, [head]);
  return {
    plan: card as NonNullable<typeof card>,
    asOf: day,
    states: now.states,
    classes: now.classes,
    late: now.late.map(line),
    next: now.next.map(line),
    silent: now.silent.flatMap(({ nodeId, org, role }) => {
      const at = titles.get(nodeId);
      return at ? [{ nodeId, code: at.code, title: at.title, agency: org, role }] : [];
    }),
    openAfterEnd: now.openAfterEnd.flatMap((id) => byId.get(id) ?? []).map(line),
    slipped: ledger(doc, { asOf: day }).findings.filter((f) => slipping.has(f.kind) && f.answer === null),
    toApprove: await unapproved(tx, planId),
    completeness: completeness(doc),
  };
});

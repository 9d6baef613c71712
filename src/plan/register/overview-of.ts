import type { PlanDocument } from '../../engines/plan/document.ts';
import { completeness, ledger, status } from '../../engines/plan/index.ts';
import type { CivilDate } from '../../platform/contract/index.ts';
import { findingViews } from '../ledger/finding-views.ts';
import { treeLines } from './views.ts';

/** Findings of the ledger that ask for an answer first: promises that moved, fell silent or went past their time. */
const slipping = new Set(['slip', 'timeframe_passed', 'silence', 'gone_silent']);

/** What needs a person, out of the plan alone: the same on the server and from a file. */
export const overviewOf = (doc: PlanDocument, { asOf, soonDays }: { asOf: CivilDate; soonDays: number }) => {
  const now = status(doc, { asOf, soonDays });
  const line = treeLines(doc);
  const byId = new Map(now.nodes.map((n) => [n.nodeId, n]));
  const titles = new Map(doc.nodes.map((n) => [n.id, n]));
  return {
    asOf,
    states: now.states,
    classes: now.classes,
    late: now.late.map(line),
    next: now.next.map(line),
    silent: now.silent.flatMap(({ nodeId, org, role }) => {
      const at = titles.get(nodeId);
      return at ? [{ nodeId, code: at.code, title: at.title, agency: org, role }] : [];
    }),
    openAfterEnd: now.openAfterEnd.flatMap((id) => byId.get(id) ?? []).map(line),
    slipped: findingViews(
      doc,
      ledger(doc, { asOf }).findings.filter((f) => slipping.has(f.kind) && f.answer === null),
    ),
    completeness: completeness(doc),
  };
};

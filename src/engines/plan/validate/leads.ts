import type { Assignment, PlanDocument } from '../document.ts';
import type { PlanProblem } from './problem.ts';

/** A node has one lead at a time. */
export const leadProblems = (doc: PlanDocument): PlanProblem[] => {
  const leads = doc.assignments.map((a, i) => ({ a, i })).filter(({ a }) => a.role === 'lead');
  return leads.flatMap(({ a, i }, n) => {
    const other = leads.slice(0, n).find(({ a: b }) => b.nodeId === a.nodeId && meet(a, b));
    if (!other) return [];
    const remedy = `${other.a.org} leads this node too; make one of them co-lead, or say until when the first one led`;
    return [{ code: 'PLAN_TWO_LEADS' as const, path: `assignments/${i}/role`, value: a.org, remedy }];
  });
};

const meet = (a: Assignment, b: Assignment): boolean =>
  (a.to === null || b.from === null || b.from <= a.to) && (b.to === null || a.from === null || a.from <= b.to);

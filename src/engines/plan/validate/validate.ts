import type { PlanDocument } from '../document.ts';
import { dateProblems } from './dates.ts';
import { idProblems } from './ids.ts';
import { leadProblems } from './leads.ts';
import type { PlanProblem } from './problem.ts';
import { referenceProblems } from './references.ts';
import { treeProblems } from './tree.ts';

/** Everything in a plan that does not fit together. An empty list: it may be used. */
export const validatePlan = (doc: PlanDocument): PlanProblem[] => [
  ...idProblems(doc),
  ...treeProblems(doc),
  ...dateProblems(doc),
  ...referenceProblems(doc),
  ...leadProblems(doc),
];

/** The words of a detention. Safe for the browser. */

export const detentionKinds = ['WRO', 'Finding', 'UFLPA'] as const;
export type DetentionKind = (typeof detentionKinds)[number];

/** The doors: proof under an order, or the two of the UFLPA. */
export const answerRoutes = ['proof', 'exception', 'applicability'] as const;
export const caseRoutes = ['undecided', ...answerRoutes] as const;
export type CaseRoute = (typeof caseRoutes)[number];

export const caseStates = [
  'detained',
  'answered',
  'excluded',
  'protested',
  'released',
  'exported',
  'seized',
  'abandoned',
] as const;
export type CaseState = (typeof caseStates)[number];

/** Where a case may go from where it stands. From an outcome it goes nowhere. */
export const movesFrom: Readonly<Record<CaseState, readonly CaseState[]>> = {
  detained: ['answered', 'released', 'exported', 'excluded', 'seized', 'abandoned'],
  answered: ['detained', 'released', 'exported', 'excluded', 'seized', 'abandoned'],
  excluded: ['protested', 'released', 'exported', 'seized', 'abandoned'],
  protested: ['excluded', 'released', 'exported', 'seized', 'abandoned'],
  released: [],
  exported: [],
  seized: [],
  abandoned: [],
};
export const isOver = (state: CaseState): boolean => movesFrom[state].length === 0;

/** no-start: a date is missing. ended: the case has gone past it. */
export const clockStates = ['no-start', 'running', 'late', 'ended'] as const;

/**
 * How a referral goes on: the states of a FHIR R4 Task as SDOH Clinical Care 3.0.0 uses them, and who may move it. Pure, and safe for the
 * browser: screens offer what `movesOf` says, the acts ask `troubleWith`.
 */
export const referralStates = [
  'draft',
  'requested',
  'accepted',
  'rejected',
  'in-progress',
  'on-hold',
  'completed',
  'failed',
  'cancelled',
  'entered-in-error',
] as const;
export type ReferralState = (typeof referralStates)[number];

/** `requester`: who refers; `target`: who is asked. */
export const parties = ['requester', 'target'] as const;
export type Party = (typeof parties)[number];

export const outcomes = [
  'served',
  'partly',
  'ineligible',
  'no-capacity',
  'no-contact',
  'declined-by-person',
  'unsafe',
] as const;
export type Outcome = (typeof outcomes)[number];

const requester: readonly Party[] = ['requester'];
const target: readonly Party[] = ['target'];
const either: readonly Party[] = parties;

/** From, to, who. What does not stand here does not happen. */
const table: Readonly<Record<ReferralState, Partial<Record<ReferralState, readonly Party[]>>>> = {
  draft: { requested: requester, cancelled: requester, 'entered-in-error': requester },
  requested: { accepted: target, rejected: target, cancelled: either, 'entered-in-error': requester },
  accepted: { 'in-progress': target, failed: target, cancelled: either },
  'in-progress': { 'on-hold': target, completed: target, failed: target, cancelled: either },
  'on-hold': { 'in-progress': target },
  rejected: {},
  completed: {},
  failed: {},
  cancelled: {},
  'entered-in-error': {},
};

/** How it can have gone, by the state it ends in. What should never have been written has no outcome and is counted nowhere. */
const endings: Partial<Record<ReferralState, readonly Outcome[]>> = {
  completed: ['served', 'partly'],
  rejected: ['ineligible', 'no-capacity', 'no-contact', 'declined-by-person', 'unsafe'],
  failed: ['partly', 'ineligible', 'no-capacity', 'no-contact', 'declined-by-person', 'unsafe'],
  cancelled: ['partly', 'ineligible', 'no-capacity', 'no-contact', 'declined-by-person', 'unsafe'],
};

export const isEnd = (state: ReferralState): boolean => Object.keys(table[state]).length === 0;

/** Outcomes to choose from where it ends in this state; none where it does not end, or needs none. */
export const outcomesFor = (to: ReferralState): readonly Outcome[] => endings[to] ?? [];

/** Where it can go next by the hand of this party. */
export const movesOf = (from: ReferralState, by: Party): ReferralState[] =>
  referralStates.filter((to) => table[from][to]?.includes(by));

export interface Move {
  readonly from: ReferralState;
  readonly to: ReferralState;
  readonly by: Party;
  readonly outcome?: Outcome | null | undefined;
}

/**
 * - `ended`: it is over, nothing moves it;
 * - `no-such-move`: it does not go there from here;
 * - `not-yours`: the other party decides this;
 * - `outcome-missing`: it ends, and how is not said;
 * - `outcome-not-fitting`: an outcome where there is none, or one that says something else.
 */
export const moveTroubles = ['ended', 'no-such-move', 'not-yours', 'outcome-missing', 'outcome-not-fitting'] as const;
export type MoveTrouble = (typeof moveTroubles)[number];

/** Why a move is refused; null where it may be made. */
export const troubleWith = ({ from, to, by, outcome = null }: Move): MoveTrouble | null => {
  if (isEnd(from)) return 'ended';
  const who = table[from][to];
  if (!who) return 'no-such-move';
  if (!who.includes(by)) return 'not-yours';
  const fitting = outcomesFor(to);
  if (fitting.length > 0 && outcome === null) return 'outcome-missing';
  if (outcome !== null && !fitting.includes(outcome)) return 'outcome-not-fitting';
  return null;
};

import { CalendarError, type Period, parsePeriod, periodsOverlap } from '../calendar/index.ts';
import type { Claim } from './claims.ts';
import { ResultsError } from './errors.ts';
import { unitKind } from './unit.ts';

/** What a person decided about a pair. Recorded, and not asked again. */
export interface PairDecision {
  pair: string;
  decision: 'same' | 'different' | 'partly';
  /** How much of the value is shared; only for 'partly'. */
  shared?: number;
}

/** Two programs that may report the same thing: one question to a person. */
export interface PossibleDoubleCount {
  /** Name of the pair, whichever way round it is found. */
  pair: string;
  first: Claim;
  second: Claim;
  value: number;
  unitKind: string;
  periods: 'equal' | 'overlap' | 'not stated';
  strength: 'strong' | 'weak';
  /** Why it is weak; empty when it is strong. */
  weakness: string[];
  /** Null while nobody has decided. */
  decision: PairDecision | null;
}

/** Below this a number says little: many programs count a few dozen of something. */
const SMALL = 100;

/**
 * Pairs of claims of different programs with the same value, the same kind of unit, and periods that are equal, overlap, or are not
 * stated. Strong evidence first, then larger values. Throws CLAIM_TWICE, VALUE_NOT_FINITE.
 */
export function findDoubleCounts(
  claims: readonly Claim[],
  decisions: readonly PairDecision[] = [],
): PossibleDoubleCount[] {
  checkClaims(claims);
  const decided = new Map(decisions.map((decision) => [decision.pair, decision]));
  return [...alike(claims).values()]
    .flatMap((group) =>
      group.flatMap((first, index) => group.slice(index + 1).map((second) => [first, second] as const)),
    )
    .flatMap(([first, second]) => {
      const periods = first.program === second.program ? null : comparePeriods(first.period, second.period);
      if (periods === null) return [];
      const pair = pairName(first, second);
      const weakness = weaknessOf(first.value);
      const found: PossibleDoubleCount = {
        pair,
        first,
        second,
        value: first.value,
        unitKind: unitKind(first.unit),
        periods,
        strength: weakness.length > 0 ? 'weak' : 'strong',
        weakness,
        decision: decided.get(pair) ?? null,
      };
      return [found];
    })
    .sort((a, b) => rank(a) - rank(b) || b.value - a.value || (a.pair < b.pair ? -1 : 1));
}

/** The name under which a decision on two claims is kept. */
export function pairName(a: Pick<Claim, 'id'>, b: Pick<Claim, 'id'>): string {
  return JSON.stringify([a.id, b.id].sort());
}

const rank = ({ strength, periods }: PossibleDoubleCount) =>
  (strength === 'weak' ? 10 : 0) + ['equal', 'overlap', 'not stated'].indexOf(periods);

function alike(claims: readonly Claim[]): Map<string, Claim[]> {
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) {
    if (claim.value === 0) continue;
    const key = `${claim.value} ${unitKind(claim.unit)}`;
    groups.set(key, [...(groups.get(key) ?? []), claim]);
  }
  return groups;
}

/** Null when the periods do not meet. A period that cannot be read is taken as not stated. */
function comparePeriods(a: string | null, b: string | null): PossibleDoubleCount['periods'] | null {
  const [first, second] = [readPeriod(a), readPeriod(b)];
  if (!first || !second) return 'not stated';
  if (first.start === second.start && first.end === second.end) return 'equal';
  return periodsOverlap(first, second) ? 'overlap' : null;
}

function readPeriod(text: string | null): Period | null {
  if (text === null || text.trim() === '') return null;
  try {
    return parsePeriod(text);
  } catch (error) {
    if (error instanceof CalendarError) return null;
    throw error;
  }
}

function weaknessOf(value: number): string[] {
  const weakness: string[] = [];
  const digits = String(Math.abs(value))
    .replace('.', '')
    .replace(/^0+|0+$/g, '').length;
  if (Math.abs(value) < SMALL) weakness.push('The number is small.');
  else if (digits <= 2) weakness.push('The number is round.');
  return weakness;
}

function checkClaims(claims: readonly Claim[]): void {
  const seen = new Set<string>();
  for (const { id, value } of claims) {
    if (seen.has(id))
      throw new ResultsError('CLAIM_TWICE', `The claim ${id} is there twice. Give every claim its own id.`);
    if (!Number.isFinite(value)) throw new ResultsError('VALUE_NOT_FINITE', `The claim ${id} has no number.`);
    seen.add(id);
  }
}

import type { Claim } from './claims.ts';
import { findDoubleCounts, type PairDecision, type PossibleDoubleCount } from './double-count.ts';
import { ResultsError } from './errors.ts';
import { unitKind } from './unit.ts';

export interface ClaimSum {
  total: number;
  /** Pairs nobody has decided on: while there are any, the total may be too high. */
  open: PossibleDoubleCount[];
  warnings: string[];
}

/**
 * The sum of claims in one kind of unit. Claims that a person called the same are counted once; what is partly shared is counted once
 * as far as the decision says how much. Throws UNITS_DIFFER, CLAIM_TWICE, VALUE_NOT_FINITE.
 */
export function sumClaims(claims: readonly Claim[], decisions: readonly PairDecision[] = []): ClaimSum {
  const kinds = new Set(claims.map(({ unit }) => unitKind(unit)));
  if (kinds.size > 1)
    throw new ResultsError(
      'UNITS_DIFFER',
      `${[...kinds].join(' and ')} cannot be added. Sum one kind of unit at a time.`,
    );

  const pairs = findDoubleCounts(claims, decisions);
  const groupOf = groupsOfSame(claims, pairs);
  const once = new Map(claims.map((claim) => [groupOf(claim.id), claim.value]));
  const shared = sharedParts(pairs, groupOf);
  const values = [...once.values()];
  // Overlaps of three with each other are known only in pairs; the largest claim is the least that is left.
  const total = Math.max(0, ...values, values.reduce((sum, value) => sum + value, 0) - shared);

  const open = pairs.filter(({ decision }) => decision === null);
  return { total: Number(total.toPrecision(12)), open, warnings: warningsOf(pairs, open, groupOf) };
}

/** Claims that are the same as each other, also by way of a third, have one group. */
function groupsOfSame(claims: readonly Claim[], pairs: readonly PossibleDoubleCount[]): (id: string) => string {
  const group = new Map(claims.map(({ id }) => [id, id]));
  for (const { first, second, decision } of pairs) {
    if (decision?.decision !== 'same') continue;
    const [from, to] = [group.get(second.id)!, group.get(first.id)!];
    for (const [id, current] of group) if (current === from) group.set(id, to);
  }
  return (id) => group.get(id)!;
}

/** What is partly shared, once for every two groups and never more than the value itself. */
function sharedParts(pairs: readonly PossibleDoubleCount[], groupOf: (id: string) => string): number {
  const shared = new Map<string, number>();
  for (const { first, second, value, decision } of pairs) {
    const groups = [groupOf(first.id), groupOf(second.id)].sort();
    if (decision?.decision !== 'partly' || groups[0] === groups[1]) continue;
    const key = JSON.stringify(groups);
    shared.set(key, Math.max(shared.get(key) ?? 0, Math.min(value, Math.max(0, decision.shared ?? 0))));
  }
  return [...shared.values()].reduce((sum, value) => sum + value, 0);
}

function warningsOf(
  pairs: readonly PossibleDoubleCount[],
  open: readonly PossibleDoubleCount[],
  groupOf: (id: string) => string,
): string[] {
  const warnings: string[] = [];
  if (open.length > 0)
    warnings.push(
      `${open.length} possible double ${open.length === 1 ? 'count is' : 'counts are'} not decided; the total may be too high.`,
    );
  const partly = pairs.filter(({ decision }) => decision?.decision === 'partly' && decision.shared === undefined);
  if (partly.length > 0)
    warnings.push(`${partly.length} marked "partly" without saying how much is shared; the total may be too high.`);
  const torn = pairs.filter(
    ({ first, second, decision }) => decision?.decision === 'different' && groupOf(first.id) === groupOf(second.id),
  );
  if (torn.length > 0) warnings.push(`${torn.length} marked "different" although both are the same as a third claim.`);
  return warnings;
}

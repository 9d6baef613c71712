import type { Trace } from './evaluate.ts';

/**
 * Which fact to ask for next. Each open fact is taken to be as likely yes as no, and weighed by the chance that its answer alone turns the
 * rule, all others being answered at random: Birnbaum's importance (1969). It is computed in one pass over the conditions, exact where every
 * fact stands once; a fact that stands several times gets the sum.
 */
export function weighMissing(trace: Trace, weights: Map<string, number> = new Map(), share = 1): Map<string, number> {
  if (trace.truth !== 'unknown') return weights;
  const { kind, parts } = trace;
  if (parts.length === 0) {
    const open = trace.uses.filter(({ state }) => state === 'unknown');
    for (const { fact } of open) weights.set(fact, (weights.get(fact) ?? 0) + share / open.length);
    return weights;
  }
  const need = kind === 'all' ? parts.length : kind === 'at least' ? (trace.need ?? 1) : 1;
  const chances = parts.map(chance);
  parts.forEach((part, index) => {
    if (part.truth !== 'unknown') return;
    weighMissing(part, weights, share * turns(kind, chances, index, need));
  });
  return weights;
}

/** The chance that the others leave the answer to this part: one short of what is needed. */
function turns(kind: Trace['kind'], chances: readonly number[], index: number, need: number): number {
  if (kind === 'not' || kind === 'rule') return 1;
  if (kind === 'all' || kind === 'any')
    return chances.reduce(
      (product, one, other) => (other === index ? product : product * (kind === 'all' ? one : 1 - one)),
      1,
    );
  return exactlyYes(chances.filter((_, other) => other !== index))[need - 1] ?? 0;
}

/** By weight, then by name, so that the order never depends on the order of rules. */
export const byWeight = (weights: ReadonlyMap<string, number>): { fact: string; weight: number }[] =>
  [...weights]
    .map(([fact, weight]) => ({ fact, weight: Number(weight.toFixed(9)) }))
    .sort((a, b) => b.weight - a.weight || (a.fact < b.fact ? -1 : Number(a.fact > b.fact)));

function chance(trace: Trace): number {
  if (trace.truth !== 'unknown') return trace.truth === 'yes' ? 1 : 0;
  const [first] = trace.parts;
  if (!first) return 0.5;
  if (trace.kind === 'not') return 1 - chance(first);
  // it may be open only because it is open whether the law is contested
  if (trace.kind === 'rule') return first.truth === 'unknown' ? chance(first) : 0.5;
  const chances = trace.parts.map(chance);
  if (trace.kind === 'all') return chances.reduce((product, one) => product * one, 1);
  if (trace.kind === 'any') return 1 - chances.reduce((product, one) => product * (1 - one), 1);
  const need = trace.need ?? 1;
  return exactlyYes(chances).reduce((sum, one, count) => (count >= need ? sum + one : sum), 0);
}

/** The chance that exactly 0, 1, 2 … of independent parts are yes. */
function exactlyYes(chances: readonly number[]): number[] {
  let known = [1];
  for (const one of chances)
    known = [...known, 0].map((here, count) => here * (1 - one) + (known[count - 1] ?? 0) * one);
  return known;
}

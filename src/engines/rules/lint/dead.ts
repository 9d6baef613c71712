import type { Condition } from '../expression.ts';
import type { RulePack } from '../pack.ts';
import { expressionsIn } from '../walk.ts';

export type Verdict = 'can be both' | 'never true' | 'always true' | 'not searched';

const MOST_TRIALS = 1 << 16;

/**
 * Whether a condition can hold at all. Facts that are yes-no or a code take every value they can; every comparison, and every other rule,
 * is taken to be able to go either way, but the same comparison always goes the same way. So 'never true' is a proof.
 */
export function verdictOn(condition: Condition, pack: RulePack): Verdict {
  const declared = new Map(pack.facts.map((one) => [one.id, one]));
  const choices = new Map<string, readonly string[]>();
  for (const node of expressionsIn(condition)) {
    if ('left' in node) choices.set(comparisonKey(node), ['true', 'false']);
    else if ('rule' in node) choices.set(`rule ${node.rule}`, ['true', 'false']);
    else if ('exists' in node) choices.set(`fact ${node.exists}`, [...valuesOf(node.exists), 'none']);
    else if ('fact' in node && !choices.has(`fact ${node.fact}`)) choices.set(`fact ${node.fact}`, valuesOf(node.fact));
  }
  function valuesOf(id: string): string[] {
    const fact = declared.get(id);
    if (fact?.type === 'yes-no') return ['true', 'false'];
    if (fact?.codes) return fact.codes.map(({ code }) => code);
    const named = expressionsIn(condition).flatMap((node) =>
      'oneOf' in node && node.fact === id ? (node.oneOf ?? []) : [],
    );
    return [...new Set(named), '\u0000'];
  }
  const names = [...choices];
  if (names.reduce((product, [, values]) => product * values.length, 1) > MOST_TRIALS) return 'not searched';
  const seen = new Set<boolean>();
  const world = new Map<string, string>();
  const tryAll = (at: number): void => {
    const [name, values] = names[at] ?? ['', []];
    if (at === names.length) seen.add(holds(condition, world));
    for (const value of values) {
      world.set(name, value);
      tryAll(at + 1);
    }
  };
  tryAll(0);
  return seen.size === 2 ? 'can be both' : seen.has(true) ? 'always true' : 'never true';
}

const comparisonKey = ({ left, is, right }: Extract<Condition, { left: unknown }>) => JSON.stringify([left, is, right]);

function holds(condition: Condition, world: ReadonlyMap<string, string>): boolean {
  const part = (one: Condition) => holds(one, world);
  if ('all' in condition) return condition.all.every(part);
  if ('any' in condition) return condition.any.some(part);
  if ('not' in condition) return !part(condition.not);
  if ('atLeast' in condition) return condition.of.filter(part).length >= condition.atLeast;
  if ('always' in condition) return condition.always;
  if ('rule' in condition) return world.get(`rule ${condition.rule}`) === 'true';
  if ('exists' in condition) return world.get(`fact ${condition.exists}`) !== 'none';
  if ('left' in condition) return world.get(comparisonKey(condition)) === 'true';
  const value = world.get(`fact ${condition.fact}`) ?? '';
  return condition.oneOf ? condition.oneOf.includes(value) : value === 'true';
}

import type { RuleResult, Said } from '../../../engines/rules/index.ts';
import type { ReliefFact } from './pack-kinds.ts';
import type { ReliefLaw } from './relief-law.ts';

/** A question to ask next, with why it is asked and who can answer. */
export interface ReliefQuestion {
  readonly fact: string;
  /** The greater, the sooner its answer decides. */
  readonly weight: number;
  readonly asks: Said;
  readonly why: Said;
  readonly askOf: ReliefFact['askOf'];
  readonly dataClass: ReliefFact['dataClass'];
}

export interface NextQuestion extends ReliefQuestion {
  /** Those that its answer may decide. */
  readonly rules: readonly string[];
}

export function question(law: ReliefLaw, { fact, weight }: { fact: string; weight: number }): ReliefQuestion {
  const declared = law.fact(fact);
  if (!declared) throw new Error(`the law asks for ${fact}, which no pack declares`);
  const { asks, why, askOf, dataClass } = declared;
  return { fact, weight, asks, why, askOf, dataClass };
}

type Asking = Pick<RuleResult, 'rule' | 'state'> & { readonly missing: readonly ReliefQuestion[] };

/**
 * Over all rules, what settles most: no rule counts for more than one, however often it names a fact, and among equals the fact that more
 * rules wait for comes first.
 */
export function askNext(answers: readonly Asking[]): NextQuestion[] {
  const next = new Map<string, { question: ReliefQuestion; weight: number; rules: string[] }>();
  for (const { rule, state, missing } of answers) {
    if (state !== 'undetermined') continue;
    for (const asked of missing) {
      const known = next.get(asked.fact) ?? { question: asked, weight: 0, rules: [] };
      known.weight += Math.min(1, asked.weight);
      known.rules.push(rule);
      next.set(asked.fact, known);
    }
  }
  return [...next.values()]
    .map(({ question: asked, weight, rules }) => ({ ...asked, weight: Number(weight.toFixed(9)), rules: rules.sort() }))
    .sort((a, b) => b.weight - a.weight || b.rules.length - a.rules.length || (a.fact < b.fact ? -1 : 1));
}

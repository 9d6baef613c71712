import { type Decision, decide, type State } from './decide.ts';
import { RuleError } from './errors.ts';
import { type Facts, readFacts } from './facts.ts';
import type { RulePack } from './pack.ts';

export interface Change {
  rule: string;
  before: State;
  after: State;
  /** Clocks whose day is another. */
  deadlines: { clock: string; before: string | null; after: string | null }[];
}

/** What a change of facts would change; `change` is stated as facts are. The facts themselves stay as they are. */
export function whatIf(pack: RulePack, facts: Facts, on: string, change: unknown): Change[] {
  const before = decide(pack, facts, on).results;
  const after = decide(pack, { ...facts, ...readFacts(pack, change) }, on).results;
  return before.flatMap((was, index) => {
    const is = after[index] ?? was;
    const days = (result: typeof was) => new Map(result.deadlines.map(({ clock, due }) => [clock, due]));
    const [then, now] = [days(was), days(is)];
    const deadlines = [...new Set([...then.keys(), ...now.keys()])]
      .map((clock) => ({ clock, before: then.get(clock) ?? null, after: now.get(clock) ?? null }))
      .filter((one) => one.before !== one.after);
    return was.state === is.state && deadlines.length === 0
      ? []
      : [{ rule: was.rule, before: was.state, after: is.state, deadlines }];
  });
}

/** Everything a decision rested on, to be kept with it. */
export interface DecisionRecord {
  pack: RulePack;
  facts: Facts;
  on: string;
  /** The decision as JSON text, byte for byte. */
  decision: string;
}

export function recordOf(pack: RulePack, facts: Facts, on: string): DecisionRecord {
  return { pack, facts, on, decision: JSON.stringify(decide(pack, facts, on)) };
}

/** Decides again from the record. @throws RuleError RULE_PACK_INVALID when it does not come to the same, byte for byte */
export function replay(record: DecisionRecord): Decision {
  const decision = decide(record.pack, record.facts, record.on);
  if (JSON.stringify(decision) !== record.decision)
    throw new RuleError(
      'RULE_PACK_INVALID',
      'The record does not come to its decision: it was changed, or made by another engine.',
      'record',
    );
  return decision;
}

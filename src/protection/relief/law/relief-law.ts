import {
  decide,
  type FactDeclaration,
  lint,
  type Rule,
  RuleError,
  type RulePack,
} from '../../../engines/rules/index.ts';
import {
  assemblePacks,
  type Citation,
  type Entry,
  type EntryBase,
  PackError,
  type PackKind,
  type PackProblem,
  type Packs,
  type Says,
} from '../../../platform/packs/index.ts';
import {
  factTopics,
  type ReliefFact,
  type ReliefStateCell,
  type ReliefWording,
  reliefAreas,
  reliefFactKind,
  reliefPackKinds,
  reliefRuleKind,
  reliefStateKind,
} from './pack-kinds.ts';
import { answersOf, reliefNotice } from './sentences.ts';

/** The law of relief as one installation holds it: all its packs put together, for the engine and for whoever shows it. */
export interface ReliefLaw {
  /** As the rules engine takes it. */
  readonly rules: RulePack;
  readonly facts: readonly ReliefFact[];
  readonly fact: (id: string) => ReliefFact | undefined;
  /** Every wording of every rule, in the order of the packs. */
  readonly wordings: readonly ReliefWording[];
  /** A wording by the rule and its version, as an answer names them. */
  readonly wording: (rule: string, version: string) => ReliefWording | undefined;
  /** The tables by state, cell by cell. */
  readonly cells: readonly ReliefStateCell[];
  readonly cite: (entry: ReliefWording | ReliefStateCell) => Citation;
  /** What a decision rests on, to the letter. */
  readonly packs: readonly { readonly id: string; readonly version: string; readonly hash: string }[];
}

const made = new WeakMap<Packs, ReliefLaw>();

/**
 * Puts the packs of relief together, once for each set of packs.
 * @throws PackError where entries have the right shape but do not fit each other: a fact that nobody declares, rules that ask in a circle
 */
export function reliefLaw(packs: Packs): ReliefLaw {
  const law = made.get(packs) ?? assemble(packs, none);
  made.set(packs, law);
  return law;
}

/**
 * The same with packs of somebody's own beside them, or in the place of those with the same id.
 * @throws PackError also for what `lint` calls an error: conditions nobody can meet, rows that overlap, two wordings of one day
 */
export function reliefLawWith(packs: Packs, own: Packs): ReliefLaw {
  const law = assemble(packs, own);
  const problems = lint(law.rules).filter(({ severity }) => severity === 'error');
  const [first, ...rest] = problems.map(({ path, says }) => problem(path, says));
  if (first) throw new PackError([first, ...rest]);
  return law;
}

const none = assemblePacks([]);

function assemble(packs: Packs, own: Packs): ReliefLaw {
  const replaced = (id: string) => own.pack(id) !== undefined;
  const both = <F extends object>(kind: PackKind<F>): readonly Entry<F>[] => [
    ...packs.entries(kind).filter((entry) => !replaced(packs.cite(entry).pack)),
    ...own.entries(kind),
  ];
  const facts = inOrderOf(both(reliefFactKind), ({ topic }) => factTopics.indexOf(topic));
  const wordings = inOrderOf(both(reliefRuleKind), ({ area }) => reliefAreas.indexOf(area));
  const cells = both(reliefStateKind);
  const used = [...packs.list().filter(({ id }) => !replaced(id)), ...own.list()].filter(({ kind }) =>
    reliefPackKinds.some(({ name }) => name === kind),
  );
  const byRule = new Map<string, Map<string, ReliefWording>>();
  for (const one of wordings) byRule.set(one.id, (byRule.get(one.id) ?? new Map()).set(one.version, one));
  const byFact = new Map(facts.map((one) => [one.id, one]));
  const ours = new Set<EntryBase>(
    own === none ? [] : [...own.entries(reliefRuleKind), ...own.entries(reliefStateKind)],
  );
  const rules = rulePack(facts, wordings, used.map(({ id, version }) => `${id} ${version}`).join(', '));
  checked(rules);
  return {
    rules,
    facts,
    fact: (id) => byFact.get(id),
    wordings,
    wording: (rule, version) => byRule.get(rule)?.get(version),
    cells,
    cite: (entry) => (ours.has(entry) ? own : packs).cite(entry),
    packs: used.map(({ id, version, hash }) => ({ id, version, hash })),
  };
}

const inOrderOf = <T>(all: readonly T[], place: (one: T) => number): readonly T[] =>
  [...all].sort((a, b) => place(a) - place(b));

export const bothWords = (says: Says): { en: string; es: string } =>
  typeof says === 'string' ? { en: says, es: says } : { en: says.en, es: says.es ?? says.en };

function rulePack(facts: readonly ReliefFact[], wordings: readonly ReliefWording[], version: string): RulePack {
  const ids = [...new Set(wordings.map(({ id }) => id))];
  return {
    id: 'relief',
    version,
    title: { en: 'The law of relief', es: 'La ley de alivio' },
    notice: reliefNotice,
    shortMonth: 'last day',
    facts: facts.map(declaration),
    tables: wordings.flatMap(({ tables }) => tables),
    rules: ids.map((id) => ruleOf(id, wordings)),
  };
}

const declaration = ({ id, says, type, asks, codes, unit, dataClass }: ReliefFact): FactDeclaration => ({
  ...{ id, type, says: bothWords(says), asks, dataClass },
  ...(codes ? { codes } : {}),
  ...(unit ? { unit } : {}),
});

function ruleOf(id: string, all: readonly ReliefWording[]): Rule {
  const wordings = all.filter((one) => one.id === id);
  const newest = wordings.reduce((a, b) => (a.effective.from > b.effective.from ? a : b));
  return { id, area: newest.area, title: newest.title, versions: wordings.map(versionOf) };
}

function versionOf(wording: ReliefWording): Rule['versions'][number] {
  const { version, status, statusNote, source, when, contestedWhen, documents, consequences, reviewed } = wording;
  return {
    id: version,
    effective: { from: wording.undated ? null : wording.effective.from, to: wording.effective.to ?? null },
    status,
    statusNote,
    source,
    when,
    ...(contestedWhen ? { contestedWhen } : {}),
    answers: answersOf(wording),
    clocks: wording.clocks.map(({ unsure: _unsure, ...clock }) => clock),
    documents,
    consequences,
    reviewed,
  };
}

/** The engine looks every name up the first time it decides; so that happens here, where the packs can be named. */
function checked(rules: RulePack): void {
  try {
    decide(rules, {}, '2026-01-01', []);
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    throw new PackError([problem(error.path, error.message)]);
  }
}

const problem = (path: string, fix: string): PackProblem => ({
  code: 'PACK_ENTRY_INVALID',
  file: 'relief',
  entry: /^rule (.+), version/.exec(path)?.[1] ?? path,
  fix,
});

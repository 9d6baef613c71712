import { parseCivilDate } from '../calendar/index.ts';
import { byWeight, weighMissing } from './ask.ts';
import { type Deadline, deadlineOf } from './clock.ts';
import { evaluateCondition, type Setting, type Trace } from './evaluate.ts';
import type { Said } from './expression.ts';
import type { Facts } from './facts.ts';
import type { Truth } from './interval.ts';
import type { Rule, RulePack, RuleVersion, Status } from './pack.ts';
import { prepare } from './prepare.ts';
import { versionOn } from './versions.ts';

export type State = 'eligible' | 'not' | 'undetermined' | 'contested';

export interface RuleResult {
  rule: string;
  area: string;
  title: Said;
  state: State;
  /** Why it is undetermined or contested; 'decided' otherwise. */
  why:
    | 'decided'
    | 'facts are missing'
    | 'law is contested'
    | 'rests on a contested rule'
    | 'law does not decide'
    | 'no law on this day';
  /** What the conditions alone come to. Where the law is contested, this is the answer if it stands. */
  reading: Truth;
  status: Status | null;
  statusNote: Said | null;
  version: string | null;
  effective: RuleVersion['effective'] | null;
  source: RuleVersion['source'] | null;
  reviewed: RuleVersion['reviewed'];
  /** What is lacking before the answer may say more than "ask an attorney". */
  lacks: ('review' | 'effective date' | 'source')[];
  /** The facts that can still change the answer, that which decides soonest first. */
  missing: { fact: string; weight: number }[];
  trace: Trace | null;
  /** Where it depends on facts whether the law is contested: those conditions. */
  dispute: Trace | null;
  deadlines: Deadline[];
  documents: { id: string; says: Said }[];
  consequences: Said[];
}

export interface Decision {
  pack: string;
  version: string;
  on: string;
  notice: Said;
  /** In the order of the pack. */
  results: RuleResult[];
  /** Over all rules: what to ask next, with the rules that it may decide. */
  ask: { fact: string; weight: number; rules: string[] }[];
}

/**
 * What each rule answers on a day. `only` limits it to some rules.
 * @throws RuleError for a pack whose names do not fit; CalendarError for a day that does not exist
 */
export function decide(pack: RulePack, facts: Facts, on: string, only?: readonly string[]): Decision {
  parseCivilDate(on);
  const prepared = prepare(pack);
  const answers = new Map<string, RuleResult>();
  const answer = (id: string): RuleResult => {
    const known = answers.get(id) ?? decideRule(prepared.rule(id), setting);
    answers.set(id, known);
    return known;
  };
  const setting: Setting = {
    prepared,
    facts,
    on,
    askRule: (id) => {
      const { state, why, trace, dispute } = answer(id);
      const truth = state === 'eligible' ? 'yes' : state === 'not' ? 'no' : 'unknown';
      const contested = state === 'contested' || why === 'law does not decide' || why === 'no law on this day';
      const parts = contested ? [] : [trace, dispute].filter((one) => one !== null);
      return { truth, contested, parts };
    },
  };
  const results = (only ?? pack.rules.map(({ id }) => id)).map(answer);
  return { pack: pack.id, version: pack.version, on, notice: pack.notice, results, ask: askOver(results) };
}

function decideRule(rule: Rule, setting: Setting): RuleResult {
  const version = versionOn(rule, setting.on);
  if (!version) return silent(rule, null, 'no law on this day');
  if (version.status !== 'in force' && version.status !== 'contested')
    return silent(rule, version, 'law does not decide');
  const trace = evaluateCondition(version.when, setting);
  const dispute = version.contestedWhen ? evaluateCondition(version.contestedWhen, setting) : null;
  const contested: Truth = version.status === 'contested' ? 'yes' : (dispute?.truth ?? 'no');
  const weights = weighMissing(trace);
  if (dispute && contested !== 'yes') weighMissing(dispute, weights);
  const { state, why } = stateOf(trace.truth, contested, weights.size > 0);
  const open = state !== 'not';
  // written out rather than spread: ten thousand people by forty rules are made of these
  return {
    rule: rule.id,
    area: rule.area,
    title: rule.title,
    state,
    why,
    reading: trace.truth,
    status: version.status,
    statusNote: version.statusNote,
    version: version.id,
    effective: version.effective,
    source: version.source,
    reviewed: version.reviewed,
    lacks: lacking(version),
    missing: state === 'eligible' || state === 'not' ? [] : byWeight(weights),
    trace,
    dispute,
    deadlines: open ? version.clocks.map((clock) => deadlineOf(rule, version, clock, setting)) : [],
    documents: open ? documentsOf(version, setting) : [],
    consequences: state === 'eligible' ? version.consequences : [],
  };
}

/** Shown with its state, and deciding nothing. */
function silent(rule: Rule, version: RuleVersion | null, why: RuleResult['why']): RuleResult {
  return {
    rule: rule.id,
    area: rule.area,
    title: rule.title,
    state: 'undetermined',
    why,
    reading: 'unknown',
    status: version?.status ?? null,
    statusNote: version?.statusNote ?? null,
    version: version?.id ?? null,
    effective: version?.effective ?? null,
    source: version?.source ?? null,
    reviewed: version?.reviewed ?? null,
    lacks: version ? lacking(version) : [],
    missing: [],
    trace: null,
    dispute: null,
    deadlines: [],
    documents: [],
    consequences: [],
  };
}

function stateOf(reading: Truth, contested: Truth, missing: boolean): Pick<RuleResult, 'state' | 'why'> {
  if (contested === 'yes') return { state: 'contested', why: 'law is contested' };
  if (contested === 'unknown' || reading === 'unknown') {
    return missing
      ? { state: 'undetermined', why: 'facts are missing' }
      : { state: 'contested', why: 'rests on a contested rule' };
  }
  return { state: reading === 'yes' ? 'eligible' : 'not', why: 'decided' };
}

const documentsOf = (version: RuleVersion, setting: Setting) =>
  version.documents
    .filter(({ given }) => !given || evaluateCondition(given, setting).truth !== 'no')
    .map(({ id, says }) => ({ id, says }));

function lacking({ reviewed, effective, source }: RuleVersion): RuleResult['lacks'] {
  const lacks: RuleResult['lacks'] = [];
  if (reviewed === null) lacks.push('review');
  if (effective.from === null) lacks.push('effective date');
  if (source.cite.trim() === '') lacks.push('source');
  return lacks;
}

/** Over many rules the weights add up: a fact that turns two rules comes before one that turns one as surely. */
function askOver(results: readonly RuleResult[]): Decision['ask'] {
  const weights = new Map<string, number>();
  const rules = new Map<string, string[]>();
  for (const { rule, state, missing } of results) {
    if (state !== 'undetermined') continue;
    for (const { fact, weight } of missing) {
      weights.set(fact, (weights.get(fact) ?? 0) + weight);
      rules.set(fact, [...(rules.get(fact) ?? []), rule]);
    }
  }
  return byWeight(weights).map((one) => ({ ...one, rules: (rules.get(one.fact) ?? []).sort() }));
}

import { daysBetween } from '../../../engines/calendar/index.ts';
import {
  type Deadline,
  type Decision,
  decide,
  type Facts,
  type RuleResult,
  type Said,
} from '../../../engines/rules/index.ts';
import type { Citation } from '../../../platform/packs/index.ts';
import type { ReliefWording } from './pack-kinds.ts';
import { askNext, type NextQuestion, question, type ReliefQuestion } from './questions.ts';
import { bothWords, type ReliefLaw } from './relief-law.ts';
import { answersOf, askAnAttorney, lawIsSilent, reliefNotice } from './sentences.ts';
import { type StateCell, stateCells } from './state-tables.ts';

/** A day that the law sets, with the rule and the wording that computed it. */
export interface ReliefDeadline extends Omit<Deadline, 'rule' | 'version'> {
  readonly rule: string;
  readonly version: string;
  /** Nobody has read yet how the law counts it: ask an attorney for the day. */
  readonly unsure: boolean;
  /** While it is open only whether it runs at all: the day that counts if it does. */
  readonly ifItRuns: string | null;
}

/** What one rule says on one day. */
export interface ReliefAnswer {
  readonly rule: string;
  readonly area: ReliefWording['area'] | null;
  readonly effect: ReliefWording['effect'] | null;
  readonly title: Said;
  readonly state: RuleResult['state'];
  readonly why: RuleResult['why'];
  /** What the conditions come to by themselves; where the law is contested, the answer if it stands. */
  readonly reading: RuleResult['reading'];
  /** The one sentence to show. Of a rule from memory it is only "ask an attorney". */
  readonly says: Said;
  readonly certainty: ReliefWording['certainty'] | null;
  /** What an attorney must look at first. */
  readonly uncertain: readonly Said[];
  readonly version: string | null;
  /** `from: null`: undated. */
  readonly effective: { readonly from: string | null; readonly to: string | null } | null;
  readonly status: RuleResult['status'];
  readonly statusNote: Said | null;
  readonly citation: Citation | null;
  /** What is lacking before anybody may rely on it; a review holds for 180 days. */
  readonly lacks: readonly (RuleResult['lacks'][number] | 'recent review')[];
  readonly missing: readonly ReliefQuestion[];
  readonly deadlines: readonly ReliefDeadline[];
  readonly documents: readonly { readonly id: string; readonly says: Said }[];
  readonly consequences: readonly Said[];
  /** Wordings that begin later: what will change, and when. */
  readonly ahead: readonly { version: string; from: string; status: string; says: Said; cite: string }[];
  /** What is known of the law of the state that the facts name, where the rule differs by state. */
  readonly stateCells: readonly StateCell[];
  readonly trace: RuleResult['trace'];
  readonly dispute: RuleResult['dispute'];
}

export interface ReliefDecision {
  readonly on: string;
  readonly notice: Said;
  readonly packs: ReliefLaw['packs'];
  /** How many rules came to each answer. */
  readonly counts: Readonly<Record<RuleResult['state'], number>>;
  readonly answers: readonly ReliefAnswer[];
  /** Over all rules: what to ask next. */
  readonly ask: readonly NextQuestion[];
  /** All that run, the next first. */
  readonly deadlines: readonly ReliefDeadline[];
}

/**
 * What the law of relief says of what is known, on a day. Nothing that is unknown ever becomes a no.
 * @param only some rules by id; all when left out
 * @throws CalendarError for a day that does not exist; RuleError for a rule that is not there
 */
export function decideRelief(law: ReliefLaw, facts: Facts, on: string, only?: readonly string[]): ReliefDecision {
  const answers = decide(law.rules, facts, on, only).results.map((result) => answerOf(law, facts, on, result));
  const counts = { eligible: 0, not: 0, undetermined: 0, contested: 0 };
  for (const { state } of answers) counts[state] += 1;
  return {
    on,
    notice: reliefNotice,
    packs: law.packs,
    counts,
    answers,
    ask: askNext(answers),
    deadlines: inOrder(answers.flatMap(({ deadlines }) => deadlines)),
  };
}

/** What is the same for everybody: made once for each law, since ten thousand people ask for it. */
interface Kept {
  readonly citations: Map<ReliefWording, Citation>;
  readonly wordings: Map<string, ReliefAnswer['ahead']>;
}
const kept = new WeakMap<ReliefLaw, Kept>();

function keptFor(law: ReliefLaw): Kept {
  const before = kept.get(law) ?? { citations: new Map(), wordings: new Map() };
  kept.set(law, before);
  return before;
}

function remember<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make();
  known.set(key, made);
  return made;
}

function answerOf(law: ReliefLaw, facts: Facts, on: string, result: RuleResult): ReliefAnswer {
  const { citations, wordings } = keptFor(law);
  const wording = result.version === null ? undefined : law.wording(result.rule, result.version);
  return {
    rule: result.rule,
    area: wording?.area ?? null,
    effect: wording?.effect ?? null,
    title: wording?.title ?? result.title,
    state: result.state,
    why: result.why,
    reading: result.reading,
    says: sentence(wording, result),
    certainty: wording?.certainty ?? null,
    uncertain: wording?.uncertain ?? [],
    version: result.version,
    effective: result.effective,
    status: result.status,
    statusNote: result.statusNote,
    citation: wording ? remember(citations, wording, () => law.cite(wording)) : null,
    lacks: lackingOn(result, on),
    missing: result.missing.map((one) => question(law, one)),
    deadlines: result.deadlines
      .filter(({ state }) => state !== 'none')
      .map((one) => ({ ...one, unsure: isUnsure(wording, one.clock), ifItRuns: ifItRuns(one) })),
    documents: result.documents,
    consequences: wording?.certainty === 'from memory' ? [] : result.consequences,
    ahead: remember(wordings, result.rule, () => wordingsOf(law, result.rule)).filter(({ from }) => from > on),
    stateCells: wording?.stateTable ? stateCells(law, wording.stateTable, facts, on) : [],
    trace: result.trace,
    dispute: result.dispute,
  };
}

function sentence(wording: ReliefWording | undefined, { why, state }: RuleResult): Said {
  if (!wording || why === 'law does not decide' || why === 'no law on this day') return lawIsSilent;
  return wording.certainty === 'from memory' ? askAnAttorney : answersOf(wording)[state];
}

const REVIEW_DAYS = 180;

const lackingOn = ({ lacks, reviewed }: RuleResult, on: string): ReliefAnswer['lacks'] =>
  reviewed !== null && daysBetween(reviewed.when, on) > REVIEW_DAYS ? [...lacks, 'recent review'] : lacks;

const isUnsure = (wording: ReliefWording | undefined, clock: string): boolean =>
  wording?.certainty === 'from memory' || wording?.clocks.find(({ id }) => id === clock)?.unsure === true;

const ifItRuns = ({ state, notBefore, notAfter }: Deadline): string | null =>
  state === 'open' && notBefore === notAfter ? notBefore : null;

/** Every dated wording of a rule, first to begin first. */
const wordingsOf = (law: ReliefLaw, rule: string): ReliefAnswer['ahead'] =>
  law.wordings
    .filter(({ id, undated }) => id === rule && !undated)
    .map(({ version, effective, status, says, source }) => ({
      version,
      from: effective.from,
      status: status === 'in force' ? 'future' : status,
      says: bothWords(says),
      cite: source.cite,
    }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));

/** By day, the next first; then those that stand still or wait for a fact. */
const inOrder = (deadlines: readonly ReliefDeadline[]): ReliefDeadline[] =>
  [...deadlines].sort((a, b) => {
    const [one, other] = [orderKey(a), orderKey(b)];
    return one < other ? -1 : Number(one > other);
  });

const orderKey = ({ due, ifItRuns: day, notBefore, rule, clock }: ReliefDeadline): string =>
  `${due ?? day ?? `~${notBefore ?? '~'}`} ${rule} ${clock}`;

/** The whole decision as the engine records it, to be replayed years later byte for byte. */
export const decidedBy = (law: ReliefLaw, facts: Facts, on: string, only?: readonly string[]): Decision =>
  decide(law.rules, facts, on, only);

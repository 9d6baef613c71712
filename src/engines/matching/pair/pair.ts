import { multiply, type ThreadsToUse } from '../curve/multiply.ts';
import { destroyScalar, newScalar, pointBytes, type Random } from '../curve/p256.ts';
import { inOrder, randomOrder } from '../curve/shuffle.ts';
import { MatchError } from '../errors.ts';
import { type KeyClass, verdictOf } from '../keys/match-keys.ts';
import { canonical } from '../wire/canonical.ts';
import {
  type Blame,
  blameOf,
  bytesOf,
  checkParties,
  checkValues,
  fromBase64,
  jsonIn,
  noList,
  openMessage,
  type Party,
  type Post,
  toBase64,
  toldBlame,
} from '../wire/check.ts';
import { type LogEntry, logged } from '../wire/log.ts';
import { type Header, type Message, messageId, writeMessage } from '../wire/message.ts';
import { bundlesOf, type PairRecord, sharedBundles } from './bundles.ts';

/** What two parties have agreed: the first asks and learns, the second answers. */
export interface PairTerms {
  readonly roundId: string;
  readonly agreement: string;
  /** `membership`: the asker learns which of its records the other knows; `cardinality`: how many, and not which. */
  readonly output: 'membership' | 'cardinality';
  readonly classes: readonly KeyClass[];
  readonly parties: readonly [asks: Party, answers: Party];
  /** Both sets are filled up to this many records; 0: not filled up, and sizes show. */
  readonly padTo: number;
  readonly most: number;
  /** In a `cardinality` round a count from 1 to below this is not told to the one who answers. */
  readonly least: number;
}

export interface PairMatch {
  /** Place in the asker's list; -1 in a `cardinality` round, which does not say. */
  readonly record: number;
  readonly verdict: 'match' | 'possible';
  readonly by: readonly KeyClass[];
}

export interface PairResult {
  /** Records of the asker that the other side knows. */
  readonly matched: number;
  /** Those that share one weak or medium key alone: a person must look. */
  readonly possible: number;
  readonly matches: readonly PairMatch[];
}

/** Counts; null: too few to tell. */
export interface PairTold {
  readonly matched: number | null;
  readonly possible: number | null;
}

/** One side of a pair round: plain data; it holds a scalar while the round runs, and is kept sealed. */
export interface PairState {
  readonly terms: PairTerms;
  readonly me: string;
  readonly role: 'asks' | 'answers';
  readonly stage: 'prepared' | 'asked' | 'answered' | 'finished' | 'stopped';
  readonly scalar: string;
  readonly own: string;
  readonly count: number;
  /** Which record each bundle is, so that the asker can say whom a match means; [] once the round is over. */
  readonly order: readonly number[];
  readonly asked: string;
  /** What the asker learns. */
  readonly result: PairResult | null;
  /** What the one who answers is told. */
  readonly told: PairTold | null;
  readonly blame: Blame | null;
  readonly seen: readonly string[];
  readonly log: readonly LogEntry[];
}

export interface PairTools {
  readonly privateKey: string;
  readonly random: Random;
  readonly threads?: ThreadsToUse;
}
export interface PairStep {
  readonly state: PairState;
  readonly out: readonly Post[];
}

/**
 * Makes one side ready.
 *
 * @throws MatchError MATCH_TERMS_WRONG, MATCH_SET_TOO_LARGE
 */
export const preparePair = async (
  terms: PairTerms,
  me: string,
  records: readonly PairRecord[],
  { random, threads = 1 }: Pick<PairTools, 'random' | 'threads'>,
): Promise<PairState> => {
  checkParties(terms, 2, 2);
  const place = terms.parties.findIndex(({ id }) => id === me);
  if (place < 0 || terms.classes.length === 0 || new Set(terms.classes).size < terms.classes.length)
    throw new MatchError('MATCH_TERMS_WRONG', 'The terms of the round are wrong: parties or classes of keys.');
  const most = terms.padTo || terms.most;
  if (records.length > most)
    throw new MatchError(
      'MATCH_SET_TOO_LARGE',
      `The list holds ${records.length} records; the round takes ${most}.`,
      me,
    );
  const count = terms.padTo || records.length;
  const scalar = newScalar(random);
  const { roundId, classes } = terms;
  const { points, order } = await bundlesOf(records, { scalar, roundId, classes, count, me }, random, threads);
  const kept = toBase64(scalar);
  destroyScalar(scalar);
  return {
    terms,
    me,
    role: place === 0 ? 'asks' : 'answers',
    stage: 'prepared',
    scalar: kept,
    own: toBase64(points),
    count,
    order: [...order].map((at) => (at < records.length ? at : -1)),
    asked: '',
    result: null,
    told: null,
    blame: null,
    seen: [],
    log: [],
  };
};

const over = (state: PairState): PairState => ({ ...state, scalar: '', own: '', order: [] });

const otherOf = ({ terms, role }: PairState): string => terms.parties[role === 'asks' ? 1 : 0].id;

const write = (
  state: PairState,
  privateKey: string,
  draft: Pick<Header, 'kind' | 'answers'> & Partial<Header>,
  payload: Uint8Array,
): { state: PairState; header: Header; out: Post[] } => {
  const { roundId, agreement } = state.terms;
  const { header, bytes } = writeMessage(
    privateKey,
    { ...noList, roundId, agreement, start: '', from: state.me, to: otherOf(state), ...draft },
    payload,
  );
  return { header, state: { ...state, log: logged(state.log, 'out', header) }, out: [{ to: header.to, bytes }] };
};

/** The asker's first message: its own records, raised once. */
export const ask = (state: PairState, { privateKey }: Pick<PairTools, 'privateKey'>): PairStep => {
  if (state.role !== 'asks' || state.stage !== 'prepared')
    throw new MatchError('MATCH_ROUND_OVER', 'The round has begun already.');
  const draft = { kind: 'ask' as const, answers: '', list: 0, hop: 1, count: state.count * state.terms.classes.length };
  const { state: asked, header, out } = write(state, privateKey, draft, fromBase64(state.own));
  return { state: { ...asked, stage: 'asked', own: '', asked: messageId(header) }, out };
};

const raise = async (state: PairState, points: Uint8Array, from: string, threads: ThreadsToUse | undefined) => {
  const scalar = fromBase64(state.scalar);
  try {
    return await multiply(scalar, points, threads);
  } catch (error) {
    if (error instanceof MatchError && error.code === 'MATCH_POINT_OFF_CURVE')
      throw new MatchError(error.code, error.message, from);
    throw error;
  } finally {
    destroyScalar(scalar);
  }
};

const outOfOrder = ({ header }: Message): MatchError =>
  new MatchError('MATCH_OUT_OF_ORDER', `A ${header.kind} message came that is not due.`, header.from);

const onAsk = async (state: PairState, message: Message, tools: PairTools): Promise<PairStep> => {
  const { header, payload } = message;
  const { classes, output, padTo, most } = state.terms;
  const width = classes.length;
  if (state.role !== 'answers' || state.stage !== 'prepared') throw outOfOrder(message);
  const records = header.count / width;
  if (!Number.isInteger(records) || records > most || (padTo > 0 && records !== padTo))
    throw new MatchError('MATCH_COUNT_WRONG', 'The set has a size that was not agreed.', header.from);
  checkValues(message, header.count, width === 1);
  const raised = await raise(state, payload, header.from, tools.threads);
  // a count tells nobody who is meant
  const back = output === 'cardinality' ? inOrder(raised, randomOrder(tools.random, records), width) : raised;
  const own = fromBase64(state.own);
  const draft = { kind: 'answer' as const, answers: messageId(header), list: 0, hop: 2, count: header.count };
  const both = new Uint8Array(Buffer.concat([back, own]));
  const { state: told, out } = write(state, tools.privateKey, draft, both);
  return { state: { ...over(told), stage: 'answered' }, out };
};

const resultOf = (state: PairState, back: Uint8Array, theirs: Uint8Array): PairResult => {
  const { classes, output } = state.terms;
  const matches: PairMatch[] = [];
  for (const [bundle, partners] of sharedBundles(back, theirs, classes)) {
    const best = [...partners.values()].sort((a, b) => b.size - a.size);
    const sure = best.find((shared) => verdictOf(shared) === 'match') ?? best[0];
    const verdict = sure ? verdictOf(sure) : 'none';
    if (!sure || verdict === 'none') continue;
    const record = output === 'membership' ? (state.order[bundle] ?? -1) : -1;
    matches.push({ record, verdict, by: [...sure].sort() });
  }
  matches.sort((a, b) => a.record - b.record);
  const count = (wanted: PairMatch['verdict']): number => matches.filter(({ verdict }) => verdict === wanted).length;
  return { matched: count('match'), possible: count('possible'), matches: output === 'membership' ? matches : [] };
};

const onAnswer = async (state: PairState, message: Message, tools: PairTools): Promise<PairStep> => {
  const { header, payload } = message;
  const { classes, padTo, most } = state.terms;
  const width = classes.length;
  if (state.role !== 'asks' || state.stage !== 'asked' || header.answers !== state.asked) throw outOfOrder(message);
  const cut = state.count * width * pointBytes;
  const records = (payload.length - cut) / (width * pointBytes);
  if (
    header.count !== state.count * width ||
    !Number.isInteger(records) ||
    records < 0 ||
    records > most ||
    (padTo > 0 && records !== padTo)
  )
    throw new MatchError('MATCH_COUNT_WRONG', 'The set has a size that was not agreed.', header.from);
  const back = payload.subarray(0, cut);
  checkValues({ ...message, payload: back }, header.count, width === 1);
  const theirs = await raise(state, payload.subarray(cut), header.from, tools.threads);
  const result = resultOf(state, back, theirs);
  const { output, least } = state.terms;
  const some = (count: number): number | null =>
    output === 'cardinality' && count > 0 && count < least ? null : count;
  const told = canonical({ matched: some(result.matched), possible: some(result.possible) });
  const { state: ended, out } = write(
    state,
    tools.privateKey,
    { kind: 'end', answers: messageId(header) },
    bytesOf(told),
  );
  return { state: { ...over(ended), stage: 'finished', result }, out };
};

const isCount = (value: unknown, most: number): value is number | null =>
  value === null || (Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= most);

const onEnd = (state: PairState, message: Message): PairStep => {
  if (state.role !== 'answers' || state.stage !== 'answered') throw outOfOrder(message);
  const { matched, possible } = jsonIn(message) ?? {};
  const most = state.terms.padTo || state.terms.most;
  if (!isCount(matched, most) || !isCount(possible, most) || (matched ?? 0) + (possible ?? 0) > most)
    throw new MatchError('MATCH_COUNT_WRONG', 'A result was told that cannot be.', message.header.from);
  return { state: { ...state, stage: 'finished', told: { matched, possible } }, out: [] };
};

const onStop = (state: PairState, message: Message): PairStep => {
  const { code, party, says } = toldBlame(message, state.terms.parties);
  const blame = { code: 'MATCH_STOPPED' as const, party, says: `${code}: ${says}` };
  return { state: { ...over(state), stage: 'stopped', blame }, out: [] };
};

/** Ends the round from this side, and tells the other. */
export const stopPair = (state: PairState, blame: Blame, { privateKey }: Pick<PairTools, 'privateKey'>): PairStep => {
  const { state: told, out } = write(
    state,
    privateKey,
    { kind: 'stop', answers: '' },
    bytesOf(canonical({ ...blame })),
  );
  return { state: { ...over(told), stage: 'stopped', blame }, out };
};

/**
 * Takes one message and answers what is to be sent. What breaks the rules ends the round: `state.blame` names whose doing it was.
 *
 * @param via who handed the message over, as the carrier knows; '' where it does not
 * @throws MatchError MATCH_ROUND_OVER where the round has ended before
 */
export const pairReceives = async (
  state: PairState,
  bytes: Uint8Array,
  via: string,
  tools: PairTools,
): Promise<PairStep> => {
  if (state.stage === 'finished' || state.stage === 'stopped')
    throw new MatchError('MATCH_ROUND_OVER', 'The round is over.');
  try {
    const message = openMessage(state.terms, state.me, bytes, via);
    const id = messageId(message.header);
    if (state.seen.includes(id)) throw new MatchError('MATCH_REPEATED', 'A message came twice.', message.header.from);
    const known = { ...state, seen: [...state.seen, id], log: logged(state.log, 'in', message.header) };
    const { kind } = message.header;
    if (kind === 'ask') return await onAsk(known, message, tools);
    if (kind === 'answer') return await onAnswer(known, message, tools);
    if (kind === 'end') return onEnd(known, message);
    if (kind === 'stop') return onStop(known, message);
    throw outOfOrder(message);
  } catch (error) {
    if (!(error instanceof MatchError) || error.code === 'MATCH_WORKER_STOPPED') throw error;
    return stopPair(state, blameOf(error), tools);
  }
};

import { blindKeys, multiply, type ThreadsToUse } from '../curve/multiply.ts';
import { destroyScalar, newScalar, pointBytes, type Random } from '../curve/p256.ts';
import { inOrder, randomOrder } from '../curve/shuffle.ts';
import { MatchError } from '../errors.ts';
import { canonical } from '../wire/canonical.ts';
import {
  type Blame,
  blameOf,
  bytesOf,
  checkValues,
  fromBase64,
  jsonIn,
  noList,
  openMessage,
  type Post,
  toBase64,
  toldBlame,
} from '../wire/check.ts';
import { type LogEntry, logged } from '../wire/log.ts';
import { type Header, type Message, messageId, writeMessage } from '../wire/message.ts';
import { sealNote } from '../wire/sealed-note.ts';
import { checkRing, commonOf, listAt, type RingTerms, termsJson } from './terms.ts';

/**
 * A node of a ring: plain data, so that it can be put away between two messages and taken up after a restart. It holds a scalar while the
 * round runs: whoever keeps it keeps it sealed.
 */
export interface NodeState {
  readonly terms: RingTerms;
  readonly me: string;
  readonly place: number;
  readonly stage: 'prepared' | 'opened' | 'running' | 'done' | 'finished' | 'stopped';
  /** base64; '' when destroyed. */
  readonly scalar: string;
  /** The own list, raised, filled up and shuffled: base64 until it has left. */
  readonly own: string;
  readonly ownCount: number;
  /** Values of the own list that are real. */
  readonly ownSize: number;
  readonly opening: string;
  readonly start: string;
  readonly sizes: readonly number[];
  /** How often the node has passed a list on, its own first. */
  readonly passed: number;
  readonly seen: readonly string[];
  readonly blame: Blame | null;
  /** The seal of the table, as the coordinator signed it (`tableSeal`). */
  readonly result: string;
  readonly log: readonly LogEntry[];
}

export interface NodeTools {
  /** Ed25519, base64url. */
  readonly privateKey: string;
  readonly random: Random;
  readonly threads?: ThreadsToUse;
}

export interface NodeStep {
  readonly state: NodeState;
  readonly out: readonly Post[];
}

/**
 * Makes a node ready: match keys of one class become points, are raised to a fresh scalar, filled up with points that match nobody's, and
 * shuffled. A key that stands there twice counts once.
 *
 * @throws MatchError MATCH_TERMS_WRONG, MATCH_SET_TOO_LARGE
 */
export const prepareNode = async (
  terms: RingTerms,
  me: string,
  keys: readonly string[],
  { random, threads = 1 }: Pick<NodeTools, 'random' | 'threads'>,
): Promise<NodeState> => {
  checkRing(terms);
  const place = terms.lists.findIndex(({ id }) => id === me);
  if (place < 0)
    throw new MatchError('MATCH_TERMS_WRONG', `The terms of the round are wrong: ${me} has no list in it.`);
  const own = [...new Set(keys)];
  const most = terms.padTo || terms.most;
  if (own.length > most)
    throw new MatchError('MATCH_SET_TOO_LARGE', `The list holds ${own.length} keys; the round takes ${most}.`, me);
  const ownCount = terms.padTo || own.length;
  // keys nobody else can have stand for the places that are filled up
  const fill = Array.from({ length: ownCount - own.length }, () => Buffer.from(random(32)).toString('base64'));
  const scalar = newScalar(random);
  const list = [
    ...own.map((key) => [terms.keyClass, key] as const),
    ...fill.map((key) => [`fill/${me}`, key] as const),
  ];
  const raised = await blindKeys(scalar, terms.roundId, list, threads);
  const shuffled = inOrder(raised, randomOrder(random, ownCount));
  const kept = toBase64(scalar);
  destroyScalar(scalar);
  return {
    terms,
    me,
    place,
    stage: 'prepared',
    scalar: kept,
    own: toBase64(shuffled),
    ownCount,
    ownSize: own.length,
    opening: '',
    start: '',
    sizes: [],
    passed: 0,
    seen: [],
    blame: null,
    result: '',
    log: [],
  };
};

/** Ends a round for a node: the scalar and the list go, the log stays. */
const stopped = (state: NodeState, blame: Blame): NodeState => ({
  ...state,
  stage: 'stopped',
  scalar: '',
  own: '',
  blame,
});

interface Writing {
  readonly state: NodeState;
  readonly out: Post[];
}

type Draft = Pick<Header, 'kind' | 'to' | 'answers'> & Partial<Header>;

const write = (
  { state, out }: Writing,
  privateKey: string,
  draft: Draft,
  payload: Uint8Array,
): Writing & { header: Header } => {
  const { roundId, agreement } = state.terms;
  const { header, bytes } = writeMessage(
    privateKey,
    { ...noList, roundId, agreement, from: state.me, start: state.start, ...draft },
    payload,
  );
  return {
    header,
    state: { ...state, log: logged(state.log, 'out', header) },
    out: [...out, { to: header.to, bytes }],
  };
};

/** Passes a list on, raised once more, and tells the coordinator what came and what went. */
const pass = (writing: Writing, privateKey: string, values: Uint8Array, got: Message | null): Writing => {
  const { terms, place, start } = writing.state;
  const k = terms.lists.length;
  const hop = writing.state.passed + 1;
  const list = listAt(place, hop, k);
  const to = hop === k ? terms.coordinator.id : (terms.lists[(place + 1) % k]?.id ?? '');
  const about = { list, hop, count: values.length / pointBytes };
  const answers = got ? messageId(got.header) : start;
  const sent = write(writing, privateKey, { ...about, kind: 'hop', to, answers }, values);
  const receipt = canonical({
    got: got ? { header: { ...got.header }, signature: Buffer.from(got.signature).toString('base64url') } : null,
    sent: { ...sent.header },
  });
  const draft = { ...about, kind: 'receipt' as const, to: terms.coordinator.id, answers: messageId(sent.header) };
  const told = write(sent, privateKey, draft, bytesOf(receipt));
  const done = hop === k;
  return {
    out: told.out,
    // the last list has gone: nothing is left to raise
    state: { ...told.state, passed: hop, own: '', ...(done ? { stage: 'done', scalar: '' } : {}) },
  };
};

const outOfOrder = (header: Header): MatchError =>
  new MatchError('MATCH_OUT_OF_ORDER', `A ${header.kind} message came that is not due.`, header.from);

const sealedFor = (noteKey: string, text: string, random: Random, from: string): string => {
  try {
    return sealNote(random, noteKey, text);
  } catch {
    throw new MatchError('MATCH_POINT_OFF_CURVE', 'The key for notes is no point of the curve.', from);
  }
};

const onCall = (state: NodeState, message: Message, { privateKey, random }: NodeTools): Writing => {
  const { header } = message;
  const { terms, ownCount, ownSize } = state;
  if (state.stage !== 'prepared') throw outOfOrder(header);
  const call = jsonIn(message);
  const noteKey = call?.noteKey;
  if (typeof noteKey !== 'string' || canonical(termsJson(terms)) !== call?.terms)
    throw new MatchError('MATCH_TERMS_WRONG', 'The round is called under other terms than were agreed.', header.from);
  const note = sealedFor(noteKey, String(ownSize), random, header.from);
  const draft = { kind: 'opening' as const, to: terms.coordinator.id, answers: messageId(header), count: ownCount };
  const written = write({ state, out: [] }, privateKey, { ...draft, list: state.place }, bytesOf(canonical({ note })));
  return { ...written, state: { ...written.state, stage: 'opened', opening: messageId(written.header) } };
};

const onStart = (state: NodeState, message: Message, { privateKey }: NodeTools): Writing => {
  const { header } = message;
  if (state.stage !== 'opened') throw outOfOrder(header);
  const { sizes, openings } = jsonIn(message) ?? {};
  const k = state.terms.lists.length;
  const whole =
    Array.isArray(sizes) &&
    Array.isArray(openings) &&
    sizes.length === k &&
    openings.length === k &&
    sizes.every((size) => Number.isSafeInteger(size) && size >= 0 && size <= state.terms.most);
  if (!whole || openings[state.place] !== state.opening || sizes[state.place] !== state.ownCount)
    throw new MatchError('MATCH_TERMS_WRONG', 'The round starts with other sizes than were announced.', header.from);
  const running: NodeState = { ...state, stage: 'running', start: header.payload, sizes };
  return pass({ state: running, out: [] }, privateKey, fromBase64(state.own), null);
};

const onHop = async (state: NodeState, message: Message, tools: NodeTools): Promise<Writing> => {
  const { header, payload } = message;
  const { terms, place, passed, sizes } = state;
  const k = terms.lists.length;
  if (state.stage !== 'running' || header.from !== terms.lists[(place - 1 + k) % k]?.id || header.start !== state.start)
    throw outOfOrder(header);
  if (header.hop < passed)
    throw new MatchError('MATCH_REPEATED', `Step ${header.hop} was taken before; it came again, changed.`, header.from);
  if (header.hop !== passed || header.list !== listAt(place, passed + 1, k)) throw outOfOrder(header);
  checkValues(message, sizes[header.list] ?? 0, true);
  const scalar = fromBase64(state.scalar);
  try {
    const raised = await multiply(scalar, payload, tools.threads);
    const shuffled = inOrder(raised, randomOrder(tools.random, header.count));
    return pass({ state, out: [] }, tools.privateKey, shuffled, message);
  } catch (error) {
    if (error instanceof MatchError && error.code === 'MATCH_POINT_OFF_CURVE')
      throw new MatchError(error.code, error.message, header.from);
    throw error;
  } finally {
    destroyScalar(scalar);
  }
};

const onEnd = (state: NodeState, message: Message): Writing => {
  const { result } = jsonIn(message) ?? {};
  if (state.stage !== 'done' || typeof result !== 'string') throw outOfOrder(message.header);
  return { state: { ...state, stage: 'finished', result }, out: [] };
};

const onStop = (state: NodeState, message: Message): Writing => {
  const { code, party, says } = toldBlame(message, commonOf(state.terms).parties);
  return { state: stopped(state, { code: 'MATCH_STOPPED', party, says: `${code}: ${says}` }), out: [] };
};

const handle = async (state: NodeState, message: Message, tools: NodeTools): Promise<Writing> => {
  const { header } = message;
  const fromCoordinator = header.from === state.terms.coordinator.id;
  if (header.kind === 'hop') return onHop(state, message, tools);
  if (!fromCoordinator) throw outOfOrder(header);
  if (header.kind === 'call') return onCall(state, message, tools);
  if (header.kind === 'start') return onStart(state, message, tools);
  if (header.kind === 'end') return onEnd(state, message);
  if (header.kind === 'stop') return onStop(state, message);
  throw outOfOrder(header);
};

/** Ends the round from this node's side: somebody withdrew, or the time is over. */
export const stopNode = (state: NodeState, blame: Blame, { privateKey }: Pick<NodeTools, 'privateKey'>): NodeStep => {
  const { coordinator } = state.terms;
  const payload = bytesOf(canonical({ code: blame.code, party: blame.party, says: blame.says }));
  const draft = { kind: 'stop' as const, to: coordinator.id, answers: '' };
  const { state: told, out } = write({ state, out: [] }, privateKey, draft, payload);
  return { state: stopped(told, blame), out };
};

/**
 * Takes one message and answers what is to be sent. What breaks the rules ends the round for this node: `state.blame` names whose doing it
 * was, the scalar is gone, and the coordinator is told.
 *
 * @param via who handed the message over, as the carrier knows; '' where it does not
 * @throws MatchError MATCH_ROUND_OVER where the round has ended before
 */
export const nodeReceives = async (
  state: NodeState,
  bytes: Uint8Array,
  via: string,
  tools: NodeTools,
): Promise<NodeStep> => {
  if (state.stage === 'finished' || state.stage === 'stopped')
    throw new MatchError('MATCH_ROUND_OVER', 'The round is over.');
  try {
    const message = openMessage(commonOf(state.terms), state.me, bytes, via);
    const id = messageId(message.header);
    if (state.seen.includes(id)) throw new MatchError('MATCH_REPEATED', 'A message came twice.', message.header.from);
    const log = logged(state.log, 'in', message.header);
    return await handle({ ...state, seen: [...state.seen, id], log }, message, tools);
  } catch (error) {
    if (!(error instanceof MatchError) || error.code === 'MATCH_WORKER_STOPPED') throw error;
    return stopNode(state, blameOf(error), tools);
  }
};

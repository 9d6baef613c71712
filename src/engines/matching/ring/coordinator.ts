import { isOnCurve, pointBytes, type Random } from '../curve/p256.ts';
import { MatchError } from '../errors.ts';
import { canonical, sha256 } from '../wire/canonical.ts';
import {
  type Blame,
  blameOf,
  bytesOf,
  checkValues,
  jsonIn,
  noList,
  openMessage,
  type Post,
  toBase64,
  toldBlame,
} from '../wire/check.ts';
import { type LogEntry, logged } from '../wire/log.ts';
import { type Header, type Message, messageId, writeMessage } from '../wire/message.ts';
import { type NoteKeys, newNoteKeys, openNote } from '../wire/sealed-note.ts';
import { checkReceipt, type Receipt } from './receipt.ts';
import { type CaptureTable, tableOf, tableSeal } from './table.ts';
import { checkRing, commonOf, listAt, type RingTerms, termsJson } from './terms.ts';

/** The coordinator of a ring: plain data, to be kept sealed while the round runs. */
export interface CoordinatorState {
  readonly terms: RingTerms;
  readonly stage: 'calling' | 'running' | 'finished' | 'stopped';
  readonly noteKeys: NoteKeys;
  /** base64; what the end says of the table is sealed with it. */
  readonly salt: string;
  readonly calls: readonly string[];
  /** By place in the ring. */
  readonly openings: readonly ({ readonly id: string; readonly count: number; readonly size: number } | null)[];
  readonly start: string;
  readonly receipts: readonly (readonly Receipt[])[];
  /** Lists that have been round, base64. */
  readonly lists: readonly (string | null)[];
  readonly seen: readonly string[];
  readonly table: CaptureTable | null;
  readonly blame: Blame | null;
  readonly log: readonly LogEntry[];
}

export interface CoordinatorTools {
  readonly privateKey: string;
}
export interface CoordinatorStep {
  readonly state: CoordinatorState;
  readonly out: readonly Post[];
}

const write = (
  state: CoordinatorState,
  privateKey: string,
  draft: Pick<Header, 'kind' | 'to' | 'answers'>,
  payload: string,
): { state: CoordinatorState; header: Header; post: Post } => {
  const { roundId, agreement, coordinator } = state.terms;
  const { header, bytes } = writeMessage(
    privateKey,
    { ...noList, roundId, agreement, from: coordinator.id, start: state.start, ...draft },
    bytesOf(payload),
  );
  return {
    header,
    state: { ...state, log: logged(state.log, 'out', header) },
    post: { to: header.to, bytes },
  };
};

/** One message to every node. */
const tellAll = (
  before: CoordinatorState,
  privateKey: string,
  kind: 'call' | 'start' | 'end' | 'stop',
  payloadFor: string,
  answers: (place: number) => string = () => '',
): { state: CoordinatorState; out: Post[]; ids: string[] } => {
  let state = before;
  const out: Post[] = [];
  const ids: string[] = [];
  for (const [place, { id }] of before.terms.lists.entries()) {
    const written = write(state, privateKey, { kind, to: id, answers: answers(place) }, payloadFor);
    state = written.state;
    out.push(written.post);
    ids.push(messageId(written.header));
  }
  return { state, out, ids };
};

/**
 * Opens a round: every node is called under the same terms.
 *
 * @throws MatchError MATCH_TERMS_WRONG
 */
export const openCoordinator = (
  terms: RingTerms,
  random: Random,
  { privateKey }: CoordinatorTools,
): CoordinatorStep => {
  checkRing(terms);
  const noteKeys = newNoteKeys(random);
  const state: CoordinatorState = {
    terms,
    stage: 'calling',
    noteKeys,
    salt: toBase64(random(32)),
    calls: [],
    openings: terms.lists.map(() => null),
    start: '',
    receipts: terms.lists.map(() => []),
    lists: terms.lists.map(() => null),
    seen: [],
    table: null,
    blame: null,
    log: [],
  };
  const payload = canonical({ noteKey: noteKeys.publicKey, terms: canonical(termsJson(terms)) });
  const { state: called, out, ids } = tellAll(state, privateKey, 'call', payload);
  return { state: { ...called, calls: ids }, out };
};

const outOfOrder = (header: Header): MatchError =>
  new MatchError('MATCH_OUT_OF_ORDER', `A ${header.kind} message came that is not due.`, header.from);

const put = <T>(list: readonly T[], place: number, value: T): T[] => list.map((one, i) => (i === place ? value : one));

const onOpening = (state: CoordinatorState, place: number, message: Message, privateKey: string): CoordinatorStep => {
  const { header } = message;
  const { terms } = state;
  if (state.stage !== 'calling' || state.openings[place] || header.answers !== state.calls[place])
    throw outOfOrder(header);
  const note = jsonIn(message)?.note;
  const size = Number(typeof note === 'string' ? (openNote(state.noteKeys, note) ?? Number.NaN) : Number.NaN);
  const due = terms.padTo || size;
  if (!Number.isSafeInteger(size) || size < 0 || size > terms.most || header.count !== due || size > due)
    throw new MatchError('MATCH_COUNT_WRONG', 'The size that was announced is not one the terms allow.', header.from);
  const openings = put(state.openings, place, { id: messageId(header), count: header.count, size });
  const opened = { ...state, openings };
  if (openings.some((one) => one === null)) return { state: opened, out: [] };
  const payload = canonical({
    openings: openings.map((one) => one?.id ?? ''),
    sizes: openings.map((one) => one?.count ?? 0),
  });
  return startAll(opened, payload, privateKey);
};

/** The start is one text for all; its hash binds the messages of the round together. */
const startAll = (state: CoordinatorState, payload: string, privateKey: string): CoordinatorStep => {
  const { state: told, out } = tellAll(state, privateKey, 'start', payload, (place) => state.openings[place]?.id ?? '');
  return { state: { ...told, stage: 'running', start: sha256(payload) }, out };
};

const onReceipt = (state: CoordinatorState, place: number, message: Message): CoordinatorState => {
  const receipt = checkReceipt(state, place, message);
  return { ...state, receipts: put(state.receipts, place, [...(state.receipts[place] ?? []), receipt]) };
};

const onHop = (state: CoordinatorState, place: number, message: Message): CoordinatorState => {
  const { header, payload } = message;
  const k = state.terms.lists.length;
  if (header.start !== state.start || header.hop !== k || header.list !== listAt(place, k, k)) throw outOfOrder(header);
  if (state.lists[header.list] !== null) throw new MatchError('MATCH_REPEATED', 'A list came home twice.', header.from);
  checkValues(message, state.openings[header.list]?.count ?? 0, true);
  for (let at = 0; at < payload.length; at += pointBytes) {
    if (!isOnCurve(payload.subarray(at, at + pointBytes)))
      throw new MatchError('MATCH_POINT_OFF_CURVE', 'A value is no point of the curve.', header.from);
  }
  return { ...state, lists: put(state.lists, header.list, toBase64(payload)) };
};

/** People by the set of lists they stand on. What fills a list up matches nobody's and is taken off those on that list alone. */
const countPatterns = ({ terms, lists, openings }: CoordinatorState): ReadonlyMap<number, number> => {
  const where = new Map<string, number>();
  for (const [place, list] of lists.entries()) {
    const values = Buffer.from(list ?? '', 'base64');
    for (let at = 0; at < values.length; at += pointBytes) {
      const value = values.toString('latin1', at, at + pointBytes);
      where.set(value, (where.get(value) ?? 0) | (1 << place));
    }
  }
  const patterns = new Map<number, number>();
  for (const pattern of where.values()) patterns.set(pattern, (patterns.get(pattern) ?? 0) + 1);
  for (const [place, opening] of openings.entries()) {
    const alone = (patterns.get(1 << place) ?? 0) - ((opening?.count ?? 0) - (opening?.size ?? 0));
    if (alone < 0)
      throw new MatchError(
        'MATCH_COUNT_WRONG',
        'The size that was announced does not fit the values that came.',
        terms.lists[place]?.id ?? '',
      );
    patterns.set(1 << place, alone);
  }
  return patterns;
};

/** The table, once every list is home and every step has its receipt. */
const finish = (state: CoordinatorState, privateKey: string): CoordinatorStep => {
  const k = state.terms.lists.length;
  const whole = state.lists.every((list) => list !== null) && state.receipts.every((some) => some.length === k);
  if (!whole) return { state, out: [] };
  for (const [place, { id }] of state.terms.lists.entries()) {
    const last = state.receipts[place]?.at(-1);
    const home = state.log.some(({ direction, message }) => direction === 'in' && message === last?.sent);
    if (!home) throw new MatchError('MATCH_RECEIPT_WRONG', 'The receipt names another message than came.', id);
  }
  const table = tableOf(
    state.terms.lists.map(({ id }) => id),
    countPatterns(state),
  );
  const { state: told, out } = tellAll(state, privateKey, 'end', canonical({ result: tableSeal(table, state.salt) }));
  return { state: { ...forgotten(told), stage: 'finished', table }, out };
};

/** Nothing but counts, hashes and the result outlives a round. */
const forgotten = (state: CoordinatorState): CoordinatorState => ({
  ...state,
  noteKeys: { publicKey: state.noteKeys.publicKey, privateKey: '' },
  lists: state.lists.map(() => null),
});

/** Ends the round for all, naming whose doing it was. No table comes of it. */
export const stopRing = (state: CoordinatorState, blame: Blame, { privateKey }: CoordinatorTools): CoordinatorStep => {
  const { state: told, out } = tellAll(state, privateKey, 'stop', canonical({ ...blame }));
  return { state: { ...forgotten(told), stage: 'stopped', blame, table: null }, out };
};

const onStop = (state: CoordinatorState, message: Message, tools: CoordinatorTools): CoordinatorStep => {
  const told = toldBlame(message, commonOf(state.terms).parties);
  return stopRing(state, { ...told, party: told.party || message.header.from }, tools);
};

const handle = (state: CoordinatorState, message: Message, tools: CoordinatorTools): CoordinatorStep => {
  const { header } = message;
  const place = state.terms.lists.findIndex(({ id }) => id === header.from);
  if (header.kind === 'stop') return onStop(state, message, tools);
  if (header.kind === 'opening') return onOpening(state, place, message, tools.privateKey);
  if (state.stage !== 'running') throw outOfOrder(header);
  if (header.kind === 'receipt') return finish(onReceipt(state, place, message), tools.privateKey);
  if (header.kind === 'hop') return finish(onHop(state, place, message), tools.privateKey);
  throw outOfOrder(header);
};

/**
 * Takes one message. The table is in `state.table` when every list has come home and every step has been receipted; before that, and after
 * anything that breaks the rules, there is none, and `state.blame` names whose doing it was.
 *
 * @param via who handed the message over, as the carrier knows; '' where it does not
 * @throws MatchError MATCH_ROUND_OVER where the round has ended before
 */
export const coordinatorReceives = (
  state: CoordinatorState,
  bytes: Uint8Array,
  via: string,
  tools: CoordinatorTools,
): CoordinatorStep => {
  if (state.stage === 'finished' || state.stage === 'stopped')
    throw new MatchError('MATCH_ROUND_OVER', 'The round is over.');
  try {
    const message = openMessage(commonOf(state.terms), state.terms.coordinator.id, bytes, via);
    const id = messageId(message.header);
    if (state.seen.includes(id)) throw new MatchError('MATCH_REPEATED', 'A message came twice.', message.header.from);
    const log = logged(state.log, 'in', message.header);
    return handle({ ...state, seen: [...state.seen, id], log }, message, tools);
  } catch (error) {
    if (!(error instanceof MatchError)) throw error;
    return stopRing(state, blameOf(error), tools);
  }
};

/**
 * Whose turn it is, by the receipts: nodes that hold something they have not passed on. Where nothing has come for longer than was agreed,
 * they are the silent ones.
 */
export const waitingFor = ({ terms, stage, openings, receipts }: CoordinatorState): readonly string[] => {
  const k = terms.lists.length;
  if (stage === 'calling') return terms.lists.filter((_, place) => openings[place] === null).map(({ id }) => id);
  if (stage !== 'running') return [];
  const passed = (place: number): number => receipts[(place + k) % k]?.length ?? 0;
  return terms.lists
    .filter((_, place) => passed(place) < k && (passed(place) === 0 || passed(place - 1) >= passed(place)))
    .map(({ id }) => id);
};

/** Ends a round that stands still: the silent are named. */
export const giveUp = (state: CoordinatorState, tools: CoordinatorTools): CoordinatorStep => {
  const silent = waitingFor(state);
  const says = `No answer came from ${silent.join(', ')}.`;
  return stopRing(state, { code: 'MATCH_PARTY_SILENT', party: silent[0] ?? '', says }, tools);
};

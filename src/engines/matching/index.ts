/**
 * Matching between organisations without names: who is on both lists, how many are, and on which lists how many stand.
 *
 * Shapes: a `Person` becomes `matchKeys` of up to six classes; keys become points of P-256; what travels is raised to scalars of one
 * round and shuffled. Parties are plain data (`NodeState`, `CoordinatorState`, `PairState`) that take a message and give the next state
 * and what to send, so a round can be put away and taken up. Messages are bytes in one versioned form (`readMessage`).
 * - two parties: `preparePair`, `ask`, `pairReceives`; both on one machine: `runPair`
 * - a ring of 2 to 10 lists: `prepareNode`, `nodeReceives`, `openCoordinator`, `coordinatorReceives` -> `CaptureTable`
 * - a single look-up: `askFor`, `reply`, `readReply`
 * Units: points are 32 bytes, counts are people or records. Chance and private keys are handed in; there is no clock.
 *
 * Errors: only `MatchError` { code, message, party }:
 * - MATCH_TERMS_WRONG, MATCH_SET_TOO_LARGE: the round cannot be prepared so
 * - MATCH_NOT_OF_FOURFOLD, MATCH_OTHER_VERSION, MATCH_MESSAGE_BROKEN, MATCH_SIGNATURE_WRONG, MATCH_OTHER_ROUND, MATCH_NOT_YOURS,
 *   MATCH_OUT_OF_ORDER, MATCH_REPEATED, MATCH_COUNT_WRONG, MATCH_POINT_OFF_CURVE, MATCH_VALUE_TWICE, MATCH_RECEIPT_WRONG,
 *   MATCH_PARTY_SILENT, MATCH_STOPPED: in `state.blame` with the party; the round is over and its secrets are gone
 * - MATCH_ROUND_OVER: thrown where a round that has ended is spoken to; MATCH_WORKER_STOPPED: a thread ended before its work did
 * Sources: FIPS 186-5 and SP 800-186 (P-256), RFC 8032 (Ed25519), RFC 9497 (VOPRF); the rest is named in README.md.
 */
export { newScalar, type Random } from './curve/p256.ts';
export { MatchError, type MatchErrorCode } from './errors.ts';
export { type Duplicate, findDuplicates } from './keys/duplicates.ts';
export {
  isMade,
  type KeyClass,
  type KeyOf,
  keyClasses,
  type MadeKey,
  type MissingKey,
  matchKeys,
  type Recipe,
  recipe,
  strengthOf,
  verdictOf,
} from './keys/match-keys.ts';
export type { DateOrder } from './keys/normalise.ts';
export { type Person, type PersonField, personFields } from './keys/person.ts';
export type { PairRecord } from './pair/bundles.ts';
export {
  ask,
  type PairMatch,
  type PairResult,
  type PairState,
  type PairStep,
  type PairTerms,
  type PairTools,
  pairReceives,
  preparePair,
  stopPair,
} from './pair/pair.ts';
export { type LocalPair, runPair } from './pair/run-pair.ts';
export {
  type CoordinatorState,
  type CoordinatorStep,
  coordinatorReceives,
  giveUp,
  openCoordinator,
  stopRing,
  waitingFor,
} from './ring/coordinator.ts';
export { type NodeState, type NodeStep, type NodeTools, nodeReceives, prepareNode, stopNode } from './ring/node.ts';
export { type CaptureTable, type Cell, type GuardedTable, guardTable, tableCsv, tableSeal } from './ring/table.ts';
export type { RingTerms } from './ring/terms.ts';
export {
  askFor,
  type LookUpKeys,
  lookUpKeys,
  ownOutput,
  type Question,
  type Reply,
  readReply,
  reply,
} from './voprf.ts';
export { canonical, type Json, sha256 as digestOf } from './wire/canonical.ts';
export type { Blame, Party, Post } from './wire/check.ts';
export { brokenAt, type LogEntry } from './wire/log.ts';
export { type Header, isHeaderSignedBy, type Message, messageId, readMessage } from './wire/message.ts';
export { isSignedBy, isSoundKey, newSigningKeys, type SigningKeys, signBytes } from './wire/signature.ts';

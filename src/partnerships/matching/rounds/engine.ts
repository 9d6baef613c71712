import {
  ask,
  type Blame,
  type CoordinatorState,
  coordinatorReceives,
  giveUp,
  type Header,
  type LogEntry,
  type NodeState,
  nodeReceives,
  openCoordinator,
  type PairState,
  type PairTerms,
  type Post,
  pairReceives,
  type RingTerms,
  stopNode,
  stopPair,
  stopRing,
  waitingFor,
} from '../../../engines/matching/index.ts';
import { secureRandom } from '../../../platform/processes/index.ts';
import type { AgreementTerms } from '../agreements/contract.ts';
import type { RoundRole } from './contract.ts';

/** Long lists are shared out, so that the thread that answers everybody else stays free. */
export const threads = 2;

/** What a side of a round holds while it runs: the engine's state, and whom it let in. */
export interface Held {
  readonly engine:
    | { readonly role: 'list'; readonly state: NodeState }
    | { readonly role: 'coordinator'; readonly state: CoordinatorState }
    | { readonly role: 'asks' | 'answers'; readonly state: PairState };
  /** Survivors who entered: asked for again before anything leaves. */
  readonly subjects: readonly string[];
  /** How the list names each record, by place; a membership round answers with them. */
  readonly refs: readonly string[];
}

export interface Step {
  readonly held: Held;
  readonly out: readonly Post[];
}

/** What this organisation is in a round under these terms. */
export const roleOf = ({ output, parties }: AgreementTerms, partyId: string): RoundRole => {
  const place = parties.findIndex(({ id }) => id === partyId);
  if (output === 'capture-table') return parties[place]?.bringsList ? 'list' : 'coordinator';
  return place === 0 ? 'asks' : 'answers';
};

export const ringTermsOf = (terms: AgreementTerms, roundId: string, agreement: string): RingTerms => {
  const [coordinator] = terms.parties.filter(({ bringsList }) => !bringsList);
  if (!coordinator || !terms.keys[0]) throw new Error('the terms of a ring name no coordinator or no key');
  return {
    roundId,
    agreement,
    keyClass: terms.keys[0],
    lists: terms.parties.filter(({ bringsList }) => bringsList),
    coordinator,
    padTo: terms.padTo,
    most: terms.most,
  };
};

export const pairTermsOf = (terms: AgreementTerms, roundId: string, agreement: string): PairTerms => {
  const [asks, answers] = terms.parties;
  if (!asks || !answers || terms.output === 'capture-table') throw new Error('the terms are not those of a pair');
  const { padTo, most, least, keys, output } = terms;
  return { roundId, agreement, output, classes: keys, parties: [asks, answers], padTo, most, least };
};

export const beginCoordinator = (terms: RingTerms, privateKey: string): Step => {
  const { state, out } = openCoordinator(terms, secureRandom, { privateKey });
  return { held: { engine: { role: 'coordinator', state }, subjects: [], refs: [] }, out };
};

export const beginAsking = (held: Held, privateKey: string): Step => {
  if (held.engine.role !== 'asks') return { held, out: [] };
  const { state, out } = ask(held.engine.state, { privateKey });
  return { held: { ...held, engine: { role: 'asks', state } }, out };
};

/** Hands one message to the engine, whichever side this is. */
export const receive = async (held: Held, bytes: Uint8Array, via: string, privateKey: string): Promise<Step> => {
  const { engine } = held;
  const tools = { privateKey, random: secureRandom, threads };
  if (engine.role === 'coordinator') {
    const { state, out } = coordinatorReceives(engine.state, bytes, via, tools);
    return { held: { ...held, engine: { ...engine, state } }, out };
  }
  if (engine.role === 'list') {
    const { state, out } = await nodeReceives(engine.state, bytes, via, tools);
    return { held: { ...held, engine: { ...engine, state } }, out };
  }
  const { state, out } = await pairReceives(engine.state, bytes, via, tools);
  return { held: { ...held, engine: { ...engine, state } }, out };
};

export const stop = (held: Held, blame: Blame, privateKey: string): Step => {
  const { engine } = held;
  const tools = { privateKey };
  if (engine.role === 'coordinator') {
    const { state, out } = stopRing(engine.state, blame, tools);
    return { held: { ...held, engine: { ...engine, state } }, out };
  }
  if (engine.role === 'list') {
    const { state, out } = stopNode(engine.state, blame, tools);
    return { held: { ...held, engine: { ...engine, state } }, out };
  }
  const { state, out } = stopPair(engine.state, blame, tools);
  return { held: { ...held, engine: { ...engine, state } }, out };
};

/** The coordinator has waited long enough: the silent are named. Any other side just ends. */
export const giveUpRound = (held: Held, privateKey: string): Step => {
  const { engine } = held;
  if (engine.role !== 'coordinator')
    return stop(held, { code: 'MATCH_PARTY_SILENT', party: '', says: 'No answer came.' }, privateKey);
  const { state, out } = giveUp(engine.state, { privateKey });
  return { held: { ...held, engine: { ...engine, state } }, out };
};

/**
 * Whether a message came before its turn: carriers take different roads, and a file may overtake another. It waits; to the engine itself an
 * early message would be an attack.
 */
export const isEarly = ({ engine }: Held, { kind, hop, from }: Header): boolean => {
  if (engine.role === 'list') {
    const { stage, passed } = engine.state;
    if (kind === 'start') return stage === 'prepared';
    return kind === 'hop' && (stage === 'prepared' || stage === 'opened' || (stage === 'running' && hop > passed));
  }
  if (engine.role !== 'coordinator' || kind !== 'receipt') return false;
  const place = engine.state.terms.lists.findIndex(({ id }) => id === from);
  return hop > (engine.state.receipts[place]?.length ?? 0) + 1;
};

export const stageOf = ({ engine }: Held): 'running' | 'finished' | 'stopped' => {
  const { stage } = engine.state;
  return stage === 'finished' || stage === 'stopped' ? stage : 'running';
};

export const blameOf = ({ engine }: Held): Blame | null => engine.state.blame;
export const logOf = ({ engine }: Held): readonly LogEntry[] => engine.state.log;

/** How many steps this side has seen of how many. */
export const progressOf = ({ engine }: Held): { done: number; steps: number } => {
  if (engine.role === 'coordinator') {
    const done = engine.state.receipts.reduce((sum, some) => sum + some.length, 0);
    return { done, steps: engine.state.terms.lists.length ** 2 };
  }
  if (engine.role === 'list') return { done: engine.state.passed, steps: engine.state.terms.lists.length };
  const order = ['prepared', 'asked', 'answered', 'finished'];
  return { done: Math.max(0, order.indexOf(engine.state.stage)), steps: 3 };
};

/** Whom a round waits for, as this side can tell. */
export const waitedFor = ({ engine }: Held): readonly string[] => {
  if (engine.role === 'coordinator') return waitingFor(engine.state);
  if (stageOf({ engine, subjects: [], refs: [] }) !== 'running') return [];
  if (engine.role === 'list') return [];
  return engine.state.terms.parties.filter(({ id }) => id !== engine.state.me).map(({ id }) => id);
};

import {
  type CaptureTable,
  type CoordinatorState,
  coordinatorReceives,
  giveUp,
  type KeyClass,
  MatchError,
  newSigningKeys,
  openCoordinator,
  type Post,
  type RingTerms,
} from '../../../engines/matching/index.ts';
import { Refusal } from '../../../platform/errors/index.ts';
import { type Started, secureRandom, startProcess } from '../../../platform/processes/index.ts';
import { type ClassCounts, commonClass } from '../lists/classes.ts';
import type { Said, Told } from './said.ts';

/** A list as the ring is told of it. */
export interface GivenList {
  /** What the table calls it. */
  readonly name: string;
  /** A file, or `agency:N` of the demonstration. */
  readonly from: string;
}

export interface RingRun {
  readonly table: CaptureTable;
  readonly keyClass: KeyClass;
  readonly lists: readonly {
    readonly name: string;
    readonly people: number;
    /** Different keys that went into the ring. */
    readonly entries: number;
    /** People without a key of this class. */
    readonly leftOut: number;
  }[];
  readonly messages: number;
  /** SHA-256 at the end of the coordinator's log. */
  readonly log: string;
}

const besideThis = new URL(
  import.meta.url.endsWith('.ts') ? './list-process.ts' : './list-process.mjs',
  import.meta.url,
);

interface Ready {
  readonly publicKey: string;
  readonly people: number;
  readonly counts: ClassCounts;
}

/** One list's process with what it has said so far. */
interface Member {
  readonly id: string;
  readonly name: string;
  readonly process: Started;
  ready: Ready | null;
  entries: number;
}

interface Options {
  readonly keyClass: KeyClass | null;
  readonly padTo: number;
  onProgress(done: number, total: number): void;
  /** The program of a list's process; left out: the one beside this file. */
  readonly program?: URL;
}

/**
 * Runs a whole ring on this machine: one process a list, this one the coordinator. The lists are read by their own processes alone; what
 * comes here are counts, signed messages and, at the end, the table.
 *
 * @throws Refusal MATCHING_NO_COMMON_KEY, MATCHING_SET_TOO_LARGE, MATCHING_ROUND_STOPPED, and what a list's process refuses
 */
export const runRing = (lists: readonly GivenList[], options: Options): Promise<RingRun> =>
  new Promise((resolve, reject) => {
    const keys = newSigningKeys(secureRandom);
    const members: Member[] = [];
    let coordinator: CoordinatorState | null = null;
    let settled = false;

    const settle = (end: () => void): void => {
      if (settled) return;
      settled = true;
      for (const { process } of members) process.stop();
      end();
    };
    const fail = (error: unknown): void => settle(() => reject(error));
    const guarded = (act: () => void): void => {
      try {
        act();
      } catch (error) {
        fail(error instanceof MatchError ? stoppedBy(error.code, error.party, error.message) : error);
      }
    };
    const nameOf = (id: string): string => members.find((one) => one.id === id)?.name ?? id;
    const stoppedBy = (code: string, party: string, says: string): Refusal =>
      new Refusal('MATCHING_ROUND_STOPPED', { party: nameOf(party) || '–', reason: code }, [{ code, says }]);
    const tell = (id: string, told: Told): void => members.find((one) => one.id === id)?.process.send(told);
    const carry = (posts: readonly Post[]): void => {
      for (const { to, bytes } of posts) tell(to, { kind: 'message', bytes, via: 'coordinator' });
    };

    const begin = (): void => {
      const terms = termsFor(members, keys.publicKey, options);
      for (const { id } of members) tell(id, { kind: 'terms', terms, me: id });
      const opened = openCoordinator(terms, secureRandom, keys);
      coordinator = opened.state;
      carry(opened.out);
    };
    const proceed = (state: CoordinatorState): void => {
      coordinator = state;
      const passed = state.receipts.reduce((sum, some) => sum + some.length, 0);
      options.onProgress(passed, members.length ** 2);
      if (state.blame) fail(stoppedBy(state.blame.code, state.blame.party, state.blame.says));
      const { table } = state;
      if (table) settle(() => resolve(runOf(state, table, members)));
    };
    const receive = (member: Member, bytes: Uint8Array): void => {
      if (!coordinator || settled) return;
      const step = coordinatorReceives(coordinator, bytes, member.id, keys);
      carry(step.out);
      proceed(step.state);
    };
    const hear = (member: Member, said: Said): void => {
      if (said.kind === 'trouble') fail(new Refusal(said.code, said.values, said.where));
      else if (said.kind === 'prepared') member.entries = said.size;
      else if (said.kind === 'ready') {
        member.ready = said;
        if (members.length === lists.length && members.every(({ ready }) => ready)) begin();
      } else if (said.to === 'coordinator') receive(member, said.bytes);
      else tell(said.to, { kind: 'message', bytes: said.bytes, via: member.id });
    };
    const ended = (member: Member, said: string): void => {
      if (settled) return;
      if (coordinator) carry(giveUp(coordinator, keys).out);
      fail(stoppedBy('MATCH_PARTY_SILENT', member.id, said.trim().split('\n').at(-1) ?? ''));
    };

    for (const [i, { name, from }] of lists.entries()) {
      const process = startProcess(options.program ?? besideThis, [from], {
        onMessage: (said) => guarded(() => hear(member, said as Said)),
        onEnd: (_, said) => ended(member, said),
      });
      const member: Member = { id: `list-${i + 1}`, name, process, ready: null, entries: 0 };
      members.push(member);
      process.send('ready?');
    }
  });

const termsFor = (members: readonly Member[], publicKey: string, { keyClass, padTo }: Options): RingTerms => {
  const ready = members.map((one) => one.ready as Ready);
  const chosen = keyClass ?? commonClass(ready);
  if (!chosen) throw new Refusal('MATCHING_NO_COMMON_KEY');
  const most = Math.max(padTo, ...ready.map(({ people }) => people), 1);
  const tooLarge = members.find((_, i) => padTo > 0 && (ready[i]?.counts[chosen] ?? 0) > padTo);
  if (tooLarge) throw new Refusal('MATCHING_SET_TOO_LARGE', { file: tooLarge.name, most: padTo });
  return {
    roundId: Buffer.from(secureRandom(16)).toString('hex'),
    agreement: '0'.repeat(64),
    keyClass: chosen,
    lists: members.map(({ id }, i) => ({ id, publicKey: ready[i]?.publicKey ?? '' })),
    coordinator: { id: 'coordinator', publicKey },
    padTo,
    most,
  };
};

const runOf = ({ terms, log }: CoordinatorState, table: CaptureTable, members: readonly Member[]): RingRun => ({
  table: { ...table, lists: members.map(({ name }) => name) },
  keyClass: terms.keyClass,
  lists: members.map(({ name, ready, entries }) => ({
    name,
    people: ready?.people ?? 0,
    entries,
    leftOut: (ready?.people ?? 0) - (ready?.counts[terms.keyClass] ?? 0),
  })),
  messages: log.length,
  log: log.at(-1)?.chain ?? '',
});

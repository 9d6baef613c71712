import { openThreads } from '../curve/threads.ts';
import { MatchError } from '../errors.ts';
import { newSigningKeys } from '../wire/signature.ts';
import type { PairRecord } from './bundles.ts';
import { ask, type PairResult, type PairTerms, type PairTools, pairReceives, preparePair } from './pair.ts';

export interface LocalPair extends Pick<PairTerms, 'output' | 'classes'> {
  readonly padTo?: number;
  readonly random: PairTools['random'];
  readonly threads?: number;
}

/**
 * Both sides of a pair round on one machine: to try it, to measure it, and to compare two lists of one owner.
 *
 * @throws MatchError
 */
export const runPair = async (
  asks: readonly PairRecord[],
  answers: readonly PairRecord[],
  { output, classes, padTo = 0, random, threads = 1 }: LocalPair,
): Promise<PairResult> => {
  const [a, b] = [newSigningKeys(random), newSigningKeys(random)];
  const terms: PairTerms = {
    roundId: Buffer.from(random(16)).toString('hex'),
    agreement: '0'.repeat(64),
    output,
    classes,
    parties: [
      { id: 'a', publicKey: a.publicKey },
      { id: 'b', publicKey: b.publicKey },
    ],
    padTo,
    most: Math.max(asks.length, answers.length, padTo, 1),
    least: 1,
  };
  // one set of threads for the whole run: they would else start anew for each of its four passes
  const open = threads > 1 ? openThreads(threads) : null;
  const tools = (privateKey: string): PairTools => ({ privateKey, random, threads: open ?? 1 });
  try {
    const [own, prepared] = await Promise.all([
      preparePair(terms, 'a', asks, tools(a.privateKey)),
      preparePair(terms, 'b', answers, tools(b.privateKey)),
    ]);
    const asked = ask(own, tools(a.privateKey));
    const answered = await pairReceives(prepared, sole(asked.out), 'a', tools(b.privateKey));
    const { state } = await pairReceives(asked.state, sole(answered.out), 'b', tools(a.privateKey));
    if (!state.result) throw new MatchError(state.blame?.code ?? 'MATCH_STOPPED', state.blame?.says ?? '');
    return state.result;
  } finally {
    open?.close();
  }
};

const sole = ([first]: readonly { readonly bytes: Uint8Array }[]): Uint8Array => first?.bytes ?? new Uint8Array();

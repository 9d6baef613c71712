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
  };
  const tools = (privateKey: string): PairTools => ({ privateKey, random, threads });
  const asked = ask(await preparePair(terms, 'a', asks, { random, threads }), tools(a.privateKey));
  const prepared = await preparePair(terms, 'b', answers, { random, threads });
  const answered = await pairReceives(prepared, sole(asked.out), 'a', tools(b.privateKey));
  const { state } = await pairReceives(asked.state, sole(answered.out), 'b', tools(a.privateKey));
  if (!state.result) throw new MatchError(state.blame?.code ?? 'MATCH_STOPPED', state.blame?.says ?? '');
  return state.result;
};

const sole = ([first]: readonly { readonly bytes: Uint8Array }[]): Uint8Array => first?.bytes ?? new Uint8Array();

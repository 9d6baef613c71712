import { p256_oprf } from '@noble/curves/nist.js';
import type { Random } from './curve/p256.ts';
import { MatchError } from './errors.ts';

/**
 * "Have you seen this person?", asked once: RFC 9497, VOPRF mode, suite P256-SHA256. The one who answers learns nothing of whom is meant;
 * the one who asks gets one output under the other's key, and a proof that it was that key.
 */
export interface LookUpKeys {
  readonly privateKey: Uint8Array;
  /** Pinned in the agreement: a key for every asker would tell askers apart. */
  readonly publicKey: Uint8Array;
}

export interface Question {
  /** Kept by the asker. */
  readonly blind: Uint8Array;
  /** What is sent. */
  readonly blinded: Uint8Array;
}
export interface Reply {
  readonly evaluated: Uint8Array;
  readonly proof: Uint8Array;
}

const { voprf } = p256_oprf;

const sourceOf =
  (random: Random) =>
  (bytes = 32): Uint8Array =>
    random(bytes);

/** @param seed 32 bytes nobody can foresee */
export const lookUpKeys = (seed: Uint8Array, info = 'fourfold/matching/voprf/v1'): LookUpKeys => {
  const { secretKey, publicKey } = voprf.deriveKeyPair(seed, Buffer.from(info, 'utf8'));
  return { privateKey: secretKey, publicKey };
};

export const askFor = (random: Random, input: Uint8Array): Question => voprf.blind(input, sourceOf(random));

/** @throws MatchError MATCH_POINT_OFF_CURVE */
export const reply = (random: Random, { privateKey, publicKey }: LookUpKeys, blinded: Uint8Array): Reply => {
  try {
    return voprf.blindEvaluate(privateKey, publicKey, blinded, sourceOf(random));
  } catch {
    throw new MatchError('MATCH_POINT_OFF_CURVE', 'The question is no point of the curve.');
  }
};

/**
 * The output for the input, after the proof has been checked.
 *
 * @throws MatchError MATCH_SIGNATURE_WRONG where the answer was not made with the pinned key
 */
export const readReply = (
  input: Uint8Array,
  { blind, blinded }: Question,
  publicKey: Uint8Array,
  { evaluated, proof }: Reply,
): Uint8Array => {
  try {
    return voprf.finalize(input, blind, evaluated, blinded, publicKey, proof);
  } catch {
    throw new MatchError('MATCH_SIGNATURE_WRONG', 'The answer was not made with the key that was agreed.');
  }
};

/** The output of the one who holds the key for one of its own records: what an asker's output is held against. */
export const ownOutput = (random: Random, keys: LookUpKeys, input: Uint8Array): Uint8Array => {
  const question = askFor(random, input);
  return readReply(input, question, keys.publicKey, reply(random, keys, question.blinded));
};

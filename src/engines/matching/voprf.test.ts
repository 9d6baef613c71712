import { describe, expect, it } from 'vitest';
import { seeded } from './testing/seeded.ts';
import { askFor, lookUpKeys, ownOutput, readReply, reply } from './voprf.ts';

const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));
const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** A source that makes the scalar of a test vector: the library takes 48 bytes modulo (order - 1) and adds one. */
const makes = (scalar: string) => (bytes: number) =>
  hex((BigInt(`0x${scalar}`) - 1n).toString(16).padStart(bytes * 2, '0'));

/** RFC 9497, appendix A.3.2: P256-SHA256, VOPRF mode. */
const vectors = {
  seed: 'a3'.repeat(32),
  info: 'test key',
  privateKey: 'ca5d94c8807817669a51b196c34c1b7f8442fde4334a7121ae4736364312fca6',
  publicKey: '03e17e70604bcabe198882c0a1f27a92441e774224ed9c702e51dd17038b102462',
  blind: '3338fa65ec36e0290022b48eb562889d89dbfa691d1cde91517fa222ed7ad364',
  proofScalar: 'f9db001266677f62c095021db018cd8cbb55941d4073698ce45c405d1348b7b1',
  cases: [
    {
      input: '00',
      blinded: '02dd05901038bb31a6fae01828fd8d0e49e35a486b5c5d4b4994013648c01277da',
      evaluated: '0209f33cab60cf8fe69239b0afbcfcd261af4c1c5632624f2e9ba29b90ae83e4a2',
      proof:
        'e7c2b3c5c954c035949f1f74e6bce2ed539a3be267d1481e9ddb178533df4c2664f69d065c604a4fd953e100b856ad83804eb3845189babfa5a702090d6fc5fa',
      output: '0412e8f78b02c415ab3a288e228978376f99927767ff37c5718d420010a645a1',
    },
    {
      input: '5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a',
      blinded: '03cd0f033e791c4d79dfa9c6ed750f2ac009ec46cd4195ca6fd3800d1e9b887dbd',
      evaluated: '030d2985865c693bf7af47ba4d3a3813176576383d19aff003ef7b0784a0d83cf1',
      proof:
        '2787d729c57e3d9512d3aa9e8708ad226bc48e0f1750b0767aaff73482c44b8d2873d74ec88aebd3504961acea16790a05c542d9fbff4fe269a77510db00abab',
      output: '771e10dcd6bcd3664e23b8f2a710cfaaa8357747c4a8cbba03133967b5c24f18',
    },
  ],
};

describe('a single look-up', () => {
  it.each(vectors.cases)('is RFC 9497 for input $input', ({ input, blinded, evaluated, proof, output }) => {
    const keys = lookUpKeys(hex(vectors.seed), vectors.info);
    expect(toHex(keys.privateKey)).toBe(vectors.privateKey);
    expect(toHex(keys.publicKey)).toBe(vectors.publicKey);
    const question = askFor(makes(vectors.blind), hex(input));
    expect(toHex(question.blinded)).toBe(blinded);
    const answer = reply(makes(vectors.proofScalar), keys, question.blinded);
    expect(toHex(answer.evaluated)).toBe(evaluated);
    expect(toHex(answer.proof)).toBe(proof);
    expect(toHex(readReply(hex(input), question, keys.publicKey, answer))).toBe(output);
  });

  it('finds whom the other knows, and catches an answer made with another key', () => {
    const random = seeded('look-up');
    const [keys, others] = [lookUpKeys(random(32)), lookUpKeys(random(32))];
    const input = hex('aa');
    const question = askFor(random, input);
    const answer = reply(random, keys, question.blinded);
    expect(toHex(readReply(input, question, keys.publicKey, answer))).toBe(toHex(ownOutput(random, keys, input)));
    expect(() => readReply(input, question, keys.publicKey, reply(random, others, question.blinded))).toThrow(
      'not made with the key that was agreed',
    );
    expect(() => reply(random, keys, new Uint8Array(33).fill(255).fill(2, 0, 1))).toThrow('no point of the curve');
  });
});

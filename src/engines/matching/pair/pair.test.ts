import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMade, matchKeys, newSigningKeys, type Person, preparePair } from '../index.ts';
import { seeded } from '../testing/seeded.ts';
import { readMessage, writeMessage } from '../wire/message.ts';
import type { PairRecord } from './bundles.ts';
import { ask, type PairState, type PairTerms, pairReceives } from './pair.ts';
import { runPair } from './run-pair.ts';

const recordOf = (person: Person): PairRecord =>
  Object.fromEntries(
    matchKeys(person)
      .filter(isMade)
      .map(({ keyClass, value }) => [keyClass, value]),
  );
const all = ['K1', 'K2', 'K3', 'K4', 'K5'] as const;

describe('two lists', () => {
  it('say what a comparison in the clear would say', async () => {
    const key = fc.integer({ min: 0, max: 12 }).map(String);
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(key), fc.uniqueArray(key), fc.boolean(), async (a, b, padded) => {
        const both = a.filter((one) => b.includes(one));
        const lists = [a, b].map((list) => list.map((one) => ({ K0: one })));
        const settings = { classes: ['K0'] as const, padTo: padded ? 14 : 0, random: seeded(`${a}/${b}`) };
        const [asks = [], answers = []] = lists;
        const member = await runPair(asks, answers, { ...settings, output: 'membership' });
        expect(member.matches.map(({ record }) => a[record])).toEqual(both);
        const count = await runPair(asks, answers, { ...settings, output: 'cardinality' });
        expect(count).toEqual({ matched: both.length, possible: 0, matches: [] });
      }),
      { numRuns: 12 },
    );
  });

  it('match by a document, or by any two others; one alone is only possible', async () => {
    const a = [
      {
        name: 'Maria Lopez',
        birth: '1990-02-03',
        documentType: 'passport',
        documentNumber: 'AB 123',
        documentCountry: 'MX',
      },
      { name: 'Anh Nguyen', birth: '1985-05-06', phone: '+84 90 123 4567' },
      { name: 'Olena Shevchenko', phone: '+380 44 123 4567', email: 'o@example.org' },
      { name: 'Nobody Else', birth: '2000-01-01' },
    ].map(recordOf);
    const b = [
      { name: 'M. Lopes', documentType: 'Pasaporte', documentNumber: 'ab123', documentCountry: 'Mexico' },
      { name: 'NGUYEN, Anh', birth: '1985-05-06', phone: '0084 90 1234567' },
      { name: 'Somebody', phone: '+380 44 123 4567' },
    ].map(recordOf);
    const { matches, matched, possible } = await runPair(a, b, {
      classes: all,
      output: 'membership',
      random: seeded('b'),
    });
    expect({ matched, possible }).toEqual({ matched: 2, possible: 1 });
    expect(matches).toEqual([
      { record: 0, verdict: 'match', by: ['K3'] },
      { record: 1, verdict: 'match', by: ['K1', 'K4'] },
      { record: 2, verdict: 'possible', by: ['K4'] },
    ]);
  });
});

describe('a side that does not keep to it', () => {
  const random = seeded('attack');
  const [a, b] = [newSigningKeys(random), newSigningKeys(random)];
  const terms: PairTerms = {
    roundId: 'r',
    agreement: 'b'.repeat(64),
    output: 'membership',
    classes: ['K0'],
    parties: [
      { id: 'a', publicKey: a.publicKey },
      { id: 'b', publicKey: b.publicKey },
    ],
    padTo: 3,
    most: 3,
    least: 1,
  };
  const records = ['x', 'y'].map((K0) => ({ K0 }));
  const tools = { privateKey: b.privateKey, random };
  const asked = async () =>
    ask(await preparePair(terms, 'a', records, { random }), a).out[0]?.bytes ?? new Uint8Array();
  const answerer = (): Promise<PairState> => preparePair(terms, 'b', records, { random });

  it('asks with a point off the curve: named, and nothing is answered', async () => {
    const old = readMessage(await asked());
    const { payload: _, ...header } = old.header;
    const payload = new Uint8Array([...old.payload.slice(0, 64), ...new Uint8Array(32).fill(255)]);
    const { bytes } = writeMessage(a.privateKey, header, payload);
    const { state, out } = await pairReceives(await answerer(), bytes, 'a', tools);
    expect(state).toMatchObject({ stage: 'stopped', scalar: '', blame: { code: 'MATCH_POINT_OFF_CURVE', party: 'a' } });
    expect(out.map(({ bytes: told }) => readMessage(told).header.kind)).toEqual(['stop']);
  });

  it('asks twice: named', async () => {
    const bytes = await asked();
    const first = await pairReceives(await answerer(), bytes, 'a', tools);
    const second = await pairReceives(first.state, bytes, 'a', tools);
    expect(second.state).toMatchObject({ stage: 'stopped', blame: { code: 'MATCH_REPEATED', party: 'a' } });
  });

  it.each([
    [{ matched: 1e300, possible: 0 }],
    [{ matched: -1, possible: 0 }],
    [{ matched: 1.5, possible: 0 }],
    [{ matched: 3, possible: 4 }],
    [{ matched: 'all' }],
  ])('tells of a result that cannot be, %j: named', async (told) => {
    const { state } = await pairReceives(await answerer(), await asked(), 'a', tools);
    const { header } = readMessage(await asked());
    const { payload: _, ...rest } = { ...header, kind: 'end' as const, list: -1, hop: 0, count: 0 };
    const { bytes } = writeMessage(a.privateKey, rest, new Uint8Array(Buffer.from(JSON.stringify(told))));
    const ended = await pairReceives(state, bytes, 'a', tools);
    expect(ended.state).toMatchObject({ stage: 'stopped', blame: { code: 'MATCH_COUNT_WRONG', party: 'a' } });
  });

  it('is told no count below the bar: it does not travel', async () => {
    const count: PairTerms = { ...terms, output: 'cardinality', least: 3 };
    const first = ask(await preparePair(count, 'a', records, { random }), a);
    const answered = await pairReceives(
      await preparePair(count, 'b', records, { random }),
      first.out[0]?.bytes ?? new Uint8Array(),
      'a',
      tools,
    );
    const bytes = answered.out[0]?.bytes ?? new Uint8Array();
    const { state, out } = await pairReceives(first.state, bytes, 'b', { ...tools, privateKey: a.privateKey });
    expect(state.result).toMatchObject({ matched: 2, possible: 0 });
    const end = out[0]?.bytes ?? new Uint8Array();
    expect(JSON.parse(Buffer.from(readMessage(end).payload).toString('utf8'))).toEqual({ matched: null, possible: 0 });
    expect((await pairReceives(answered.state, end, 'a', tools)).state).toMatchObject({
      stage: 'finished',
      told: { matched: null, possible: 0 },
    });
  });

  it('brings more than was agreed: refused before anything leaves', async () => {
    await expect(preparePair(terms, 'a', [...records, ...records], { random })).rejects.toMatchObject({
      code: 'MATCH_SET_TOO_LARGE',
    });
  });
});

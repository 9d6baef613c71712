import { describe, expect, it } from 'vitest';
import { openCoordinator, stopRing } from '../../../engines/matching/index.ts';
import { fixedClock } from '../../../platform/clock/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import { newId, systemRandom } from '../../../platform/ids/index.ts';
import { secureRandom } from '../../../platform/processes/index.ts';
import { draftAgreement, endAgreement, signAgreement, takeAgreement } from '../agreements/use-cases.ts';
import { agreementOrRefuse, matching } from '../queries.ts';
import { bytes, keysOf, type Office, threeOffices } from '../testing/offices.ts';
import { ringTermsOf } from './engine.ts';
import { prepareRound } from './prepare-round.ts';
import { startRound } from './start-round.ts';
import { sweepRounds } from './sweep.ts';
import { takeCarried } from './take-carried.ts';
import { openRound } from './use-cases.ts';

const { world, clock, shelter, clinic, desk, ring, pair, agreed, shelterList, view, ringPrepared } =
  await threeOffices();
const refusal = (code: string, more: object = {}) => expect.objectContaining({ code, ...more });

describe('no round', () => {
  it('without every signature, after the agreement was ended, over its quota, or by one person alone', async () => {
    const { terms } = await world.perform(shelter.officer, draftAgreement, pair);
    await world.perform(shelter.second, signAgreement, { agreementId: terms.id, recipients: { clinic: clinic.orgId } });
    await expect(world.perform(shelter.officer, openRound, { agreementId: terms.id })).rejects.toEqual(
      refusal('MATCHING_NOT_IN_FORCE', { values: { state: 'waiting' } }),
    );
    const agreementId = await agreed({ ...pair, roundsPerYear: 1 });
    const { id: roundId } = await world.perform(shelter.officer, openRound, { agreementId });
    await expect(world.perform(shelter.officer, openRound, { agreementId })).rejects.toEqual(
      refusal('MATCHING_QUOTA_USED'),
    );
    await world.perform(shelter.officer, prepareRound, { roundId }, shelterList());
    await expect(world.perform(shelter.officer, startRound, { roundId })).rejects.toEqual(
      refusal('MATCHING_SECOND_PERSON'),
    );
    await world.perform(shelter.second, endAgreement, { agreementId });
    await expect(world.perform(shelter.second, startRound, { roundId })).rejects.toEqual(
      refusal('MATCHING_NOT_IN_FORCE'),
    );
  });

  it('with more people than were agreed', async () => {
    const agreementId = await agreed({ ...pair, padTo: 0, most: 1 });
    const { id: roundId } = await world.perform(shelter.officer, openRound, { agreementId });
    await expect(world.perform(shelter.officer, prepareRound, { roundId }, shelterList())).rejects.toEqual(
      refusal('MATCHING_SET_TOO_LARGE'),
    );
  });

  it('under terms that do not fit, or under a signature that is not the party’s', async () => {
    await expect(
      world.perform(shelter.officer, draftAgreement, { ...ring, keys: ['K1', 'K4'], padTo: 500 }),
    ).rejects.toEqual(
      refusal('MATCHING_TERMS_WRONG', {
        where: [
          expect.objectContaining({ field: 'keys', code: 'MATCHING_RING_ONE_KEY' }),
          expect.objectContaining({ field: 'padTo', code: 'MATCHING_PAD_ABOVE_MOST' }),
        ],
      }),
    );
    const { terms } = await world.perform(shelter.officer, draftAgreement, pair);
    const forged = bytes(JSON.stringify({ terms, signatures: { clinic: 'A'.repeat(86) } }));
    await expect(world.perform(shelter.officer, takeAgreement, {}, forged)).rejects.toEqual(
      refusal('MATCHING_SIGNATURE_WRONG'),
    );
    const parties = ring.parties.map((one, i) => (i === 1 ? { ...one, publicKey: 'A'.repeat(43) } : one));
    await expect(world.perform(shelter.officer, draftAgreement, { ...ring, parties })).rejects.toEqual(
      refusal('MATCHING_TERMS_WRONG', {
        where: [expect.objectContaining({ field: 'parties.1.publicKey', code: 'MATCHING_KEY_UNSOUND' })],
      }),
    );
    expect(clock.today()).toBe('2026-11-24');
  });
});

/** A call, signed by an office, whatever its place in the agreement is. */
const callBy = async (caller: Office, agreementId: Id, roundId: string) => {
  const { terms, sha256 } = await world.kernel.db.transaction({ orgId: desk.orgId, userId: null }, (tx) =>
    agreementOrRefuse(tx, agreementId),
  );
  const agreedOn = ringTermsOf(terms, roundId, sha256);
  const own = await keysOf(world, caller);
  const everybody = [...agreedOn.lists, agreedOn.coordinator];
  const lists = everybody.filter(({ id }) => id !== caller.id);
  const me = everybody.find(({ id }) => id === caller.id) ?? agreedOn.coordinator;
  const step = openCoordinator({ ...agreedOn, lists, coordinator: me }, secureRandom, own);
  const toShelter = (out: typeof step.out): Uint8Array =>
    out.find(({ to }) => to === 'shelter')?.bytes ?? new Uint8Array();
  const stop = stopRing(step.state, { code: 'MATCH_STOPPED', party: '', says: 'x'.repeat(100_000) }, own);
  return { call: toShelter(step.out), long: toShelter(stop.out) };
};
const take = (file: Uint8Array) => world.perform(shelter.officer, takeCarried, {}, file);

describe('a partner', () => {
  it('that is not the one who opens a round opens none, and uses nobody’s quota', async () => {
    const agreementId = await agreed({ ...ring, roundsPerYear: 1 });
    const { call } = await callBy(clinic, agreementId, newId(clock, systemRandom));
    await expect(take(call)).rejects.toEqual(refusal('MATCHING_MESSAGE_FOREIGN'));
    const { call: due } = await callBy(desk, agreementId, newId(clock, systemRandom));
    expect(await take(due)).toMatchObject({ taken: 'held' });
  });

  it('that sends more messages, or longer ones, than a round has room for is refused', async () => {
    const agreementId = await agreed(ring);
    const roundId = newId(clock, systemRandom);
    await expect(take((await callBy(desk, agreementId, roundId)).call)).resolves.toMatchObject({ taken: 'held' });
    await expect(take((await callBy(desk, agreementId, roundId)).long)).rejects.toEqual(
      refusal('MATCHING_MESSAGE_TOO_MUCH'),
    );
    const answers = [];
    for (let i = 0; i < 8; i++)
      answers.push(
        await take((await callBy(desk, agreementId, roundId)).call).then(
          ({ taken }) => taken,
          ({ code }) => code,
        ),
      );
    expect(answers.at(0)).toBe('held');
    expect(answers.at(-1)).toBe('MATCHING_MESSAGE_TOO_MUCH');
  });
});

describe('a round that nobody ends', () => {
  it('is ended by the sweep when its time or its agreement is over, and its secrets go', async () => {
    const stale = await ringPrepared(await agreed(ring));
    const agreementId = await agreed(ring);
    const dropped = await ringPrepared(agreementId);
    await world.perform(shelter.second, endAgreement, { agreementId });
    const sealed = (roundId: Id) =>
      world.kernel.db.transaction({ orgId: shelter.orgId, userId: null }, (tx) =>
        matching(tx).selectFrom('matching.round').select('state_sealed').where('id', '=', roundId).executeTakeFirst(),
      );
    await sweepRounds.run(world.kernel);
    expect(await sealed(stale)).toMatchObject({ state_sealed: expect.anything() });
    expect(await sealed(dropped)).toEqual({ state_sealed: null });
    expect(await view(shelter, dropped)).toMatchObject({ stage: 'stopped', blame: { code: 'MATCH_STOPPED' } });
    await sweepRounds.run({ ...world.kernel, clock: fixedClock('2027-01-24T09:00:00.000Z') });
    expect(await sealed(stale)).toEqual({ state_sealed: null });
  });
});

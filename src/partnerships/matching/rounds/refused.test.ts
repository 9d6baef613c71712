import { describe, expect, it } from 'vitest';
import { draftAgreement, endAgreement, signAgreement, takeAgreement } from '../agreements/use-cases.ts';
import { bytes, threeOffices } from '../testing/offices.ts';
import { prepareRound } from './prepare-round.ts';
import { startRound } from './start-round.ts';
import { openRound } from './use-cases.ts';

const { world, clock, shelter, clinic, ring, pair, agreed, shelterList } = await threeOffices();
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
    expect(clock.today()).toBe('2026-11-24');
  });
});

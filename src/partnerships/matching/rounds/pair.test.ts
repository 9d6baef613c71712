import { describe, expect, it } from 'vitest';
import { fixedClock } from '../../../platform/clock/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import { newId } from '../../../platform/ids/index.ts';
import { draftRelease, joinCircle, revokeRelease, signRelease } from '../../../protection/consent/index.ts';
import { drawn } from '../../../protection/consent/testing/door.ts';
import { bytes, threeOffices } from '../testing/offices.ts';
import { prepareRound } from './prepare-round.ts';
import { startRound } from './start-round.ts';
import { sweepRounds } from './sweep.ts';
import { openRound } from './use-cases.ts';

const { d, world, clock, shelter, clinic, pair, party, agreed, carryAll, view, survivor, shelterList, clinicList } =
  await threeOffices();
const refusal = (code: string, more: object = {}) => expect.objectContaining({ code, ...more });

/** A survivor of the clinic who lets it compare its list with the shelter's. */
const releasedByClinic = async (): Promise<Id> => {
  const worker = await world.actor(clinic.orgId, 'caseworker');
  const subjectId = newId(clock, world.kernel.random);
  await world.kernel.db.transaction({ orgId: clinic.orgId, userId: null }, (tx) =>
    joinCircle({ tx, clock, orgId: clinic.orgId }, { subjectId, personId: worker.userId as Id, relation: 'worker' }),
  );
  const { id } = await world.perform(
    worker,
    draftRelease,
    d.terms({
      subjectId,
      recipient: { organisationId: shelter.orgId },
      purpose: 'purpose.match-lists',
      classes: ['identity', 'contact'],
      fields: [],
      direction: 'give',
    }),
  );
  await world.perform(worker, signRelease, { releaseId: id, drawn });
  return subjectId;
};

describe('two organisations', () => {
  it('count whom both know; one key alone is only possible', async () => {
    const agreementId = await agreed({
      ...pair,
      parties: [party(shelter, 'victim-services'), party(clinic, 'other')],
      basis: 'statistics',
      output: 'cardinality',
      least: 1,
    });
    const { id: roundId } = await world.perform(shelter.officer, openRound, { agreementId });
    await world.perform(shelter.officer, prepareRound, { roundId }, shelterList());
    await world.perform(shelter.second, startRound, { roundId });
    await carryAll(roundId);
    await world.perform(clinic.officer, prepareRound, { roundId }, clinicList);
    await world.perform(clinic.second, startRound, { roundId });
    await carryAll(roundId);
    // with one partner alone, who is released to the clinic may enter too; of K1 and K4 she shares one: a person must look
    expect((await view(shelter, roundId)).result).toMatchObject({ matched: 1, possible: 1, matches: [] });
  });

  it('show the asker which of its records match, for as long as the releases live', async () => {
    const she = await survivor([clinic]);
    const agreementId = await agreed(pair);
    const { id: roundId } = await world.perform(shelter.officer, openRound, { agreementId });
    const list = bytes(`survivor,name,birth,phone\n${she.subjectId},Ana Canary,1990-01-02,2125550100\n`);
    await world.perform(shelter.officer, prepareRound, { roundId }, list);
    await world.perform(shelter.second, startRound, { roundId });
    await carryAll(roundId);
    // on the ground of consent the clinic needs a release for each of its own too
    await expect(world.perform(clinic.officer, prepareRound, { roundId }, clinicList)).rejects.toEqual(
      refusal('MATCHING_NOBODY_ENTERS', { where: [{ code: 'no-subject', says: 'The list names no survivor: 3' }] }),
    );
    const theirs = await releasedByClinic();
    const known = bytes(`survivor,name,birth,phone\n${theirs},"CANARY, Ana",1990-01-02,+12125550100\n`);
    await world.perform(clinic.officer, prepareRound, { roundId }, known);
    await world.perform(clinic.second, startRound, { roundId });
    await carryAll(roundId);
    const match = { ref: she.subjectId, verdict: 'match', by: ['K1', 'K4'] };
    expect((await view(shelter, roundId)).result).toMatchObject({ matched: 1, matches: [match] });
    expect((await view(clinic, roundId)).result).toMatchObject({ matched: 1, matches: [] });
    await world.perform(d.worker, revokeRelease, { releaseId: she.releases[0], way: 'by phone', by: 'Herself' });
    expect((await view(shelter, roundId)).result).toMatchObject({ matched: 0, matches: [] });
    const later = { ...world.kernel, clock: fixedClock('2026-12-25T09:00:00.000Z') };
    expect(await sweepRounds.run(later)).toBeGreaterThan(0);
    expect(await view(shelter, roundId)).toMatchObject({ stage: 'finished', result: null, outgoing: [] });
  });
});

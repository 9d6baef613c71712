import { afterAll, describe, expect, it } from 'vitest';
import { newSigningKeys } from '../../../engines/matching/index.ts';
import { secureRandom } from '../../../platform/processes/index.ts';
import { listAgreements, seeNode } from '../agreements/use-cases.ts';
import { nodesOf } from '../testing/nodes.ts';
import { bytes, keysOf, threeOffices } from '../testing/offices.ts';
import { listPartners } from '../transport/partners.ts';
import type { Statement } from './contract.ts';
import { writeStatement } from './statement.ts';
import { announcementFile, announceNode, answerAnnouncement, takeAnnouncement } from './use-cases.ts';

const three = await threeOffices();
const { world, shelter, clinic, pair, agreed, ringPrepared, ring, view } = three;
const nodes = await nodesOf(three);
afterAll(nodes.close);
const refusal = (code: string) => expect.objectContaining({ code });

const address = 'https://93.184.216.34/api/matching/nodes/here/messages';
const pin = `${'A'.repeat(43)}=`;
/** How the shelter sees the clinic. */
const clinicSeen = async (publicKey = clinic.publicKey) => {
  const { partners } = await world.perform(shelter.officer, listPartners, {});
  return partners.find((one) => one.publicKey === publicKey);
};
const take = (file: Uint8Array) => world.perform(shelter.officer, takeAnnouncement, {}, file);
const statementOf = (change: Partial<Statement>): Statement => ({
  publicKey: clinic.publicKey,
  number: 1,
  address,
  pin: null,
  nextKey: null,
  ...change,
});

describe('a node that moves', () => {
  it('says so by itself, and nothing changes before a person at the partner accepts', async () => {
    await agreed(pair);
    await nodes.meet(shelter, clinic);
    const before = (await clinicSeen())?.address;
    await nodes.running(async () => {
      const said = await world.perform(clinic.second, announceNode, { address, pin });
      const seen = await nodes.until(clinicSeen, (one) => one?.announced !== null);
      expect(seen).toMatchObject({ address: before, pin: null, announced: { address, pin, number: said.number } });
      const answer = { publicKey: clinic.publicKey, number: said.number };
      await expect(
        world.perform(shelter.second, answerAnnouncement, { ...answer, number: said.number - 1, accept: true }),
      ).rejects.toEqual(refusal('MATCHING_ANNOUNCEMENT_OLD'));
      await world.perform(shelter.second, answerAnnouncement, { ...answer, accept: false });
      expect(await clinicSeen()).toMatchObject({ address: before, pin: null, announced: null });
      await expect(world.perform(shelter.second, answerAnnouncement, { ...answer, accept: true })).rejects.toEqual(
        refusal('MATCHING_ANNOUNCEMENT_NONE'),
      );
      const again = await world.perform(clinic.second, announceNode, { address, pin });
      await nodes.until(clinicSeen, (one) => one?.announced?.number === again.number);
      await world.perform(shelter.second, answerAnnouncement, { ...answer, number: again.number, accept: true });
      expect(await clinicSeen()).toMatchObject({ address, pin, announced: null });
    });
    // what came once does nothing the second time, and an older one does not come back
    const file = await world.perform(clinic.officer, announcementFile, { publicKey: clinic.publicKey });
    expect(await take(file.bytes)).toEqual({ taken: 'again' });
    const own = await keysOf(world, clinic);
    await expect(take(writeStatement(statementOf({ number: 5 }), own, null))).rejects.toEqual(
      refusal('MATCHING_ANNOUNCEMENT_OLD'),
    );
  });

  it('is believed by nobody without its signature, and by no stranger', async () => {
    const number = 10 ** 15;
    const [stranger, next] = [newSigningKeys(secureRandom), newSigningKeys(secureRandom)];
    const own = await keysOf(world, clinic);
    const good = Buffer.from(writeStatement(statementOf({ number }), own, null)).toString('utf8');
    for (const bad of [
      writeStatement(statementOf({ number }), stranger, null),
      writeStatement(statementOf({ number, publicKey: stranger.publicKey }), stranger, null),
      bytes(good.replace('93.184.216.34', '93.184.216.35')),
      // the next key must have signed too, and be another
      writeStatement(statementOf({ number, nextKey: next.publicKey }), own, stranger),
      writeStatement(statementOf({ number, nextKey: own.publicKey }), own, own),
      writeStatement(statementOf({ number, nextKey: next.publicKey }), own, null),
    ])
      await expect(take(bad)).rejects.toEqual(refusal('MATCHING_MESSAGE_FOREIGN'));
    for (const bad of ['no statement', good.replace('{"', '{ "'), `${good}more\n`, good.slice(0, 60)])
      await expect(take(bytes(bad))).rejects.toEqual(refusal('MATCHING_MESSAGE_UNREADABLE'));
    expect((await clinicSeen())?.announced).toBeNull();
  });

  it('changes its key: both keys sign, agreements that name the old one end, and the old one says no more', async () => {
    const roundId = await ringPrepared(await agreed(ring));
    const old = await keysOf(world, clinic);
    const said = await world.perform(clinic.second, announceNode, { address, pin: null, newKey: true });
    expect((await world.perform(clinic.officer, seeNode, {})).node?.publicKey).toBe(said.nextKey);
    expect(await view(clinic, roundId)).toMatchObject({ stage: 'stopped' });
    const file = await world.perform(clinic.officer, announcementFile, { publicKey: clinic.publicKey });
    expect(await take(file.bytes)).toEqual({ taken: 'new' });
    const answer = { publicKey: clinic.publicKey, number: said.number, accept: true };
    await world.perform(shelter.second, answerAnnouncement, answer);
    expect(await clinicSeen()).toMatchObject({ address: null, announced: null, succeededBy: said.nextKey });
    const { agreements } = await world.perform(shelter.officer, listAgreements, {});
    expect(agreements.map(({ state }) => state)).not.toContain('agreed');
    expect(await view(shelter, roundId)).toMatchObject({ stage: 'stopped' });
    await expect(take(writeStatement(statementOf({ number: said.number + 1 }), old, null))).rejects.toEqual(
      refusal('MATCHING_ANNOUNCEMENT_OLD'),
    );
  });
});

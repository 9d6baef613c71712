import { beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '../../../platform/contract/index.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { draftRelease } from '../../consent/releases/draft-release.ts';
import { endingReleases } from '../../consent/releases/open-release.ts';
import { signRelease } from '../../consent/releases/sign-release.ts';
import { openRecord } from '../cases/open-record.ts';
import { listColleagues } from '../cases/team.ts';
import { placeHold } from '../guard/holds.ts';
import { type House, openHouse, outcomeOf } from '../testing/house.ts';
import { sendRecord } from './send-record.ts';

const day = 86_400_000;

describe('sending what a release lets out', () => {
  let world: TestWorld;
  let house: House;
  let partner: Id;
  beforeAll(async () => {
    world = await testWorld();
    house = await openHouse(world);
    partner = await world.organisation('Partner');
  });
  const released = async (subjectId: Id, days = 30): Promise<Id> => {
    const { id } = await world.perform(house.worker, draftRelease, {
      subjectId,
      recipient: { organisationId: partner },
      purpose: 'purpose.shelter',
      fields: ['identity.called-name', 'contact.phone'],
      expiresAt: new Date(world.clock.millis() + days * day).toISOString(),
      signer: { as: 'self', name: 'Tovia', isAllegedAbuser: false },
      subjectIsMinor: false,
      language: 'en',
      servicesDoNotDepend: true,
    });
    await world.perform(house.worker, signRelease, { releaseId: id, drawn: 'M1 1 L2 2' });
    return id;
  };
  const told = { 'identity.called-name': 'Tovia', 'contact.phone': '555 0100', 'location.area': 'Port Ellery' };

  it('lets go what was said and released, and keeps the rest', async () => {
    const survivorId = await house.meet(told);
    const releaseId = await released(survivorId);
    const sent = await world.perform(house.worker, sendRecord, { survivorId, releaseId, fields: Object.keys(told) });
    expect([...sent.fields].sort()).toEqual(['contact.phone', 'identity.called-name']);
    expect(sent.link).toBeNull();
  });

  it('sends nothing of one survivor under the release of another', async () => {
    const survivorId = await house.meet(told);
    const releaseId = await released(await house.meet(told));
    const sending = { survivorId, releaseId, fields: ['contact.phone'] };
    expect(await outcomeOf(world, house.worker, sendRecord, sending)).toBe('NOT_FOUND_OR_NO_ACCESS');
  });

  it('is refused to a colleague who does not work with her', async () => {
    const survivorId = await house.meet(told);
    const releaseId = await released(survivorId);
    const sending = { survivorId, releaseId, fields: ['contact.phone'] };
    expect(await outcomeOf(world, house.colleague, sendRecord, sending)).toBe('NOT_FOUND_OR_NO_ACCESS');
  });
});

describe('what the desk asks', () => {
  it('which releases end soon: of the own caseload only', async () => {
    const world = await testWorld();
    const house = await openHouse(world);
    const partner = await world.organisation('Partner');
    const sign = async (expiresInDays: number) => {
      const { id } = await world.perform(house.worker, draftRelease, {
        subjectId: await house.meet(),
        recipient: { organisationId: partner },
        purpose: 'purpose.shelter',
        fields: ['contact.phone'],
        expiresAt: new Date(world.clock.millis() + expiresInDays * day).toISOString(),
        signer: { as: 'self', name: 'Tovia', isAllegedAbuser: false },
        subjectIsMinor: false,
        language: 'en',
        servicesDoNotDepend: true,
      });
      await world.perform(house.worker, signRelease, { releaseId: id, drawn: 'M1 1 L2 2' });
      return id;
    };
    const soon = await sign(3);
    await sign(30);
    const { releases, more } = await world.perform(house.worker, endingReleases, { days: 14 });
    expect([releases.map(({ id }) => id), more]).toEqual([[soon], false]);
    expect((await world.perform(house.colleague, endingReleases, {})).releases).toEqual([]);
  });

  it('who the colleagues are, and which holds keep a record', async () => {
    const world = await testWorld();
    const house = await openHouse(world);
    const { people } = await world.perform(house.worker, listColleagues, {});
    expect(people.map(({ id }) => id)).toContain(house.colleague.userId);
    const survivorId = await house.meet();
    const { id } = await world.perform(house.supervisor, placeHold, { survivorId, reason: 'audit' });
    const record = await world.perform(house.worker, openRecord, { survivorId });
    expect(record.holds).toEqual([{ id, reason: 'audit', since: world.clock.now() }]);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { holdMember } from '../../../platform/accounts/members.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { setShield } from '../record/set-shield.ts';
import { openHouse, outcomeOf } from '../testing/house.ts';
import { writeNote } from '../work/notes.ts';
import { closeCase } from './close-case.ts';
import { listCaseload } from './list-caseload.ts';
import { openCase } from './open-case.ts';
import { openRecord } from './open-record.ts';
import { assignWorker, releaseWorker } from './team.ts';

describe('a case', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await testWorld();
  });

  it('is the only open one, is known again when it is sent twice, and the next opens when it is closed', async () => {
    const house = await openHouse(world);
    const { survivorId, caseId } = await house.meetWithCase();
    const again = (input: object) => outcomeOf(world, house.worker, openCase, { survivorId, reason: 'self', ...input });
    expect(await again({ id: caseId })).toBe('done');
    expect(await again({})).toBe('CASEWORK_CASE_OPEN');
    expect(await again({ reason: 'somebody told us' })).toBe('INPUT_INVALID');
    const close = (input: object) =>
      outcomeOf(world, house.worker, closeCase, { survivorId, caseId, reason: 'moved', ...input });
    expect(await close({ closedOn: '2026-11-25' })).toBe('CASEWORK_DAY_AHEAD');
    expect(await close({ closedOn: '2026-11-01' })).toBe('CASEWORK_DATES_REVERSED');
    expect(await close({ reason: 'tired' })).toBe('CASEWORK_CODE_UNKNOWN');
    expect(await close({})).toBe('done');
    expect(await close({})).toBe('CASEWORK_CASE_CLOSED');
    expect(await again({})).toBe('done');
    expect((await world.perform(house.worker, openRecord, { survivorId })).cases).toHaveLength(2);
  });

  it('of somebody else takes no note of hers', async () => {
    const house = await openHouse(world);
    const { survivorId } = await house.meetWithCase();
    const other = await house.meetWithCase();
    const note = { survivorId, caseId: other.caseId, text: 'Wrong drawer' };
    expect(await outcomeOf(world, house.worker, writeNote, note)).toBe('CASEWORK_CASE_NOT_FOUND');
  });
});

describe('a team', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await testWorld();
  });

  it('has one lead: the old one stays on it, and is never the last to go', async () => {
    const house = await openHouse(world);
    const { survivorId } = await house.meetWithCase();
    const me = house.worker.userId;
    const { team } = await world.perform(house.worker, assignWorker, {
      survivorId,
      personId: house.colleague.userId,
      part: 'lead',
    });
    expect(team.map(({ id, part }) => [id, part]).sort()).toEqual(
      [
        [me, 'team'],
        [house.colleague.userId, 'lead'],
      ].sort(),
    );
    expect((await world.perform(house.colleague, listCaseload, {})).rows).toMatchObject([{ survivorId }]);
    await world.perform(house.colleague, releaseWorker, { survivorId, personId: me });
    expect(await outcomeOf(world, house.worker, openRecord, { survivorId })).toBe('NOT_FOUND_OR_NO_ACCESS');
    const last = { survivorId, personId: house.colleague.userId };
    expect(await outcomeOf(world, house.colleague, releaseWorker, last)).toBe('CASEWORK_LAST_WORKER');
  });

  it('takes colleagues of the own organisation only', async () => {
    const house = await openHouse(world);
    const stranger = (await openHouse(world)).worker;
    const survivorId = await house.meet();
    const add = { survivorId, personId: stranger.userId };
    expect(await outcomeOf(world, house.worker, assignWorker, add)).toBe('CASEWORK_NO_COLLEAGUE');
  });

  it('of a restricted record that has left hands it to a supervisor to give on, and not before', async () => {
    const house = await openHouse(world);
    const survivorId = await house.meet();
    await world.perform(house.worker, setShield, { survivorId, shield: 'restricted' });
    const give = { survivorId, personId: house.colleague.userId };
    expect(await outcomeOf(world, house.supervisor, assignWorker, give)).toBe('NOT_FOUND_OR_NO_ACCESS');
    await world.perform(house.supervisor, holdMember, { personId: house.worker.userId, disabled: true });
    expect(await outcomeOf(world, house.colleague, assignWorker, give)).toBe('NOT_FOUND_OR_NO_ACCESS');
    expect(await outcomeOf(world, house.supervisor, assignWorker, give)).toBe('done');
    expect((await world.perform(house.colleague, openRecord, { survivorId })).relation).toBe('caseload');
    expect(await outcomeOf(world, house.supervisor, openRecord, { survivorId })).toBe('NOT_FOUND_OR_NO_ACCESS');
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { listDemands } from '../../consent/demands/see-demands.ts';
import { listReleases } from '../../consent/releases/open-release.ts';
import { whoSawWhat } from '../../consent/shared/use-cases.ts';
import { listCaseload } from '../cases/list-caseload.ts';
import { openRecord } from '../cases/open-record.ts';
import { assignWorker } from '../cases/team.ts';
import { findDuplicates } from '../record/find-duplicates.ts';
import { recordStatements } from '../record/record-statements.ts';
import { searchSurvivors } from '../record/search-survivors.ts';
import { setShield } from '../record/set-shield.ts';
import { openHouse, outcomeOf } from '../testing/house.ts';

describe('behaviour 13: a shielded record is in no search of others', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await testWorld();
  });
  const told = {
    'identity.given-name': 'Ekaterina',
    'identity.family-name': 'Volkova',
    'identity.birth-date': '1998-04-05',
    'contact.phone': '+1 555 0133 900',
  };

  it('finds a name as it is written or sounds, and a code, on the own caseload only; a supervisor finds all', async () => {
    const house = await openHouse(world);
    const survivorId = await house.meet(told);
    const found = async (actor: typeof house.worker, text: string) =>
      (await world.perform(actor, searchSurvivors, { text })).found.map((one) => one.survivorId);
    for (const text of ['Ekaterina Volkova', 'volkova', 'Katerina'.replace('K', 'Ek'), 'Yekaterina Wolkowa'])
      expect([text, await found(house.worker, text)]).toEqual([
        text,
        text.startsWith('Y') ? expect.any(Array) : [survivorId],
      ]);
    const { code } = await world.perform(house.worker, openRecord, { survivorId });
    expect(await found(house.worker, code.replace('-', ' ').toLowerCase())).toEqual([survivorId]);
    expect(await found(house.colleague, 'Volkova')).toEqual([]);
    expect(await found(house.colleague, code)).toEqual([]);
    expect(await found(house.supervisor, 'Volkova Ekaterina')).toEqual([survivorId]);
    expect(await found(house.supervisor, 'Ekaterina Nobody')).toEqual([]);
  });

  it('restricted: only its team finds it, and nobody else’s check for duplicates speaks of it', async () => {
    const house = await openHouse(world);
    const survivorId = await house.meet(told);
    const twin = await house.meet({ ...told, 'contact.phone': '555-013-3900' }, house.colleague);
    const check = () => world.perform(house.colleague, findDuplicates, { survivorId: twin });
    expect(await check()).toEqual({ found: [], ask: true });
    await world.perform(house.worker, setShield, { survivorId, shield: 'restricted' });
    expect(await check()).toEqual({ found: [], ask: false });
    const search = async (actor: typeof house.worker) =>
      (await world.perform(actor, searchSurvivors, { text: 'Volkova' })).found.map((one) => one.survivorId);
    expect((await search(house.worker)).includes(survivorId)).toBe(true);
    expect((await search(house.supervisor)).includes(survivorId)).toBe(false);
    expect(await outcomeOf(world, house.supervisor, openRecord, { survivorId })).toBe('NOT_FOUND_OR_NO_ACCESS');
    const all = await world.perform(house.supervisor, listCaseload, { of: 'all', cases: 'all' });
    expect(all.rows.map((row) => row.survivorId)).toEqual([twin]);
    // what she lets be shared, and what a court asks of her, is told to the team alone too
    const shared = (subjectId: string) =>
      Promise.all(
        [listReleases, whoSawWhat, listDemands].map((act) => outcomeOf(world, house.supervisor, act, { subjectId })),
      );
    expect(await shared(survivorId)).toEqual(Array(3).fill('NOT_FOUND_OR_NO_ACCESS'));
    expect(await shared(twin)).toEqual(Array(3).fill('done'));
    expect(await outcomeOf(world, house.worker, listReleases, { subjectId: survivorId })).toBe('done');
    await world.perform(house.worker, assignWorker, { survivorId, personId: house.colleague.userId });
    expect((await check()).found).toMatchObject([{ survivorId, inCommon: 2 }]);
  });

  it('closed: in no search at all and written to no more, until its team opens it again', async () => {
    const house = await openHouse(world);
    const survivorId = await house.meet(told);
    await world.perform(house.worker, setShield, { survivorId, shield: 'closed' });
    expect((await world.perform(house.worker, searchSurvivors, { text: 'Volkova' })).found).toEqual([]);
    const statements = [{ field: 'contact.phone', state: 'declined' }];
    expect(await outcomeOf(world, house.worker, recordStatements, { survivorId, statements })).toBe(
      'CASEWORK_RECORD_CLOSED',
    );
    expect(await outcomeOf(world, house.supervisor, setShield, { survivorId, shield: 'open' })).toBe(
      'NOT_FOUND_OR_NO_ACCESS',
    );
    await world.perform(house.worker, setShield, { survivorId, shield: 'open' });
    expect(await outcomeOf(world, house.worker, recordStatements, { survivorId, statements })).toBe('done');
  });
});

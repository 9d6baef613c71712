import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../platform/ids/index.ts';
import type { SampleWorld } from '../../platform/sample/index.ts';
import { testWorld } from '../../testing/world.ts';
import { listCaseload } from './cases/list-caseload.ts';
import { openRecord } from './cases/open-record.ts';
import { listEmergencies } from './guard/review-emergency.ts';
import { ownRecord } from './own/own-record.ts';
import { findDuplicates } from './record/find-duplicates.ts';
import { openSheet } from './record/open-sheet.ts';
import { searchSurvivors } from './record/search-survivors.ts';
import { threadSurvivorId } from './sample/people.ts';
import { caseworkChapter } from './sample.ts';
import { openHouse } from './testing/house.ts';
import { askContact } from './work/contacts.ts';
import { listTasks } from './work/tasks.ts';

describe('Lantern House in the sample world', () => {
  it('has forty people, a caseload, the woman of the thread, a review that waits and somebody who may be here twice', async () => {
    const world = await testWorld();
    const { orgId, worker, supervisor } = await openHouse(world);
    const survivor = await world.actor(orgId, 'survivor');
    const cast = { caseworker: worker, survivor };
    const stage: SampleWorld = {
      kernel: world.kernel,
      random: seededRandom('test'),
      organisation: () => orgId,
      actor: (_organisation, role) => cast[role as keyof typeof cast] ?? supervisor,
    };
    await caseworkChapter.load(stage, () => {});

    expect((await world.perform(survivor, ownRecord, {})).fields.length).toBeGreaterThan(5);
    const all = await world.perform(supervisor, listCaseload, { of: 'all', cases: 'all', limit: 100 });
    const mine = await world.perform(worker, listCaseload, { limit: 100 });
    expect(all.total).toBeGreaterThanOrEqual(36);
    expect(mine.total).toBeGreaterThan(15);
    const thread = await world.perform(worker, openRecord, { survivorId: threadSurvivorId });
    expect(thread).toMatchObject({
      name: 'Marisela Quenahuel',
      tasksDue: [{ title: 'paperwork' }, { title: 'appointment' }],
    });
    const { fields } = await world.perform(worker, openSheet, { survivorId: threadSurvivorId });
    expect(fields.find(({ field }) => field === 'financial.wages-owed')?.told?.value).toBe(true);
    const ask = { survivorId: threadSurvivorId, channel: 'call' };
    expect(await world.perform(worker, askContact, ask)).toMatchObject({ allowed: false });
    expect((await world.perform(worker, listTasks, {})).rows.some(({ daysLate }) => daysLate > 0)).toBe(true);
    expect((await world.perform(supervisor, listEmergencies, { waiting: 'true' })).total).toBe(1);
    expect((await world.perform(worker, searchSurvivors, { text: 'Marisela' })).found).toHaveLength(1);
    const alike = await Promise.all(
      mine.rows.map(({ survivorId }) => world.perform(worker, findDuplicates, { survivorId })),
    );
    expect(alike.some(({ found, ask: supervisorCan }) => found.length > 0 || supervisorCan)).toBe(true);
  }, 60_000);
});

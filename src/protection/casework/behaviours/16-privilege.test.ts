import { beforeAll, describe, expect, it } from 'vitest';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { assignWorker } from '../cases/team.ts';
import { prepareDiscovery } from '../discovery/prepare-discovery.ts';
import { addDocument, markPrivilege } from '../documents/documents.ts';
import { smallPng } from '../testing/files.ts';
import { openHouse, outcomeOf } from '../testing/house.ts';
import { writeNote } from '../work/notes.ts';

describe('behaviour 16: talk with an advocate is marked, and stays apart when a court asks', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await testWorld();
  });

  it('sorts a record into what is produced and a log of what is not, without opening the privileged words', async () => {
    const house = await openHouse(world);
    const survivorId = await house.meet({
      'narrative.own-words': 'Her own story',
      'service.intake-date': '2026-10-01',
    });
    await world.perform(house.supervisor, assignWorker, { survivorId, personId: house.attorney.userId });
    const write = (actor: typeof house.worker, text: string, privilege?: string) =>
      world.perform(actor, writeNote, { survivorId, text, dataClass: 'legal', privilege });
    const advocate = await write(house.worker, 'Said in confidence');
    const counsel = await write(house.attorney, 'Advice of counsel');
    const open = await write(house.worker, 'Rode the bus together', 'none');
    expect([advocate.privilege, counsel.privilege, open.privilege]).toEqual(['advocate', 'attorney', 'none']);
    const file = { survivorId, kind: 'letter', dataClass: 'legal' };
    const paper = await world.perform(house.worker, addDocument, file, smallPng());

    const sorted = () => world.perform(house.attorney, prepareDiscovery, { survivorId });
    const first = await sorted();
    expect(first.privilegeLog.map(({ privilege }) => privilege).sort()).toEqual([
      'advocate',
      'advocate',
      'advocate',
      'attorney',
    ]);
    expect(first.produced.map(({ content }) => content)).toContain('Rode the bus together');
    expect(JSON.stringify(first)).not.toMatch(/Her own story|in confidence|Advice of counsel/);
    expect(first.leftOut).toContain('health');

    const mark = { survivorId, record: 'document', recordId: paper.id, privilege: 'none' };
    await world.perform(house.worker, markPrivilege, mark);
    expect((await sorted()).produced.some(({ id }) => id === paper.id)).toBe(true);
    expect(await outcomeOf(world, house.worker, prepareDiscovery, { survivorId })).toBe('NOT_PERMITTED');
  });
});

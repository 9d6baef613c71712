import { beforeAll, describe, expect, it } from 'vitest';
import { listAudit } from '../../../platform/audit/list-audit.ts';
import { verifyTrail } from '../../../platform/audit/verify-trail.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { openRecord } from '../cases/open-record.ts';
import { destroyRecord } from '../keeping/destroy-record.ts';
import { openSheet } from '../record/open-sheet.ts';
import { searchSurvivors } from '../record/search-survivors.ts';
import { openHouse, outcomeOf } from '../testing/house.ts';
import { writeNote } from '../work/notes.ts';

describe('behaviour 9: every look leaves a trace, and the trace names nobody', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await testWorld();
  });

  it('for reads, searches, writes, denied tries and destruction, by id; the chain holds when the record is gone', async () => {
    const house = await openHouse(world);
    const auditor = await world.actor(house.orgId, 'auditor');
    const survivorId = await house.meet({ 'identity.given-name': 'Wilhelmina', 'identity.family-name': 'Ostrander' });
    await world.perform(house.worker, openSheet, { survivorId });
    await world.perform(house.worker, searchSurvivors, { text: 'Wilhelmina Ostrander' });
    await world.perform(house.worker, writeNote, { survivorId, text: 'Wilhelmina wants a lawyer.' });
    await outcomeOf(world, house.colleague, openRecord, { survivorId });
    const { code } = await world.perform(house.worker, openRecord, { survivorId });
    const reason = 'no-longer-needed';
    await world.perform(house.supervisor, destroyRecord, { survivorId, reason, code });

    const { rows } = await world.perform(auditor, listAudit, { limit: 200 });
    const seen = (act: string, actorId: string | null) =>
      rows.filter((row) => row.act === act && row.actorId === actorId);
    expect(seen('casework.sheet', house.worker.userId)[0]?.records).toContain(survivorId);
    expect(seen('casework.search', house.worker.userId)[0]).toMatchObject({
      records: [survivorId],
      details: { found: 1, by: 'name' },
    });
    expect(seen('casework.open', house.colleague.userId)[0]?.outcome).toBe('NOT_FOUND_OR_NO_ACCESS');
    expect(seen('casework.destroy', house.supervisor.userId)[0]).toMatchObject({
      outcome: 'done',
      details: { whole: true },
    });
    expect(JSON.stringify(rows)).not.toMatch(/Wilhelmina|Ostrander|lawyer/i);
    expect(await world.perform(auditor, verifyTrail, {})).toMatchObject({ broken: null });
  });
});

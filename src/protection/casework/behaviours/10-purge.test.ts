import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { closeCase } from '../cases/close-case.ts';
import { openRecord } from '../cases/open-record.ts';
import { caseCounts } from '../counts/case-counts.ts';
import { liftHold, placeHold } from '../guard/holds.ts';
import { listDestructions, openDestruction } from '../keeping/certificates.ts';
import { destroyRecord, destructionPreview } from '../keeping/destroy-record.ts';
import { destroyDue, retentionDryRun, retentionRules, setRetention } from '../keeping/retention.ts';
import { openSheet } from '../record/open-sheet.ts';
import { searchSurvivors } from '../record/search-survivors.ts';
import { type House, openHouse, outcomeOf } from '../testing/house.ts';
import { listNotes, writeNote } from '../work/notes.ts';
import { giveService, listServices } from '../work/services.ts';

const day = 86_400_000;

describe('behaviour 10: what has had its time is destroyed, for sure, and a certificate stays', () => {
  let world: TestWorld;
  let house: House;
  beforeAll(async () => {
    world = await testWorld();
    house = await openHouse(world);
  });
  const told = { 'identity.given-name': 'Henrike', 'narrative.own-words': 'It began at the packing house.' };
  const withNote = async (owner = house) => {
    const one = await owner.meetWithCase(told);
    await world.perform(owner.worker, writeNote, { survivorId: one.survivorId, text: 'She told of the van.' });
    await world.perform(owner.worker, giveService, { survivorId: one.survivorId, kind: 'shelter', details: 'Room 4' });
    return one;
  };
  const codeOf = async (survivorId: string, owner = house) =>
    (await world.perform(owner.worker, openRecord, { survivorId })).code;

  it('by a schedule for each class, which a dry run shows and a hold stops', async () => {
    const later = await testWorld();
    const own = await openHouse(later);
    const { survivorId, caseId } = await withNote(own);
    await later.perform(own.supervisor, setRetention, { dataClass: 'narrative', days: 30 });
    const { rules } = await later.perform(own.supervisor, retentionRules, {});
    expect(rules.find(({ dataClass, funder }) => dataClass === 'narrative' && funder === 'any')).toMatchObject({
      days: 30,
      from: 'organisation',
    });
    expect(rules.find(({ dataClass }) => dataClass === 'identity')).toMatchObject({ from: 'pack', reviewed: false });

    const at = (n: number) => new Date(later.clock.millis() + n * day).toISOString().slice(0, 10);
    const due = (asOf: string) => later.perform(own.supervisor, retentionDryRun, { asOf });
    expect((await due(at(400))).total).toBe(0);
    await later.perform(own.worker, closeCase, { survivorId, caseId, reason: 'goals-reached' });
    expect((await due(at(29))).total).toBe(0);
    expect((await due(at(30))).rows).toEqual([
      { survivorId, code: await codeOf(survivorId, own), classes: [{ dataClass: 'narrative', dueOn: at(30) }] },
    ]);

    const hold = await later.perform(own.supervisor, placeHold, { survivorId, reason: 'litigation' });
    expect(await due(at(30))).toMatchObject({ total: 0, held: 1 });
    later.clock.advance(30 * day);
    const proved = { ...own.supervisor, provedAt: later.clock.now() };
    expect(await later.perform(own.supervisor, destroyDue, { survivorId })).toEqual({
      destroyed: [],
      certificate: null,
    });
    await later.perform(proved, liftHold, { survivorId, holdId: hold.id });
    expect((await later.perform(own.supervisor, destroyDue, { survivorId })).destroyed).toEqual(['narrative']);
    expect((await later.perform(own.supervisor, retentionDryRun, {})).total).toBe(0);
  });

  it('in part: the narrative goes and the rest stays, and a new one may be written', async () => {
    const { survivorId } = await withNote();
    const preview = await world.perform(house.supervisor, destructionPreview, { survivorId, classes: ['narrative'] });
    expect(preview).toMatchObject({ counts: { statements: 1, notes: 1 }, held: false });
    const code = await codeOf(survivorId);
    const wrong = { survivorId, classes: ['narrative'], reason: 'asked-by-the-survivor', code: 'AA-00000' };
    expect(await outcomeOf(world, house.supervisor, destroyRecord, wrong)).toBe('CASEWORK_CODE_DIFFERS');
    await world.perform(house.supervisor, destroyRecord, { ...wrong, code });
    expect((await world.perform(house.worker, listNotes, { survivorId })).total).toBe(0);
    const { fields } = await world.perform(house.worker, openSheet, { survivorId });
    expect(fields.find(({ field }) => field === 'identity.given-name')?.told?.value).toBe('Henrike');
    expect(fields.some(({ field }) => field === 'narrative.own-words')).toBe(false);
    await world.perform(house.worker, writeNote, { survivorId, text: 'A new page.' });
    expect((await world.perform(house.worker, listNotes, { survivorId })).rows[0]?.text).toBe('A new page.');
  });

  it('is refused while a hold lasts, or a case is open that she did not ask to end', async () => {
    const { survivorId } = await withNote();
    const input = { survivorId, reason: 'no-longer-needed', code: await codeOf(survivorId) };
    expect(await outcomeOf(world, house.supervisor, destroyRecord, input)).toBe('CASEWORK_CASE_STILL_OPEN');
    await world.perform(house.supervisor, placeHold, { survivorId, reason: 'court-order' });
    expect(await outcomeOf(world, house.supervisor, destroyRecord, { ...input, reason: 'asked-by-the-survivor' })).toBe(
      'CASEWORK_ON_HOLD',
    );
    expect(await outcomeOf(world, house.worker, destroyRecord, input)).toBe('NOT_PERMITTED');
  });

  it('as a whole: keys destroyed, rows gone, reports the same, and a certificate that names nobody and never changes', async () => {
    const own = await openHouse(world);
    const { survivorId } = await withNote(own);
    const before = await world.perform(own.supervisor, caseCounts, { year: 2026 });
    const code = await codeOf(survivorId, own);
    const { certificate } = await world.perform(own.supervisor, destroyRecord, {
      survivorId,
      reason: 'asked-by-the-survivor',
      code,
    });
    expect(await outcomeOf(world, own.worker, openRecord, { survivorId })).toBe('NOT_FOUND_OR_NO_ACCESS');
    expect((await world.perform(own.supervisor, searchSurvivors, { text: 'Henrike' })).found).toEqual([]);
    expect(await outcomeOf(world, own.supervisor, listServices, { survivorId })).toBe('NOT_FOUND_OR_NO_ACCESS');

    const left = await world.kernel.db.transaction({ orgId: own.orgId, userId: null }, async (tx) => {
      const { rows } = await sql<{ keys: number; open: number; rows: number }>`
        select (select count(*) from casework.record_key k where k.survivor_id = ${survivorId}) as keys,
          (select count(*) from vault.data_key d join casework.record_key k on k.subject_id = d.subject_id
            where k.survivor_id = ${survivorId} and d.wrapped is not null) as open,
          (select count(*) from casework.statement s where s.survivor_id = ${survivorId})
            + (select count(*) from casework.note s where s.survivor_id = ${survivorId})
            + (select count(*) from casework.name_key s where s.survivor_id = ${survivorId})
            + (select count(*) from casework.event s where s.survivor_id = ${survivorId} and kind <> 'destroyed') as rows`.execute(
        tx,
      );
      return rows[0];
    });
    expect({ keys: Number(left?.keys) > 2, open: Number(left?.open), rows: Number(left?.rows) }).toEqual({
      keys: true,
      open: 0,
      rows: 0,
    });
    expect((await world.perform(own.supervisor, caseCounts, { year: 2026 })).services).toEqual(before.services);

    const one = await world.perform(own.supervisor, openDestruction, { certificateId: certificate });
    expect(one).toMatchObject({
      code,
      whole: true,
      reason: 'asked-by-the-survivor',
      counts: { statements: 2, notes: 1 },
    });
    expect(one.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(one)).not.toContain('Henrike');
    expect((await world.perform(own.supervisor, listDestructions, { survivorId })).total).toBe(1);
    const change = world.kernel.db.transaction({ orgId: own.orgId, userId: null }, (tx) =>
      sql`update casework.destruction set code = 'x' where id = ${certificate}`.execute(tx),
    );
    await expect(change).rejects.toThrow();
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { dataClasses, type Permission } from '../../../platform/contract/index.ts';
import { can } from '../../../platform/policy/index.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { recordFields } from '../../consent/index.ts';
import { openRecord } from '../cases/open-record.ts';
import { assignWorker, releaseWorker } from '../cases/team.ts';
import { policy } from '../policy.ts';
import { openSheet } from '../record/open-sheet.ts';
import { recordStatements } from '../record/record-statements.ts';
import { recordClasses } from '../shapes.ts';
import { type House, openHouse, outcomeOf } from '../testing/house.ts';
import { listNotes, writeNote } from '../work/notes.ts';

describe('behaviour 2: a class on every field, and a right is role x class x verb and need to know', () => {
  let world: TestWorld;
  let house: House;
  beforeAll(async () => {
    world = await testWorld();
    house = await openHouse(world);
  });

  it('gives every field of the record one of the thirteen classes', () => {
    const fields = [...recordFields(world.kernel.packs, '2026-11-24').values()];
    expect(fields.length).toBeGreaterThan(80);
    expect(fields.filter(({ dataClass }) => !recordClasses.includes(dataClass))).toEqual([]);
    expect(recordClasses).toHaveLength(13);
    expect(recordClasses.every((one) => (dataClasses as readonly string[]).includes(one))).toBe(true);
  });

  it('denies whatever no sentence of the policy gives', () => {
    const everything = new Map([
      ['all', new Set(recordClasses.flatMap((c): Permission[] => [`share ${c}`, `approve ${c}`]))],
    ]);
    const actor = { ...house.worker, roles: ['all'] };
    const me = actor.userId;
    const row = { org_id: house.orgId, worker_id: me, writer_id: me, overseer_id: me, glass_id: me };
    for (const dataClass of recordClasses) {
      expect(can(everything, policy, actor, `share ${dataClass}`, row)).toBe(false);
      expect(can(everything, policy, actor, `approve ${dataClass}`, row)).toBe(false);
    }
  });

  it('shows a role only its classes of a record on its caseload, and nothing of one that is not', async () => {
    const survivorId = await house.meet({ 'health.urgent-care': true, 'immigration.help-wanted': true });
    const text = 'One line.';
    for (const dataClass of ['health', 'immigration'])
      await world.perform(house.worker, writeNote, { survivorId, text, dataClass });
    expect(await outcomeOf(world, house.attorney, openSheet, { survivorId })).toBe('NOT_FOUND_OR_NO_ACCESS');
    await world.perform(house.supervisor, assignWorker, { survivorId, personId: house.attorney.userId });
    const { fields } = await world.perform(house.attorney, openSheet, { survivorId });
    const classes = new Set(fields.map(({ dataClass }) => dataClass));
    expect([classes.has('immigration'), classes.has('health')]).toEqual([true, false]);
    const notes = await world.perform(house.attorney, listNotes, { survivorId });
    expect([notes.total, notes.rows.map(({ dataClass }) => dataClass)]).toEqual([1, ['immigration']]);
    await world.perform(house.supervisor, releaseWorker, { survivorId, personId: house.attorney.userId });
    expect(await outcomeOf(world, house.attorney, openSheet, { survivorId })).toBe('NOT_FOUND_OR_NO_ACCESS');
  });

  it('lets a supervisor read by rule, but not write, and not what the role does not hold', async () => {
    const survivorId = await house.meet({ 'sud.support-wanted': true, 'contact.phone': '555 0100' });
    const view = await world.perform(house.supervisor, openRecord, { survivorId });
    expect([view.relation, view.mayWrite, view.classes.includes('sud')]).toEqual(['supervision', false, false]);
    const statements = [{ field: 'contact.phone', state: 'declined' }];
    expect(await outcomeOf(world, house.supervisor, recordStatements, { survivorId, statements })).toBe(
      'NOT_PERMITTED',
    );
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { testWorld } from '../../testing/world.ts';
import type { Actor } from '../actor/index.ts';
import { type Id, route } from '../contract/index.ts';
import { useCase } from '../kernel/index.ts';
import type { TestWorld } from '../testing/world.ts';
import { exportAudit } from './export-audit.ts';
import { listAudit } from './list-audit.ts';
import { readHead } from './read-head.ts';
import { verifyAudit } from './verify.ts';
import { verifyTrail } from './verify-trail.ts';

const touch = useCase(
  route('test.touch', 'POST /test', {
    says: 'Touches a record.',
    may: 'read audit',
    takes: z.object({ id: z.uuid() }),
    gives: z.null(),
  }),
  async ({ note }, { id }) => {
    note(id, { formula: '=1+1' });
    return null;
  },
);

describe('the audit trail on the screen', () => {
  let world: TestWorld;
  let orgId: Id;
  let auditor: Actor;
  const record = '0197a000-0000-7000-8000-000000000001';
  beforeAll(async () => {
    world = await testWorld();
    orgId = await world.organisation();
    auditor = await world.actor(orgId, 'auditor');
    const partner = await world.actor(orgId, 'partner');
    await world.perform(auditor, touch, { id: record });
    world.clock.advance(1000);
    await expect(world.perform(partner, touch, { id: record })).rejects.toThrow();
    world.clock.advance(1000);
  });

  it('shows who did what, newest first, with the name of the person', async () => {
    const { rows, total } = await world.perform(auditor, listAudit, { act: 'test.' });
    expect(total).toBe(2);
    expect(rows.map((row) => row.outcome)).toEqual(['NOT_PERMITTED', 'done']);
    expect(rows[1]).toMatchObject({ actorName: 'Test Person', records: [record], details: { formula: '=1+1' } });
  });

  it('finds by outcome, person, record and time', async () => {
    const count = async (filter: object): Promise<number> =>
      (await world.perform(auditor, listAudit, { act: 'test.', ...filter })).total;
    expect(await count({ outcome: 'refused' })).toBe(1);
    expect(await count({ outcome: 'done' })).toBe(1);
    expect(await count({ actorId: auditor.userId })).toBe(1);
    expect(await count({ recordId: record })).toBe(1);
    expect(await count({ from: '2026-11-24T09:00:01.000Z' })).toBe(1);
    expect(await count({ to: '2026-11-24T09:00:01.000Z' })).toBe(1);
  });

  it('takes the sign of a pattern for what it is', async () => {
    expect((await world.perform(auditor, listAudit, { act: 'test%' })).total).toBe(0);
  });

  it('shows nothing of another organisation', async () => {
    const stranger = await world.actor(await world.organisation(), 'auditor');
    expect((await world.perform(stranger, listAudit, { act: 'test.' })).rows).toEqual([]);
  });

  it('tells the same head that recomputing the chain gives', async () => {
    const recomputed = await world.kernel.db.transaction(auditor, (tx) => verifyAudit(tx, orgId));
    const told = await world.perform(auditor, readHead, {});
    expect(told).toMatchObject({ head: recomputed.head, entries: recomputed.entries });
    const verified = await world.perform(auditor, verifyTrail, {});
    expect(verified).toMatchObject({ broken: null, entries: told.entries + 1 });
  });

  it('exports as CSV in which no cell is a formula', async () => {
    const file = await world.perform(auditor, exportAudit, { act: 'test.' });
    const text = new TextDecoder().decode((file as { bytes: Uint8Array }).bytes);
    expect(text.split('\r\n').filter(Boolean)).toHaveLength(3);
    expect(text).toContain('test.touch');
    expect(text).not.toMatch(/(^|,)=/m);
  });

  it('is exported only by whoever may export', async () => {
    const officer = await world.actor(orgId, 'plan-officer');
    await expect(world.perform(officer, exportAudit, {})).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
  });
});

import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { testWorld } from '../../testing/world.ts';
import { publicActor } from '../actor/index.ts';
import { verifyAudit } from '../audit/index.ts';
import type { Tables as AuditTables } from '../audit/tables.ts';
import { CivilDate, Line, route } from '../contract/index.ts';
import { refuse } from '../errors/index.ts';
import type { TestWorld } from '../testing/world.ts';
import { useCase } from './use-case.ts';

const greet = route('test.greet', 'POST /test', {
  says: 'Greets.',
  may: 'read plan',
  takes: z.object({ name: Line(), on: CivilDate }),
  gives: z.object({ greeting: z.string() }),
});

describe('performing an act', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await testWorld();
  });

  const entriesOf = (orgId: string) =>
    world.kernel.db.transaction({ orgId, userId: null }, (tx) =>
      tx.withTables<AuditTables>().selectFrom('audit.entry').selectAll().orderBy('at_us').execute(),
    );
  const greeting = useCase(greet, async (_context, { name }) => ({
    greeting: `hello ${name}`,
    secret: 'not in the contract',
  }));

  it('drops every field that the contract does not name', async () => {
    const officer = await world.actor(await world.organisation(), 'plan-officer');
    const answer = await world.perform(officer, greeting, { name: 'you', on: '2026-11-24' });
    expect(answer).toEqual({ greeting: 'hello you' });
  });

  it('is refused to an actor whose roles nobody gave the permission, and the refusal is in the trail', async () => {
    const orgId = await world.organisation();
    const partner = await world.actor(orgId, 'partner');
    await expect(world.perform(partner, greeting, { name: 'you', on: '2026-11-24' })).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
    });
    expect(await entriesOf(orgId)).toMatchObject([{ act: 'test.greet', outcome: 'NOT_PERMITTED' }]);
  });

  it('asks a stranger to sign in', async () => {
    await expect(world.perform(publicActor(), greeting, {})).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
  });

  it('names the field and what is wrong with it, and does not repeat the value', async () => {
    const officer = await world.actor(await world.organisation(), 'plan-officer');
    await expect(world.perform(officer, greeting, { name: 'you', on: '2023-02-30' })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      where: [{ field: 'on', code: 'DATE_DOES_NOT_EXIST' }],
    });
  });

  it('rolls back what a refused act had written', async () => {
    const orgId = await world.organisation('Before');
    const officer = await world.actor(orgId, 'plan-officer');
    const half = useCase(greet, async ({ tx }) => {
      await sql`update accounts.organisation set name = 'After'`.execute(tx);
      return refuse('CONFLICT');
    });
    await expect(world.perform(officer, half, { name: 'you', on: '2026-11-24' })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    const { rows } = await world.kernel.db.transaction({ orgId, userId: null }, (tx) =>
      sql<{ name: string }>`select name from accounts.organisation`.execute(tx),
    );
    expect(rows).toEqual([{ name: 'Before' }]);
  });

  it('leaves one entry for each act, in chains that verify, also when many act at once', async () => {
    const orgId = await world.organisation();
    const officer = await world.actor(orgId, 'plan-officer');
    await Promise.all(
      Array.from({ length: 40 }, () => world.perform(officer, greeting, { name: 'you', on: '2026-11-24' })),
    );
    expect(await entriesOf(orgId)).toHaveLength(40);
    const verdict = await world.kernel.db.transaction({ orgId, userId: null }, (tx) => verifyAudit(tx, orgId));
    expect(verdict).toMatchObject({ entries: 40, broken: null });
  });

  it('shows one organisation nothing of another', async () => {
    const [one, other] = [await world.organisation(), await world.organisation()];
    await world.perform(await world.actor(one, 'plan-officer'), greeting, { name: 'you', on: '2026-11-24' });
    expect(await entriesOf(other)).toEqual([]);
  });
});

describe('the audit trail', () => {
  it('cannot be written around, changed or cut by the server role', async () => {
    const world = await testWorld();
    const orgId = await world.organisation();
    const tries = [
      sql`insert into audit.entry select org_id, lane, seq + 1, at_us, actor_kind, actor_id, channel, act, outcome, records, details, hash from audit.entry`,
      sql`update audit.entry set act = 'nothing'`,
      sql`delete from audit.entry`,
      sql`truncate audit.entry`,
      sql`update audit.lane set seq = 0`,
    ];
    for (const attempt of tries) {
      await expect(
        world.kernel.db.transaction({ orgId, userId: null }, (tx) => attempt.execute(tx)),
      ).rejects.toMatchObject({ code: '42501' });
    }
  });
});

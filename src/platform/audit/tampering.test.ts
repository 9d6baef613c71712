import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { migrationRooms } from '../../capabilities.ts';
import { testWorld } from '../../testing/world.ts';
import { route } from '../contract/index.ts';
import { type Db, openPostgres } from '../db/index.ts';
import { perform, useCase } from '../kernel/index.ts';
import { testDatabase, testLogins } from '../testing/database.ts';
import type { TestWorld } from '../testing/world.ts';
import { type Verdict, verifyAudit } from './index.ts';

const act = useCase(
  route('test.act', 'POST /test/act', {
    says: 'Acts.',
    may: 'signed in',
    takes: z.object({ n: z.number() }),
    gives: z.null(),
  }),
  async ({ note }, { n }) => {
    note([], { n });
    return null;
  },
);

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
}, 120_000);

const verify = (orgId: string): Promise<Verdict> =>
  world.kernel.db.transaction({ orgId, userId: null }, (tx) => verifyAudit(tx, orgId));

/** An organisation with twelve entries in its first lane. */
const withTrail = async (): Promise<string> => {
  const orgId = await world.organisation();
  const actor = await world.actor(orgId, 'auditor');
  for (let n = 0; n < 12; n++) await world.perform(actor, act, { n });
  return orgId;
};

/** What somebody does who owns the database and has lifted its guard. */
const tamper = (...statements: ReturnType<typeof sql>[]): Promise<void> =>
  world.kernel.db.asOwner((owner) =>
    owner.transaction().execute(async (tx) => {
      await sql`alter table audit.entry disable trigger append_only`.execute(tx);
      for (const statement of statements) await statement.execute(tx);
      await sql`alter table audit.entry enable trigger append_only`.execute(tx);
    }),
  );

describe('a trail that its owner tampered with', () => {
  it.each<[string, (orgId: string) => ReturnType<typeof sql>[], Verdict['broken']]>([
    [
      'names the entry that was changed',
      (orgId) => [
        sql`update audit.entry set outcome = 'NOT_PERMITTED' where org_id = ${orgId} and lane = 0 and seq = 7`,
      ],
      { lane: 0, seq: 7, why: 'hash differs' },
    ],
    [
      'names an entry whose details were changed by one digit',
      (orgId) => [sql`update audit.entry set details = '{"n":3}' where org_id = ${orgId} and lane = 0 and seq = 3`],
      { lane: 0, seq: 3, why: 'hash differs' },
    ],
    [
      'names the place of one that was taken out of the middle',
      (orgId) => [sql`delete from audit.entry where org_id = ${orgId} and lane = 0 and seq = 5`],
      { lane: 0, seq: 5, why: 'entry missing' },
    ],
    [
      'names the place of one that was taken out, also where the rest moved up',
      (orgId) => [
        sql`delete from audit.entry where org_id = ${orgId} and lane = 0 and seq = 5`,
        sql`update audit.entry set seq = seq - 100 where org_id = ${orgId} and lane = 0 and seq > 5`,
        sql`update audit.entry set seq = seq + 99 where org_id = ${orgId} and lane = 0 and seq < 0`,
      ],
      { lane: 0, seq: 5, why: 'hash differs' },
    ],
    [
      'sees that its end was cut off',
      (orgId) => [sql`delete from audit.entry where org_id = ${orgId} and lane = 0 and seq > 9`],
      { lane: 0, seq: 10, why: 'end cut off' },
    ],
    [
      'sees that two changed places',
      (orgId) => [
        sql`update audit.entry set seq = -4 where org_id = ${orgId} and lane = 0 and seq = 4`,
        sql`update audit.entry set seq = 4 where org_id = ${orgId} and lane = 0 and seq = 8`,
        sql`update audit.entry set seq = 8 where org_id = ${orgId} and lane = 0 and seq = -4`,
      ],
      { lane: 0, seq: 4, why: 'hash differs' },
    ],
    [
      'sees that its head was forged',
      (orgId) => [sql`update audit.lane set hash = sha256('other') where org_id = ${orgId} and lane = 0`],
      { lane: 0, seq: 12, why: 'head differs' },
    ],
    [
      'sees that its head was put back',
      (orgId) => [
        sql`update audit.lane l set seq = 9, hash = e.hash from audit.entry e
          where l.org_id = ${orgId} and l.lane = 0 and e.org_id = l.org_id and e.lane = 0 and e.seq = 9`,
      ],
      { lane: 0, seq: 12, why: 'head differs' },
    ],
    [
      'misses a whole lane',
      (orgId) => [
        sql`delete from audit.entry where org_id = ${orgId} and lane = 0`,
        sql`delete from audit.lane where org_id = ${orgId} and lane = 0`,
      ],
      { lane: 0, seq: 0, why: 'head missing' },
    ],
    [
      'misses the head of a lane',
      (orgId) => [sql`delete from audit.lane where org_id = ${orgId} and lane = 0`],
      { lane: 0, seq: 12, why: 'head missing' },
    ],
  ])('%s', async (_says, statements, broken) => {
    const orgId = await withTrail();
    expect((await verify(orgId)).broken).toBeNull();
    await tamper(...statements(orgId));
    expect((await verify(orgId)).broken).toEqual(broken);
  });

  it('that was rewritten with all its hashes has another head than the one that was published', async () => {
    const orgId = await withTrail();
    const { head } = await verify(orgId);
    await tamper(
      sql`delete from audit.entry where org_id = ${orgId} and lane = 0 and seq > 9`,
      sql`update audit.lane l set seq = 9, hash = e.hash from audit.entry e
        where l.org_id = ${orgId} and l.lane = 0 and e.org_id = l.org_id and e.lane = 0 and e.seq = 9`,
    );
    const rewritten = await verify(orgId);
    expect(rewritten.broken).toBeNull();
    expect(rewritten.head).not.toBe(head);
  });

  it('of one organisation says nothing against another', async () => {
    const [one, other] = [await withTrail(), await withTrail()];
    await tamper(sql`delete from audit.entry where org_id = ${one} and seq = 2`);
    expect((await verify(other)).broken).toBeNull();
  });

  it('is empty and whole where nobody has acted', async () => {
    expect(await verify(await world.organisation())).toMatchObject({ entries: 0, broken: null });
  });
});

/** With a connection for each of sixteen writers, where there can be more than one. */
const wideDb = async (): Promise<Db> =>
  testDatabase === 'postgres'
    ? openPostgres({ ...(await testLogins(migrationRooms)), connections: 16 })
    : world.kernel.db;

describe('many who act at once', () => {
  it(`leave whole chains${testDatabase === 'postgres' ? ', in more than one lane, without waiting for each other in a circle' : ''}`, async () => {
    const orgId = await world.organisation();
    const actor = await world.actor(orgId, 'auditor');
    const db = await wideDb();
    const writers = Array.from({ length: 16 }, async (_, writer) => {
      for (let n = 0; n < 25; n++) await perform({ ...world.kernel, db }, actor, act, { n: writer * 100 + n });
    });
    await Promise.all(writers);
    if (db !== world.kernel.db) await db.close();
    expect(await verify(orgId)).toMatchObject({ entries: 400, broken: null });
    const lanes = await world.kernel.db.transaction({ orgId, userId: null }, async (tx) => {
      const { rows } = await sql<{
        lane: number;
      }>`select distinct lane from audit.entry where org_id = ${orgId}`.execute(tx);
      return rows.length;
    });
    expect(lanes > 1).toBe(testDatabase === 'postgres');
  }, 60_000);
});

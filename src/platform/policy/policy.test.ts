import fc from 'fast-check';
import { type SqlBool, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { policy as matchingPolicy } from '../../partnerships/matching/policy.ts';
import { policy as prevalencePolicy } from '../../partnerships/prevalence/policy.ts';
import { policy as planPolicy } from '../../plan/policy.ts';
import { policy as importsPolicy } from '../../prevention/imports/policy.ts';
import { policy as supplyPolicy } from '../../prevention/supply/policy.ts';
import { policy as screeningPolicy } from '../../prosecution/screening/policy.ts';
import { policy as caseworkPolicy } from '../../protection/casework/policy.ts';
import { policy as consentPolicy } from '../../protection/consent/policy.ts';
import { readTree } from '../../testing/walls/tree.ts';
import { testWorld } from '../../testing/world.ts';
import { type Actor, publicActor } from '../actor/index.ts';
import { projectRoot } from '../config/root.ts';
import { dataClasses, type Permission, verbs } from '../contract/index.ts';
import { can, mayEnter, type Policy, permit, visible } from './index.ts';
import { rolesOf } from './roles.ts';

/** Every policy of the platform, and the columns its conditions look at. */
const policies: Record<string, { policy: Policy<never>; columns: readonly string[] }> = {
  'src/partnerships/matching/policy.ts': { policy: matchingPolicy as Policy<never>, columns: ['org_id'] },
  'src/partnerships/prevalence/policy.ts': {
    policy: prevalencePolicy as Policy<never>,
    columns: ['org_id', 'started_by_id'],
  },
  'src/plan/policy.ts': { policy: planPolicy as Policy<never>, columns: ['org_id', 'author_id'] },
  'src/prevention/imports/policy.ts': { policy: importsPolicy as Policy<never>, columns: ['org_id', 'writer_id'] },
  'src/prevention/supply/policy.ts': { policy: supplyPolicy as Policy<never>, columns: ['org_id'] },
  'src/prosecution/screening/policy.ts': {
    policy: screeningPolicy as Policy<never>,
    columns: ['org_id', 'shared_by', 'decided_by_id'],
  },
  'src/protection/casework/policy.ts': {
    policy: caseworkPolicy as Policy<never>,
    columns: ['org_id', 'worker_id', 'writer_id', 'overseer_id', 'glass_id'],
  },
  'src/protection/consent/policy.ts': {
    policy: consentPolicy as Policy<never>,
    columns: ['org_id', 'worker_id', 'overseer_id', 'self_id'],
  },
};

const ids = [1, 2, 3].map((n) => `0190a6f0-0000-7000-8000-00000000000${n}`);
const someId = fc.constantFrom(null, ...ids);
const permissions = verbs.flatMap((verb) => dataClasses.map((dataClass) => `${verb} ${dataClass}` as Permission));

const world = await testWorld();
const { roles } = world.kernel;
const actor: fc.Arbitrary<Actor> = fc
  .record({
    userId: someId,
    orgId: someId,
    roles: fc.uniqueArray(fc.constantFrom(...roles.keys(), 'nobody described'), { maxLength: 8 }),
  })
  .map((who) => ({ ...publicActor(), kind: 'user', ...who }));

/** Which of the rows the database would show. */
const shownBySql = (rows: readonly Record<string, string | null>[], where: ReturnType<typeof visible>) =>
  world.kernel.db.asOwner(async (owner) => {
    const columns = Object.keys(rows[0] ?? {});
    const table = sql.join(
      columns.map((column) => sql`${sql.ref(column)} uuid`),
      sql`, `,
    );
    const { rows: shown } = await sql<{ n: number }>`
      select n from rows from (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as (${table})) with ordinality as r
        (${sql.join(columns.map((column) => sql.ref(column)))}, n)
      where ${where} order by n`.execute(owner);
    return shown.map(({ n }) => n - 1);
  });

describe('a policy', () => {
  it('of a room stands in the list of this test', () => {
    const found = [...readTree(projectRoot, 'src', ['.ts'])].filter(
      ([path, text]) => /: Policy<\w+> =/.test(text) && !/\.test\.ts$/.test(path),
    );
    expect(found.map(([path]) => path)).toEqual(Object.keys(policies));
  });

  it.each(Object.entries(policies))(
    '%s says the same of a row at hand and in the database',
    async (_path, { policy, columns }) => {
      const row = fc.record(Object.fromEntries(columns.map((column) => [column, someId])));
      const spoken = Object.keys(policy) as Permission[];
      let seen = 0;
      await fc.assert(
        fc.asyncProperty(
          actor,
          fc.constantFrom(...spoken, 'purge narrative' as Permission),
          fc.array(row, { minLength: 1, maxLength: 12 }),
          async (who, permission, rows) => {
            const atHand = rows.flatMap((one, n) => (can(roles, policy, who, permission, one as never) ? n : []));
            const inDatabase = await shownBySql(rows, visible(roles, policy, who, permission));
            seen += inDatabase.length;
            expect(inDatabase).toEqual(atHand);
          },
        ),
        { numRuns: 1000 },
      );
      expect(seen).toBeGreaterThan(20);
    },
  );

  it('that does not speak of a permission gives it to nobody, whatever their roles', async () => {
    const all: Actor = {
      ...publicActor(),
      kind: 'user',
      userId: ids[0] as string,
      orgId: ids[0] as string,
      roles: [...roles.keys()],
    };
    const everything = rolesOf(Object.fromEntries([...roles.keys()].map((role) => [role, permissions])));
    const row = { org_id: all.orgId };
    expect(can(everything, {}, all, 'read plan', row)).toBe(false);
    expect(() => permit(everything, {}, all, 'read plan', row)).toThrow('NOT_PERMITTED');
    expect(await shownBySql([row], visible(everything, {}, all, 'read plan'))).toEqual([]);
  });

  it('is no way round the roles', () => {
    fc.assert(
      fc.property(actor, fc.constantFrom(...permissions), (who, permission) => {
        const open: Policy<object> = {
          [permission]: [{ says: 'always', holds: () => true, sql: () => sql<SqlBool>`true` }],
        };
        const held = who.roles.some((role) => roles.get(role)?.has(permission));
        expect(can(roles, open, who, permission, {})).toBe(held);
        expect(mayEnter(roles, who, permission)).toBe(held);
      }),
    );
  });
});

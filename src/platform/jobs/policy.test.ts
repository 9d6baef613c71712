import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { testWorld } from '../../testing/world.ts';
import type { TestWorld } from '../testing/world.ts';
import { seesJob, visibleJobs } from './policy.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});

it('what a list shows is what the rule allows, for any roles, starter and kind of job', async () => {
  const orgId = await world.organisation();
  const actor = await world.actor(orgId);
  await fc.assert(
    fc.asyncProperty(
      fc.subarray([...world.kernel.roles.keys(), 'nobody-described']),
      fc.constantFrom('write plan', 'read account', 'write deployment', 'read narrative'),
      fc.constantFrom(null, actor.userId, orgId),
      fc.boolean(),
      async (roles, may, starter, signedIn) => {
        const who = { ...actor, roles, userId: signedIn ? actor.userId : null };
        const { rows } = await world.kernel.db.transaction(actor, (tx) =>
          sql<{ seen: boolean }>`select ${visibleJobs(world.kernel.roles, who)} as seen
            from (select ${may}::text as may, ${starter}::uuid as actor_id) job`.execute(tx),
        );
        expect(rows[0]?.seen ?? false).toBe(seesJob(world.kernel.roles, who, { may, actor_id: starter }));
      },
    ),
    { numRuns: 60 },
  );
});

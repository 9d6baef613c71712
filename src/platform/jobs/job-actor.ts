import { sql } from 'kysely';
import { type Standing, standingOf } from '../accounts/queries.ts';
import { type Actor, publicActor, systemActor } from '../actor/index.ts';
import { noOrganisation } from '../audit/index.ts';
import type { Kernel } from '../kernel/index.ts';
import { asPlatform, platformActor } from './platform.ts';
import type { Job } from './tables.ts';

/**
 * For whom the job runs, as things stand now: a person keeps only those of the roles that he or she still has in the organisation.
 *
 * @returns null where the person has left or was disabled
 */
export const actorOfJob = async (kernel: Kernel, job: Job): Promise<Actor | null> => {
  if (job.actor_kind === 'system') {
    return job.org_id === noOrganisation ? platformActor() : systemActor(job.org_id, job.language);
  }
  const actor: Actor = {
    ...publicActor(job.language, 'job'),
    kind: job.actor_kind,
    userId: job.actor_id,
    orgId: job.org_id,
    roles: job.roles,
  };
  if (job.actor_kind === 'link') return actor;
  const { rows } = await kernel.db.transaction(asPlatform, (tx) =>
    sql<Standing>`select s.* from ${standingOf(sql`${job.actor_id}::uuid`, sql`${job.org_id}::uuid`)} s`.execute(tx),
  );
  const now = rows[0]?.roles;
  return now ? { ...actor, roles: job.roles.filter((role) => now.includes(role)) } : null;
};

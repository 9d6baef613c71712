import type { Tables as AccountTables } from '../accounts/tables.ts';
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
  if (job.actor_kind === 'link' || job.actor_id === null) return actor;
  const now = await kernel.db.transaction(asPlatform, (tx) =>
    tx
      .withTables<AccountTables>()
      .selectFrom('accounts.membership as m')
      .innerJoin('accounts.person as p', 'p.id', 'm.person_id')
      .select('m.roles')
      .where('m.org_id', '=', job.org_id)
      .where('m.person_id', '=', job.actor_id)
      .where('p.disabled_at', 'is', null)
      .executeTakeFirst(),
  );
  return now ? { ...actor, roles: job.roles.filter((role) => now.roles.includes(role)) } : null;
};

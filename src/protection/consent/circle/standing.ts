import type { Id, Permission } from '../../../platform/contract/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { can } from '../../../platform/policy/index.ts';
import { type Governed, policy } from '../policy.ts';
import { consent } from '../queries.ts';

export type Asking = Pick<Context, 'tx' | 'actor' | 'orgId' | 'kernel'>;

/** How the actor stands to a survivor of the own organisation. */
export const standingOf = async ({ tx, actor, orgId }: Asking, subjectId: Id): Promise<Governed> => {
  const found = await consent(tx)
    .selectFrom('consent.circle')
    .select(['person_id', 'relation'])
    .where('org_id', '=', orgId)
    .where('subject_id', '=', subjectId)
    .where('person_id', '=', actor.userId)
    .executeTakeFirst();
  const shielded = await consent(tx)
    .selectFrom('consent.shielded')
    .select('subject_id')
    .where('org_id', '=', orgId)
    .where('subject_id', '=', subjectId)
    .executeTakeFirst();
  return {
    org_id: orgId,
    worker_id: found?.relation === 'worker' ? found.person_id : null,
    overseer_id: shielded ? null : actor.userId,
    self_id: found?.relation === 'subject' ? found.person_id : null,
  };
};

/**
 * Lets in who holds one of these permissions for this survivor. A stranger hears the same whether or not she is known here.
 *
 * @throws Refusal NOT_FOUND_OR_NO_ACCESS
 */
export const requireStanding = async (
  asking: Asking,
  subjectId: Id,
  ...anyOf: readonly Permission[]
): Promise<Governed> => {
  const row = await standingOf(asking, subjectId);
  const { roles } = asking.kernel;
  if (!anyOf.some((permission) => can(roles, policy, asking.actor, permission, row))) refuse('NOT_FOUND_OR_NO_ACCESS');
  return row;
};

import { hashOf } from '../../platform/accounts/index.ts';
import { type Actor, type Language, publicActor } from '../../platform/actor/index.ts';
import { refuse } from '../../platform/errors/index.ts';
import type { Kernel } from '../../platform/kernel/index.ts';
import { plan } from '../queries.ts';
import { isOpen, readToken } from './link.ts';

/** What stands before the token of a link in the header `Authorization: Bearer …`. */
export const linkTokenPrefix = 'fl_';

/**
 * Who holds the secret link of a data call: one agency, in one call, and nothing else. Its link's id takes the place of a session's.
 *
 * @param token `fl_<organisation>.<secret>`
 * @throws Refusal LINK_NOT_VALID, the same for a link that is unknown, expired, revoked or of a closed call
 */
export const linkActor = async (kernel: Kernel, token: string, language: Language = 'en'): Promise<Actor> => {
  const link = readToken(token);
  if (!link) return refuse('LINK_NOT_VALID');
  const found = await kernel.db.transaction({ orgId: link.orgId, userId: null }, (tx) =>
    plan(tx)
      .selectFrom('plan.data_call_recipient as r')
      .innerJoin('plan.data_call as c', (on) =>
        on.onRef('c.org_id', '=', 'r.org_id').onRef('c.plan_id', '=', 'r.plan_id').onRef('c.id', '=', 'r.call_id'),
      )
      .select(['r.link_id', 'r.revoked_at', 'r.expires_on', 'c.closed_at'])
      .where('r.secret_hash', '=', hashOf(link.secret))
      .executeTakeFirst(),
  );
  if (!found || !isOpen(found, kernel.clock.today())) return refuse('LINK_NOT_VALID');
  return {
    ...publicActor(language, 'api'),
    kind: 'link',
    orgId: link.orgId,
    roles: ['respondent'],
    sessionId: found.link_id,
  };
};

import type { Id } from '../contract/index.ts';
import { orRefuse, refuse } from '../errors/index.ts';
import { type Context, useCase } from '../kernel/index.ts';
import * as contract from './contract.ts';
import { mailLink } from './mails.ts';
import * as queries from './queries.ts';
import { checkRoles } from './roles.ts';
import { hashOf, newSecret } from './secret.ts';
import type { Tables } from './tables.ts';

/** Long enough for somebody who is away for a week. */
const invitationDays = 7;

interface Invited {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly language: 'en' | 'es';
}

/**
 * Writes an invitation into an organisation and mails it. Whether the address has an account is asked when it is accepted, not here. Without
 * a mail server the inviter hands the link over, and the mailbox stays unproven.
 */
export const invite = async (context: Context, orgId: Id, invited: Invited) => {
  const { tx, kernel, clock, newId, actor } = context;
  const mailed = kernel.mailer !== undefined;
  const secret = newSecret(kernel.random);
  const invitationId = newId();
  const expiresAt = new Date(clock.millis() + invitationDays * 86_400_000).toISOString();
  await queries.putInvitation(tx, {
    org_id: orgId,
    id: invitationId,
    email: invited.email,
    display_name: invited.name,
    language: invited.language,
    roles: [...invited.roles],
    token_hash: hashOf(secret),
    mailed,
    invited_by: actor.userId,
    created_at: clock.now(),
    expires_at: expiresAt,
  });
  // behind the # it reaches neither a server's log nor a Referer
  const path = `/invitation#${secret}`;
  if (!mailed) return { invitationId, path, expiresAt };

  const { email: to, language } = invited;
  await mailLink(context, 'invitation', { orgId, to, language, path, days: invitationDays });
  return { invitationId, path: null, expiresAt };
};

/** Invites somebody into the actor's organisation. */
export const invitePerson = useCase(contract.invitePerson, async (context, input) => {
  const { tx, kernel, actor, orgId, note } = context;
  checkRoles(kernel, actor, input.roles);
  const already = await queries.members(tx, orgId).where('p.email', '=', input.email).executeTakeFirst();
  if (already) refuse('ALREADY_A_MEMBER');

  const invitation = await invite(context, orgId, input);
  note(invitation.invitationId);
  return invitation;
});

export const withdrawInvitation = useCase(
  contract.withdrawInvitation,
  async ({ tx, orgId, note }, { invitationId }) => {
    note(invitationId);
    const gone = await tx
      .withTables<Tables>()
      .deleteFrom('accounts.invitation')
      .where('org_id', '=', orgId)
      .where('id', '=', invitationId)
      .returning('id as invitationId')
      .executeTakeFirst();
    return orRefuse()(gone);
  },
);

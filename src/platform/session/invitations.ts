import { acceptInvitation as accept, markEmailVerified, openInvitation, titlesOf } from '../accounts/index.ts';
import { publicActor } from '../actor/index.ts';
import { refuse } from '../errors/index.ts';
import { useCaseInParts } from '../kernel/index.ts';
import * as contract from './contract.ts';
import { forgetWaysIn } from './forget.ts';
import { keep, openSession } from './open-session.ts';
import { asSignIn, noteSignIn } from './platform.ts';

/** Shows what an invitation is about. Looking does not accept it. */
export const lookAtInvitation = useCaseInParts(contract.lookAtInvitation, async ({ kernel, actor }, { token }) => {
  const open = await asSignIn(kernel, (tx) => openInvitation(tx, kernel, token));
  if (!open) return refuse('INVITATION_NOT_VALID');
  const { row, orgName, personId } = open;
  return {
    orgName,
    name: row.display_name,
    email: row.email,
    roles: titlesOf(kernel, actor.language, row.roles),
    signInFirst: personId !== null && personId !== actor.userId,
  };
});

/**
 * Accepts an invitation. Its link alone opens no account that is there already: for that one must be signed in as its owner. For a new
 * person it opens the account it makes.
 */
export const acceptInvitation = useCaseInParts(
  contract.acceptInvitation,
  async ({ kernel, actor, visit, clock }, { token }) => {
    const act = contract.acceptInvitation.name;
    const outcome = await asSignIn(kernel, async (tx) => {
      const open = await openInvitation(tx, kernel, token);
      if (!open) return 'INVITATION_NOT_VALID';
      const { row, personId } = open;
      if (personId && personId !== actor.userId) return 'INVITATION_FOR_SOMEBODY_ELSE';
      const id = await accept(tx, kernel, open);
      const member = { ...publicActor(), kind: 'user', userId: id, orgId: row.org_id } as const;
      await noteSignIn(tx, kernel, { act, outcome: 'done', records: [row.id, id] }, member);
      if (personId) {
        // a mailed invitation shows that the mailbox is theirs; what was set up before its owner came is not to be trusted
        if (row.mailed && (await markEmailVerified(tx, kernel, personId))) await forgetWaysIn(tx, personId);
        else return { personId, orgId: row.org_id };
      }
      return {
        opened: await openSession(tx, kernel, visit, { personId: id, way: 'link', act, provedAt: clock.now() }),
      };
    });
    if (typeof outcome === 'string') return refuse(outcome);
    return 'opened' in outcome ? keep(visit, outcome.opened) : outcome;
  },
);

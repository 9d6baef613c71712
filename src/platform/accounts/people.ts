import { useCase } from '../kernel/index.ts';
import * as contract from './contract.ts';
import { memberView } from './members.ts';
import * as queries from './queries.ts';
import { mayGive, rolesForPeople, titlesOf } from './roles.ts';

/** The people of the organisation, and who was invited and has not come yet. */
export const listPeople = useCase(contract.listPeople, async ({ tx, kernel, actor, orgId, clock }) => {
  const [people, invitations] = [await queries.members(tx, orgId).execute(), await queries.invitationsOf(tx, orgId)];
  return {
    people: people.map((member) => memberView(kernel, actor.language, member)),
    invitations: invitations.map((i) => ({
      invitationId: i.id,
      name: i.display_name,
      email: i.email,
      roles: titlesOf(kernel, actor.language, i.roles),
      createdAt: i.created_at,
      expiresAt: i.expires_at,
      expired: i.expires_at <= clock.now(),
    })),
  };
});

export const listRoles = useCase(contract.listRoles, async ({ kernel, actor }) => ({
  roles: rolesForPeople(kernel, actor.language).map((role) => ({
    ...role,
    yoursToGive: mayGive(kernel, actor, role.id),
  })),
}));

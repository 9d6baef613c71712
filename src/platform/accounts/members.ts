import type { Language } from '../actor/index.ts';
import type { Id } from '../contract/index.ts';
import type { Tx } from '../db/index.ts';
import { orRefuse, refuse } from '../errors/index.ts';
import { type Context, type Kernel, useCase } from '../kernel/index.ts';
import * as contract from './contract.ts';
import * as queries from './queries.ts';
import { checkRoles, isAdmin, mayGive, titlesOf } from './roles.ts';
import type { Tables } from './tables.ts';

interface Member {
  readonly personId: Id;
  readonly name: string;
  readonly email: string;
  readonly roles: string[];
  readonly memberSince: string;
  readonly disabledAt: string | null;
}

export const memberView = (kernel: Kernel, language: Language, member: Member): contract.PersonView => ({
  personId: member.personId,
  name: member.name,
  email: member.email,
  roles: titlesOf(kernel, language, member.roles),
  disabled: member.disabledAt !== null,
  memberSince: member.memberSince,
});

/** One change of a membership at a time in an organisation: two admins who remove each other must not both succeed. */
const lockMembers = (tx: Tx, orgId: Id) =>
  tx
    .withTables<Tables>()
    .selectFrom('accounts.membership')
    .select('person_id')
    .where('org_id', '=', orgId)
    .orderBy('person_id')
    .forUpdate()
    .execute();

/**
 * Changes one membership of the actor's organisation. Refuses where the person is no member, holds a role that reaches beyond what the
 * actor holds, or where nobody would be left to manage the organisation's accounts.
 */
const changeMember = async (
  { tx, kernel, actor, orgId, note }: Context,
  personId: Id,
  next: (member: Member) => Partial<Pick<Member, 'roles' | 'disabledAt'>> | 'gone',
): Promise<Member> => {
  note(personId);
  await lockMembers(tx, orgId);
  const all = await queries.members(tx, orgId).execute();
  const member = orRefuse()(all.find((one) => one.personId === personId));
  if (!member.roles.every((role) => mayGive(kernel, actor, role))) refuse('ROLE_NOT_YOURS_TO_GIVE');

  const change = next(member);
  const manages = (one: Member): boolean => one.disabledAt === null && isAdmin(kernel, one.roles);
  const after = all.flatMap((one) => (one !== member ? [one] : change === 'gone' ? [] : [{ ...one, ...change }]));
  if (manages(member) && !after.some(manages)) refuse('LAST_ADMIN');

  const q = tx.withTables<Tables>();
  if (change === 'gone') {
    await q.deleteFrom('accounts.membership').where('org_id', '=', orgId).where('person_id', '=', personId).execute();
    return member;
  }
  const changed = { ...member, ...change };
  await q
    .updateTable('accounts.membership')
    .set({ roles: changed.roles, disabled_at: changed.disabledAt })
    .where('org_id', '=', orgId)
    .where('person_id', '=', personId)
    .execute();
  return changed;
};

/** Gives a member other roles. */
export const changeRoles = useCase(contract.changeRoles, async (context, { personId, roles }) => {
  const { kernel, actor } = context;
  const changed = await changeMember(context, personId, (member) => {
    checkRoles(kernel, actor, roles, member.roles);
    return { roles: [...new Set(roles)] };
  });
  return memberView(kernel, actor.language, changed);
});

/** Puts a member on hold in this organisation, or takes them back. */
export const holdMember = useCase(contract.holdMember, async (context, { personId, disabled }) => {
  const { kernel, actor, clock } = context;
  const changed = await changeMember(context, personId, () => ({ disabledAt: disabled ? clock.now() : null }));
  return memberView(kernel, actor.language, changed);
});

/** Takes a person out of this organisation; the account, and other organisations, stay. */
export const removeMember = useCase(contract.removeMember, async (context, { personId }) => {
  await changeMember(context, personId, () => 'gone');
  return { personId };
});

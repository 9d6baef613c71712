import { beforeAll, describe, expect, it } from 'vitest';
import { testWorld } from '../../testing/world.ts';
import type { Actor } from '../actor/index.ts';
import { publicActor } from '../actor/index.ts';
import type { Tables as AuditTables } from '../audit/tables.ts';
import type { TestWorld } from '../testing/world.ts';
import { editMe } from './edit-me.ts';
import { invitePerson } from './invite-person.ts';
import { me } from './me.ts';
import { changeRoles, holdMember, removeMember } from './members.ts';
import { createOrganisation, listOrganisations, renameOrganisation } from './organisations.ts';
import { listPeople, listRoles } from './people.ts';

describe('the people of an organisation', () => {
  let world: TestWorld;
  let orgId: string;
  let admin: Actor;
  beforeAll(async () => {
    world = await testWorld();
    orgId = await world.organisation('Port Ellery Shelter');
    admin = await world.actor(orgId, 'org-admin');
  });
  const idOf = (actor: Actor): string => actor.userId as string;

  it('are managed by its admin alone', async () => {
    const caseworker = await world.actor(orgId, 'caseworker');
    for (const [useCase, input] of [
      [listPeople, {}],
      [invitePerson, { email: 'a@example.org', name: 'A', roles: ['caseworker'] }],
      [changeRoles, { personId: idOf(admin), roles: ['caseworker'] }],
      [removeMember, { personId: idOf(admin) }],
    ] as const) {
      await expect(world.perform(caseworker, useCase, input)).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
    }
  });

  it('get their roles in the language of whoever looks', async () => {
    const { people } = await world.perform({ ...admin, language: 'es' }, listPeople, {});
    expect(people.find((p) => p.personId === admin.userId)).toMatchObject({
      roles: [{ id: 'org-admin', title: 'Administración de la organización' }],
      disabled: false,
    });
  });

  it('get other roles, are put on hold, taken back, and let go', async () => {
    const caseworker = await world.actor(orgId, 'caseworker');
    const personId = idOf(caseworker);
    expect(
      await world.perform(admin, changeRoles, { personId, roles: ['supervisor', 'analyst', 'analyst'] }),
    ).toMatchObject({
      roles: [{ id: 'supervisor' }, { id: 'analyst' }],
    });
    expect(await world.perform(admin, holdMember, { personId, disabled: true })).toMatchObject({ disabled: true });
    expect((await world.perform(caseworker, me, {})).me?.organisations).toEqual([]);
    expect(await world.perform(admin, holdMember, { personId, disabled: false })).toMatchObject({ disabled: false });
    await world.perform(admin, removeMember, { personId });
    expect((await world.perform(admin, listPeople, {})).people.some((p) => p.personId === personId)).toBe(false);
  });

  it('of another organisation look as if they were not there', async () => {
    const stranger = await world.actor(await world.organisation(), 'caseworker');
    for (const attempt of [
      () => world.perform(admin, changeRoles, { personId: idOf(stranger), roles: ['analyst'] }),
      () => world.perform(admin, holdMember, { personId: idOf(stranger), disabled: true }),
      () => world.perform(admin, removeMember, { personId: idOf(stranger) }),
      () => world.perform(admin, removeMember, { personId: orgId }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'NOT_FOUND_OR_NO_ACCESS' });
  });

  it('keep at least one admin', async () => {
    const org = await world.organisation();
    const [one, two] = [await world.actor(org, 'org-admin'), await world.actor(org, 'org-admin')];
    const outcomes = await Promise.allSettled([
      world.perform(one, removeMember, { personId: idOf(two) }),
      world.perform(two, holdMember, { personId: idOf(one), disabled: true }),
    ]);
    expect(outcomes.filter((o) => o.status === 'fulfilled')).toHaveLength(1);
    expect(outcomes.find((o) => o.status === 'rejected')).toMatchObject({ reason: { code: 'LAST_ADMIN' } });
  });

  it('cannot be given a role that reaches beyond the organisation, nor one that is for no person', async () => {
    const caseworker = await world.actor(orgId, 'caseworker');
    const operator = await world.actor(orgId, 'operator');
    const give = (roles: string[], personId = idOf(caseworker)) =>
      world.perform(admin, changeRoles, { personId, roles });
    await expect(give(['operator'])).rejects.toMatchObject({ code: 'ROLE_NOT_YOURS_TO_GIVE' });
    await expect(give(['system'])).rejects.toMatchObject({ code: 'ROLE_UNKNOWN' });
    await expect(give(['respondent'])).rejects.toMatchObject({ code: 'ROLE_UNKNOWN' });
    await expect(give(['caseworker'], idOf(operator))).rejects.toMatchObject({ code: 'ROLE_NOT_YOURS_TO_GIVE' });
    await expect(world.perform(admin, removeMember, { personId: idOf(operator) })).rejects.toMatchObject({
      code: 'ROLE_NOT_YOURS_TO_GIVE',
    });
    await expect(
      world.perform(admin, invitePerson, { email: 'op@example.org', name: 'Op', roles: ['operator'] }),
    ).rejects.toMatchObject({ code: 'ROLE_NOT_YOURS_TO_GIVE' });
    const { roles } = await world.perform(admin, listRoles, {});
    expect(roles.filter((r) => !r.yoursToGive).map((r) => r.id)).toEqual(['operator']);
    expect(roles.map((r) => r.id)).not.toContain('system');
  });

  it('are changed with a fresh proof only', async () => {
    const stale: Actor = { ...admin, provedAt: null };
    await expect(
      world.perform(stale, changeRoles, { personId: idOf(admin), roles: ['org-admin'] }),
    ).rejects.toMatchObject({ code: 'STEP_UP_NEEDED' });
  });

  it('leave no name in the trail', async () => {
    const org = await world.organisation();
    const boss = await world.actor(org, 'org-admin');
    await world.perform(boss, invitePerson, { email: 'rosa@example.org', name: 'Rosa', roles: ['caseworker'] });
    const entries = await world.kernel.db.transaction({ orgId: org, userId: null }, (tx) =>
      tx.withTables<AuditTables>().selectFrom('audit.entry').selectAll().execute(),
    );
    expect(entries).toMatchObject([{ act: 'accounts.invite-person', outcome: 'done' }]);
    expect(JSON.stringify(entries)).not.toMatch(/rosa/i);
  });
});

describe('oneself', () => {
  it('is nobody before sign-in, which is an answer and no error', async () => {
    const world = await testWorld();
    expect(await world.perform(publicActor(), me, {})).toEqual({ me: null });
  });

  it('can change the own name and language', async () => {
    const world = await testWorld();
    const actor = await world.actor(await world.organisation(), 'caseworker');
    expect(await world.perform(actor, editMe, { language: 'es' })).toEqual({ name: 'Test Person', language: 'es' });
    expect(await world.perform(actor, editMe, { name: 'Ana' })).toEqual({ name: 'Ana', language: 'es' });
  });
});

describe('organisations', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await testWorld();
  });

  it('are made and renamed by the operator, who then sees all of them and nobody in them', async () => {
    const home = await world.organisation();
    const operator = await world.actor(home, 'operator');
    const made = await world.perform(operator, createOrganisation, {
      slug: `new-${home}`,
      name: 'New Office',
      kind: 'office',
      adminEmail: 'first@example.org',
      adminName: 'First',
    });
    expect(made.path).toMatch(/^\/invitation#[\w-]{43}$/);
    expect(
      await world.perform(operator, renameOrganisation, { organisationId: made.id, name: 'Newer Office' }),
    ).toMatchObject({
      name: 'Newer Office',
    });
    const { total } = await world.perform(operator, listOrganisations, { limit: 1 });
    expect(total).toBeGreaterThan(1);
    const { people } = await world.perform(operator, listPeople, {});
    expect(people.map((p) => p.personId)).toEqual([operator.userId]);
    await expect(
      world.perform(operator, createOrganisation, {
        slug: `new-${home}`,
        name: 'Again',
        kind: 'office',
        adminEmail: 'first@example.org',
        adminName: 'First',
      }),
    ).rejects.toMatchObject({ code: 'ORGANISATION_SLUG_TAKEN' });
  });

  it('show an admin the own one and no other', async () => {
    const orgId = await world.organisation();
    const admin = await world.actor(orgId, 'org-admin');
    await world.organisation();
    expect((await world.perform(admin, listOrganisations, {})).rows.map((o) => o.id)).toEqual([orgId]);
    await expect(
      world.perform(admin, renameOrganisation, { organisationId: orgId, name: 'Mine' }),
    ).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
  });
});

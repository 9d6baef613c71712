import { beforeAll, describe, expect, it } from 'vitest';
import * as accounts from '../accounts/contract.ts';
import * as contract from './contract.ts';
import { type Door, goodPassword, openDoor } from './testing/door.ts';

describe('an invitation', () => {
  let door: Door;
  let orgId: string;
  let admin: Awaited<ReturnType<Door['proven']>>;
  beforeAll(async () => {
    door = await openDoor();
    orgId = await door.world.organisation('Lantern House');
    admin = await door.proven((await door.person(orgId, 'org-admin')).personId);
  });
  let count = 0;
  const newAddress = () => `new-${++count}-${orgId}@example.org`;
  const invite = async (email = newAddress(), roles = ['caseworker']) => {
    const invitation = await admin.call(accounts.invitePerson, { email, name: 'New Person', roles });
    return { ...invitation, email, token: invitation.path?.split('#')[1] as string };
  };

  it('shows what it is about without being accepted, and opens the account it makes', async () => {
    const { token, email } = await invite();
    const browser = door.browser();
    for (let i = 0; i < 2; i++) {
      expect(await browser.call(contract.lookAtInvitation, { token })).toEqual({
        orgName: 'Lantern House',
        name: 'New Person',
        email,
        roles: [{ id: 'caseworker', title: 'Caseworker' }],
        signInFirst: false,
      });
    }
    await browser.call(contract.acceptInvitation, { token });
    expect((await browser.call(accounts.me)).me).toMatchObject({
      person: { name: 'New Person', email },
      acting: { orgId, roles: [{ id: 'caseworker' }] },
      proof: { at: door.world.clock.now() },
    });
    await expect(door.browser().call(contract.acceptInvitation, { token })).rejects.toMatchObject({
      code: 'INVITATION_NOT_VALID',
    });
  });

  it('answers the inviter the same whether or not the address has an account elsewhere', async () => {
    const elsewhere = await door.person(await door.world.organisation(), 'analyst');
    const [known, fresh] = [await invite(elsewhere.email), await invite()];
    expect(Object.keys(known)).toEqual(Object.keys(fresh));
    const { people, invitations } = await admin.call(accounts.listPeople);
    expect(people.some((p) => p.email === elsewhere.email)).toBe(false);
    expect(invitations.find((i) => i.email === elsewhere.email)).toMatchObject({ name: 'New Person' });
  });

  it('to somebody with an account is accepted by its owner only, and the link alone opens nothing', async () => {
    const other = await door.person(await door.world.organisation('Other'), 'analyst');
    const { token } = await invite(other.email);
    const stranger = door.browser();
    expect(await stranger.call(contract.lookAtInvitation, { token })).toMatchObject({ signInFirst: true });
    await expect(stranger.call(contract.acceptInvitation, { token })).rejects.toMatchObject({
      code: 'INVITATION_FOR_SOMEBODY_ELSE',
    });
    await expect(admin.call(contract.acceptInvitation, { token })).rejects.toMatchObject({
      code: 'INVITATION_FOR_SOMEBODY_ELSE',
    });
    const owner = await door.signedIn(other.personId);
    expect(await owner.call(contract.acceptInvitation, { token })).toEqual({ personId: other.personId, orgId });
    expect((await owner.call(accounts.me)).me?.organisations).toHaveLength(2);
  });

  it('runs out after a week, can be taken back, and is replaced by a second one', async () => {
    const [first, taken] = [await invite(), await invite()];
    const second = await invite(first.email);
    await admin.call(accounts.withdrawInvitation, { invitationId: taken.invitationId });
    const look = (token: string) => door.browser().call(contract.lookAtInvitation, { token });
    for (const { token } of [first, taken])
      await expect(look(token)).rejects.toMatchObject({ code: 'INVITATION_NOT_VALID', status: 410 });
    await look(second.token);
    door.world.clock.advance(7 * 86_400_000);
    await expect(look(second.token)).rejects.toMatchObject({ code: 'INVITATION_NOT_VALID' });
  });

  it('goes out by mail where there is a mail server, and is then shown to nobody else', async () => {
    const mailing = await openDoor({ mail: true });
    const org = await mailing.world.organisation('Lantern House');
    const { personId } = await mailing.person(org, 'org-admin');
    const sender = await mailing.proven(personId);
    const email = newAddress();
    expect(
      await sender.call(accounts.invitePerson, { email, name: 'Eva', roles: ['analyst'], language: 'es' }),
    ).toMatchObject({
      path: null,
    });
    const { listMails } = await import('../mail/contract.ts');
    expect((await sender.call(listMails)).rows).toEqual([]);
    const operator = await mailing.proven((await mailing.person(org, 'operator')).personId);
    expect((await operator.call(listMails)).rows).toMatchObject([
      { to: email, subject: 'Invitación de Lantern House' },
    ]);
  });

  it('asks the admin for a fresh proof', async () => {
    const { personId } = await door.person(orgId, 'org-admin');
    const browser = await door.proven(personId);
    door.world.clock.advance(11 * 60_000);
    const invite = () => browser.call(accounts.invitePerson, { email: newAddress(), name: 'X', roles: ['caseworker'] });
    await expect(invite()).rejects.toMatchObject({ code: 'STEP_UP_NEEDED' });
    await browser.call(contract.prove, { password: goodPassword });
    await invite();
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import * as accounts from '../accounts/contract.ts';
import * as contract from './contract.ts';
import { createSignInLink, resetPerson } from './index.ts';
import { type Browser, type Door, goodPassword, openDoor } from './testing/door.ts';

const minute = 60_000;

describe('a sign-in link', () => {
  let door: Door;
  let orgId: string;
  beforeAll(async () => {
    door = await openDoor({ mail: true });
    orgId = await door.world.organisation();
  });
  const use = (token: string, browser = door.browser()) => browser.call(contract.signInWithLink, { token });
  const ask = async (email: string) => {
    await door.browser().call(contract.askForLink, { email });
    return door.letters.at(-1)?.text.match(/https:\/\/fourfold\.example\/sign-in\/link#([\w-]{43})/)?.[1] as string;
  };

  it('opens one session, once, in its time', async () => {
    const { personId } = await door.person(orgId, 'caseworker');
    const { token, path, expiresAt } = await createSignInLink(door.kernel, personId, 24 * 60);
    expect(path).toBe(`/sign-in/link#${token}`);
    expect(Date.parse(expiresAt) - door.world.clock.millis()).toBe(24 * 60 * minute);
    expect(await use(token)).toEqual({ personId, orgId });
    await expect(use(token)).rejects.toMatchObject({ code: 'LINK_NOT_VALID', status: 410 });

    const late = await createSignInLink(door.kernel, personId, 15);
    door.world.clock.advance(15 * minute);
    await expect(use(late.token)).rejects.toMatchObject({ code: 'LINK_NOT_VALID' });
  });

  it('is a proof when it was handed over; from a mailbox only of somebody who has nothing else yet', async () => {
    const { personId, email } = await door.person(orgId, 'caseworker');
    const newToken = (browser: Browser) => browser.call(contract.createToken, { name: 'command line' });
    await newToken(await door.signedIn(personId));
    const mailed = door.browser();
    await use(await ask(email), mailed);
    await newToken(mailed);
    await mailed.call(contract.setPassword, { password: goodPassword });
    const later = door.browser();
    await use(await ask(email), later);
    await expect(newToken(later)).rejects.toMatchObject({ code: 'STEP_UP_NEEDED' });
    await newToken(await door.signedIn(personId));
  });

  it('used by two at the same time lets one in', async () => {
    const { personId } = await door.person(orgId, 'caseworker');
    const { token } = await createSignInLink(door.kernel, personId, 15);
    const outcomes = await Promise.allSettled([use(token), use(token), use(token)]);
    expect(outcomes.filter((o) => o.status === 'fulfilled')).toHaveLength(1);
  });

  it('takes the other links of the same person with it', async () => {
    const { personId } = await door.person(orgId, 'caseworker');
    const [first, second] = [
      await createSignInLink(door.kernel, personId, 15),
      await createSignInLink(door.kernel, personId, 15),
    ];
    await use(second.token);
    await expect(use(first.token)).rejects.toMatchObject({ code: 'LINK_NOT_VALID' });
  });

  it('is mailed to an address that has an account, and the answer is the same for one that has none', async () => {
    const { personId, email } = await door.person(orgId, 'caseworker');
    const before = door.letters.length;
    expect(await door.browser().call(contract.askForLink, { email: 'no-account@example.org' })).toEqual({
      minutes: 15,
    });
    expect(door.letters).toHaveLength(before);
    const token = await ask(email);
    expect(door.letters.at(-1)).toMatchObject({ to: email, subject: 'Your sign-in link' });
    expect(await use(token)).toMatchObject({ personId });
  });

  it('takes as long to be asked for where there is no account', async () => {
    const { email } = await door.person(orgId, 'caseworker');
    const millis = async (one: string) => {
      const began = performance.now();
      await door.browser().call(contract.askForLink, { email: one });
      return performance.now() - began;
    };
    expect(await millis(email)).toBeGreaterThan(245);
    expect(await millis('nobody-here@example.org')).toBeGreaterThan(245);
  });

  it('is not mailed again and again to somebody who did not ask', async () => {
    const { email } = await door.person(orgId, 'caseworker');
    const before = door.letters.length;
    for (let i = 0; i < 8; i++) await door.browser().call(contract.askForLink, { email });
    expect(door.letters.length - before).toBe(4);
  });

  it('from the mailbox ends whatever somebody else had set up for the account before', async () => {
    // without a mail server an admin hands the invitation over, and may accept it in somebody else's name
    const byHand = await openDoor();
    const admin = await byHand.proven((await byHand.person(orgId, 'org-admin')).personId);
    const email = `owner-${orgId}@example.org`;
    const { path } = await admin.call(accounts.invitePerson, { email, name: 'Owner', roles: ['caseworker'] });
    const intruder = byHand.browser();
    await intruder.call(contract.acceptInvitation, { token: path?.split('#')[1] as string });
    await intruder.call(contract.setPassword, { password: goodPassword });

    const owner = door.browser();
    await use(await ask(email), owner);
    expect((await intruder.call(accounts.me)).me).toBeNull();
    expect(await owner.call(contract.seeWaysIn)).toMatchObject({ passwordSetAt: null, recoveryCodesLeft: 0 });
    await owner.call(contract.setPassword, { password: goodPassword });
    await use(await ask(email));
    expect((await owner.call(contract.seeWaysIn)).passwordSetAt).not.toBeNull();
  });

  it('takes nothing from somebody whom the operator let in before', async () => {
    const { personId, email } = await door.person(orgId, 'caseworker');
    const browser = await door.proven(personId);
    await use(await ask(email));
    expect((await browser.call(contract.seeWaysIn)).passwordSetAt).not.toBeNull();
  });

  it('is the only way in after the operator has reset an account', async () => {
    const { personId, email } = await door.person(orgId, 'caseworker');
    const browser = await door.proven(personId);
    await resetPerson(door.kernel, personId);
    expect((await browser.call(accounts.me)).me).toBeNull();
    await expect(
      door.browser().call(contract.signInWithPassword, { email, password: goodPassword }),
    ).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' });
    await door.signedIn(personId);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import * as accounts from '../accounts/contract.ts';
import * as contract from './contract.ts';
import { softKey } from './testing/authenticator.ts';
import { type Door, goodPassword, openDoor } from './testing/door.ts';

const origin = 'https://fourfold.example';

describe('a passkey', () => {
  let door: Door;
  let orgId: string;
  beforeAll(async () => {
    door = await openDoor({ origin });
    orgId = await door.world.organisation();
  });
  const withPasskey = async () => {
    const person = await door.person(orgId, 'caseworker');
    const browser = await door.signedIn(person.personId);
    const key = softKey();
    const options = await browser.call(contract.beginPasskey);
    const passkey = await browser.call(contract.addPasskey, { name: 'Phone', answer: key.create(options, origin) });
    return { ...person, browser, key, passkey };
  };

  it('is found without an e-mail address, and its owner has to unlock it', async () => {
    const person = await door.person(orgId, 'caseworker');
    const options = await (await door.signedIn(person.personId)).call(contract.beginPasskey);
    expect(options).toMatchObject({
      rp: { id: 'fourfold.example' },
      user: { name: person.email },
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      attestation: 'none',
    });
    const asked = await door.browser().call(contract.beginPasskeySignIn);
    expect(asked).toMatchObject({ rpId: 'fourfold.example', userVerification: 'required' });
    expect(asked).not.toHaveProperty('allowCredentials');
  });

  it('signs in, and counts as a fresh proof', async () => {
    const { personId, key, browser } = await withPasskey();
    expect((await browser.call(accounts.me)).me?.proof).not.toBeNull();
    const elsewhere = door.browser();
    const answer = key.get(await elsewhere.call(contract.beginPasskeySignIn), origin);
    expect(await elsewhere.call(contract.signInWithPasskey, { answer })).toEqual({ personId, orgId });
    await elsewhere.call(contract.createToken, { name: 'script' });
    expect(await browser.call(contract.seeWaysIn)).toMatchObject({
      passkeys: [{ name: 'Phone', synced: false, lastUsedAt: door.world.clock.now() }],
    });
  });

  it('proves again who is there, but only the own one', async () => {
    const [one, other] = [await withPasskey(), await withPasskey()];
    door.world.clock.advance(11 * 60_000);
    await expect(one.browser.call(contract.createToken, { name: 'x' })).rejects.toMatchObject({
      code: 'STEP_UP_NEEDED',
    });
    const asked = await one.browser.call(contract.beginPasskeyProof);
    expect(asked).toMatchObject({ allowCredentials: [{ id: one.key.id }] });
    await expect(
      one.browser.call(contract.proveWithPasskey, { answer: other.key.get(asked, origin) }),
    ).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' });
    const again = await one.browser.call(contract.beginPasskeyProof);
    await one.browser.call(contract.proveWithPasskey, { answer: one.key.get(again, origin) });
    await one.browser.call(contract.createToken, { name: 'x' });
  });

  it('gets in while somebody else guesses at the password', async () => {
    const { personId, email, key, browser } = await withPasskey();
    await browser.call(contract.setPassword, { password: goodPassword });
    for (let i = 0; i < 7; i++) {
      await door
        .browser()
        .call(contract.signInWithPassword, { email, password: 'a guess of somebody' })
        .catch(() => {});
    }
    const elsewhere = door.browser();
    const answer = key.get(await elsewhere.call(contract.beginPasskeySignIn), origin);
    expect(await elsewhere.call(contract.signInWithPasskey, { answer })).toMatchObject({ personId });
  });

  it('answers a challenge once, in its time, at this address, unlocked, with a counter that goes on', async () => {
    const { key } = await withPasskey();
    const browser = door.browser();
    const ask = () => browser.call(contract.beginPasskeySignIn);
    const tryIt = (answer: ReturnType<typeof key.get>) =>
      browser.call(contract.signInWithPasskey, { answer }).then(
        () => 'in',
        (problem: { code: string }) => problem.code,
      );
    const answer = key.get(await ask(), origin);
    expect([await tryIt(answer), await tryIt(answer)]).toEqual(['in', 'SIGN_IN_FAILED']);
    expect(await tryIt(key.get(await ask(), 'https://fourfold.example.evil'))).toBe('SIGN_IN_FAILED');
    expect(await tryIt(key.get({ ...(await ask()), rpId: 'evil.example' }, origin))).toBe('SIGN_IN_FAILED');
    expect(await tryIt(key.get(await ask(), origin, { unlocked: false }))).toBe('SIGN_IN_FAILED');
    expect(await tryIt(key.get(await ask(), origin, { counter: 1 }))).toBe('SIGN_IN_FAILED');
    expect(await tryIt(key.get({ ...(await ask()), challenge: 'bWFkZSB1cA' }, origin, { counter: 50 }))).toBe(
      'SIGN_IN_FAILED',
    );
    const late = await ask();
    door.world.clock.advance(11 * 60_000);
    expect(await tryIt(key.get(late, origin, { counter: 60 }))).toBe('SIGN_IN_FAILED');
    expect(await tryIt(softKey().get(await ask(), origin))).toBe('SIGN_IN_FAILED');
    expect(await tryIt(key.get(await ask(), origin, { counter: 70 }))).toBe('in');
  });

  it('is added with a challenge of the same person only, and not twice', async () => {
    const [one, other] = [await withPasskey(), await withPasskey()];
    const options = await one.browser.call(contract.beginPasskey);
    const key = softKey();
    await expect(
      other.browser.call(contract.addPasskey, { name: 'Theirs', answer: key.create(options, origin) }),
    ).rejects.toMatchObject({ code: 'PASSKEY_NOT_ACCEPTED' });
    const again = await other.browser.call(contract.beginPasskey);
    await expect(
      other.browser.call(contract.addPasskey, { name: 'Copy', answer: one.key.create(again, origin) }),
    ).rejects.toMatchObject({ code: 'PASSKEY_NOT_ACCEPTED' });
  });

  it('is removed after a proof, unless it is the last way in', async () => {
    const { browser, passkey } = await withPasskey();
    await expect(browser.call(contract.removePasskey, { passkeyId: passkey.id })).rejects.toMatchObject({
      code: 'LAST_WAY_IN',
    });
    expect((await browser.call(contract.seeWaysIn)).passkeys).toHaveLength(1);
    await browser.call(contract.setPassword, { password: goodPassword });
    await browser.call(contract.removePasskey, { passkeyId: passkey.id });
    await expect(browser.call(contract.removePassword)).rejects.toMatchObject({ code: 'LAST_WAY_IN' });
  });

  it('is not offered at an address of numbers, because browsers bind it to a name', async () => {
    const local = await openDoor({ origin: 'http://127.0.0.1:4000' });
    expect(await local.browser().call(contract.waysIn)).toMatchObject({ passkeys: false });
    await expect(local.browser().call(contract.beginPasskeySignIn)).rejects.toMatchObject({
      code: 'PASSKEYS_NEED_A_NAME',
    });
    const byName = await local.app.inject({ url: '/api/sign-in', headers: { host: 'localhost:4000' } });
    expect(byName.json()).toMatchObject({ passkeys: true });
  });
});

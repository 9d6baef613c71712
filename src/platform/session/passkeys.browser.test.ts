import type { AddressInfo } from 'node:net';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { browser } from '../../testing/browser/chromium.ts';
import { describeInBrowser } from '../../testing/browser.ts';
import * as accounts from '../accounts/contract.ts';
import type { Route } from '../contract/index.ts';
import * as contract from './contract.ts';
import { createSignInLink } from './index.ts';
import { type Door, openDoor } from './testing/door.ts';

type Sent = Record<string, unknown>;

describeInBrowser('passkeys and cookies in a real browser', () => {
  let door: Door;
  let context: BrowserContext;
  const ports = { localhost: '', numbers: '' };
  beforeAll(async () => {
    door = await openDoor({ origin: 'http://localhost' });
    await door.app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = door.app.server.address() as AddressInfo;
    ports.localhost = `http://localhost:${port}`;
    ports.numbers = `http://127.0.0.1:${port}`;
    context = await (await browser()).newContext();
  });
  afterAll(async () => {
    await context?.close();
    await door?.app.close();
  });

  const openAt = async (origin: string): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(`${origin}/api/sign-in`);
    return page;
  };

  /** A phone that unlocks itself when asked. */
  const withAuthenticator = async (page: Page): Promise<void> => {
    const devtools = await context.newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
  };

  /** From the page itself, so that the browser adds the cookies, Origin and Sec-Fetch-Site it would add for a person. */
  const call = (page: Page, { method, path }: Pick<Route, 'method' | 'path'>, body: Sent = {}): Promise<Sent> =>
    page.evaluate(
      async ([verb, url, sent]) => {
        const get = verb === 'GET';
        const response = await fetch(url, {
          method: verb,
          ...(get ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(sent) }),
        });
        return (await response.json()) as Sent;
      },
      [method, `/api${path}`, body] as const,
    );

  const createIn = (page: Page, options: Sent): Promise<Sent> =>
    page.evaluate(async (json) => {
      const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(json as never);
      const made = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
      return made.toJSON() as unknown as Sent;
    }, options);
  const getIn = (page: Page, options: Sent): Promise<Sent> =>
    page.evaluate(async (json) => {
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(json as never);
      const given = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
      return given.toJSON() as unknown as Sent;
    }, options);

  it('a passkey is made, signs in without an e-mail address, and proves again who is there', async () => {
    const { personId } = await door.person(await door.world.organisation(), 'caseworker');
    const { token } = await createSignInLink(door.kernel, personId, 15);
    const page = await openAt(ports.localhost);
    await withAuthenticator(page);
    await call(page, contract.signInWithLink, { token });

    const made = await createIn(page, await call(page, contract.beginPasskey));
    expect(await call(page, contract.addPasskey, { name: 'Test phone', answer: made })).toMatchObject({
      name: 'Test phone',
    });
    await call(page, contract.signOut);
    expect(await call(page, accounts.me)).toEqual({ me: null });

    const given = await getIn(page, await call(page, contract.beginPasskeySignIn));
    expect(await call(page, contract.signInWithPasskey, { answer: given })).toMatchObject({ personId });
    door.world.clock.advance(11 * 60_000);
    expect(await call(page, contract.createToken, { name: 'x' })).toMatchObject({ code: 'STEP_UP_NEEDED' });
    const again = await getIn(page, await call(page, contract.beginPasskeyProof));
    await call(page, contract.proveWithPasskey, { answer: again });
    expect(await call(page, contract.createToken, { name: 'x' })).toMatchObject({ name: 'x' });
    await page.close();
  });

  it.each(['localhost', 'numbers'] as const)(
    'the session cookie is kept on this machine without TLS, and no script sees it (%s)',
    async (name) => {
      const { personId } = await door.person(await door.world.organisation(), 'caseworker');
      const { token } = await createSignInLink(door.kernel, personId, 15);
      const page = await openAt(ports[name]);
      await call(page, contract.signInWithLink, { token });
      expect(await call(page, accounts.me)).toMatchObject({ me: { person: { id: personId } } });
      expect(await page.evaluate(() => document.cookie)).toBe('');
      const kept = await context.cookies(ports[name]);
      expect(kept.find((one) => one.name === '__Host-fourfold')).toMatchObject({
        secure: true,
        httpOnly: true,
        sameSite: 'Strict',
      });
      await call(page, contract.signOut);
      expect((await context.cookies(ports[name])).filter((one) => /fourfold$/.test(one.name))).toEqual([]);
      await page.close();
    },
  );

  it('another site can neither act nor read', async () => {
    const { personId } = await door.person(await door.world.organisation(), 'caseworker');
    const { token } = await createSignInLink(door.kernel, personId, 15);
    const mine = await openAt(ports.localhost);
    await call(mine, contract.signInWithLink, { token });
    // to the browser, localhost and 127.0.0.1 are two sites
    const other = await openAt(ports.numbers);
    const outcome = await other.evaluate(
      (url) =>
        fetch(url, { method: 'POST', mode: 'no-cors', credentials: 'include', body: '{}' }).then(
          () => 'sent',
          () => 'refused by the browser',
        ),
      `${ports.localhost}/api/sign-out`,
    );
    expect(['sent', 'refused by the browser']).toContain(outcome);
    expect(await call(mine, accounts.me)).toMatchObject({ me: { person: { id: personId } } });
    await Promise.all([mine.close(), other.close()]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as accounts from '../accounts/contract.ts';
import * as contract from './contract.ts';
import { type Browser, type Door, goodPassword, openDoor } from './testing/door.ts';
import { type At, type OidcService, openOidcService } from './testing/provider.ts';

describe('signing in through another service', () => {
  let service: OidcService;
  let door: Door;
  let orgId: string;
  beforeAll(async () => {
    service = await openOidcService('fourfold', 'a secret between the two');
    const provider = {
      id: 'agency',
      title: 'Agency sign-in',
      issuer: service.issuer,
      clientId: 'fourfold',
      clientSecret: 'a secret between the two',
      domains: ['agency.example'],
    };
    const away = { id: 'away', title: 'Away', issuer: 'http://127.0.0.1:9', clientId: 'x' };
    door = await openDoor({ env: { FOURFOLD_OIDC: JSON.stringify([provider, away]) } });
    // the service tells the time by the wall
    door.world.clock.advance(Date.now() - door.world.clock.millis());
    orgId = await door.world.organisation();
  });
  afterAll(() => service.close());

  type Purpose = 'sign in' | 'prove' | 'connect';
  const through = async (browser: Browser, at: At, purpose: Purpose = 'sign in') => {
    const { url } = await browser.call(contract.beginProviderSignIn, { provider: 'agency', purpose });
    return browser.call(contract.finishProviderSignIn, await service.visit(url, at));
  };
  const codeOf = (attempt: Promise<unknown>): Promise<string> =>
    attempt.then(
      () => 'in',
      (problem: { code: string }) => problem.code,
    );
  let subjects = 0;
  const connected = async () => {
    const person = await door.person(orgId, 'caseworker');
    const browser = await door.signedIn(person.personId);
    const subject = `subject-${++subjects}`;
    await through(browser, { subject }, 'connect');
    return { ...person, browser, subject };
  };

  it('is offered by the name the operator gave it', async () => {
    expect((await door.browser().call(contract.waysIn)).providers).toEqual([
      { id: 'agency', title: 'Agency sign-in' },
      { id: 'away', title: 'Away' },
    ]);
  });

  it('leaves with state, nonce and PKCE, and comes back to our own page', async () => {
    const { url } = await door.browser().call(contract.beginProviderSignIn, { provider: 'agency' });
    const asked = new URL(url).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      redirect_uri: 'https://fourfold.example/sign-in/return',
      response_type: 'code',
      code_challenge_method: 'S256',
      scope: 'openid email',
    });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)).toMatch(/^[\w-]{43}$/);
  });

  it('opens the account it was connected to', async () => {
    const { personId, browser, subject } = await connected();
    expect(await through(door.browser(), { subject })).toMatchObject({ personId, orgId, purpose: 'sign in' });
    expect(await browser.call(contract.seeWaysIn)).toMatchObject({
      identities: [{ provider: 'agency', title: 'Agency sign-in' }],
    });
  });

  it('opens none that nobody connected, whatever address it names', async () => {
    const { email } = await door.person(orgId, 'caseworker');
    expect(await codeOf(through(door.browser(), { subject: 'x', claims: { email, email_verified: true } }))).toBe(
      'IDENTITY_NOT_LINKED',
    );
  });

  it('recognises a verified address in a domain it speaks for, and an unverified one not', async () => {
    const email = `eve-${orgId}@agency.example`;
    const { ensurePerson } = await import('../accounts/index.ts');
    const personId = await door.kernel.db.transaction({ orgId: null, userId: null, system: true }, (tx) =>
      ensurePerson(tx, door.kernel, { email, name: 'Eve' }),
    );
    const subject = `eve-${orgId}`;
    expect(await codeOf(through(door.browser(), { subject, claims: { email } }))).toBe('IDENTITY_NOT_LINKED');
    expect(await through(door.browser(), { subject, claims: { email, email_verified: true } })).toMatchObject({
      personId,
    });
    expect(await through(door.browser(), { subject })).toMatchObject({ personId });
  });

  it('proves again who is there, freshly, and only for the same person', async () => {
    const [one, other] = [await connected(), await connected()];
    door.world.clock.advance(11 * 60_000);
    const { browser, subject } = one;
    expect(await codeOf(browser.call(contract.createToken, { name: 'x' }))).toBe('STEP_UP_NEEDED');
    const { url } = await browser.call(contract.beginProviderSignIn, { provider: 'agency', purpose: 'prove' });
    expect(new URL(url).searchParams.get('prompt')).toBe('login');
    const old = { auth_time: Math.floor(Date.now() / 1000) - 3600 };
    expect(await codeOf(through(browser, { subject, claims: old }, 'prove'))).toBe('PROVIDER_FAILED');
    expect(await codeOf(through(browser, { subject: other.subject }, 'prove'))).toBe('IDENTITY_NOT_LINKED');
    await through(browser, { subject }, 'prove');
    await browser.call(contract.createToken, { name: 'x' });
    door.world.clock.advance(-11 * 60_000);
  });

  it('is connected once, by somebody who has proven who they are', async () => {
    const { subject } = await connected();
    const other = await door.person(orgId, 'caseworker');
    const browser = await door.proven(other.personId);
    expect(await codeOf(through(browser, { subject }, 'connect'))).toBe('IDENTITY_TAKEN');
    door.world.clock.advance(11 * 60_000);
    expect(await codeOf(through(browser, { subject: 'mine' }, 'connect'))).toBe('STEP_UP_NEEDED');
    door.world.clock.advance(-11 * 60_000);
    expect(await codeOf(through(door.browser(), { subject: 'mine' }, 'connect'))).toBe('SESSION_NEEDED');
  });

  it('ends in the browser it began in, once', async () => {
    const { subject } = await connected();
    const [began, other] = [door.browser(), door.browser()];
    const { url } = await began.call(contract.beginProviderSignIn, { provider: 'agency' });
    const arrival = await service.visit(url, { subject });
    await other.call(contract.beginProviderSignIn, { provider: 'agency' });
    expect(await codeOf(other.call(contract.finishProviderSignIn, arrival))).toBe('PROVIDER_FAILED');
    expect(await codeOf(began.call(contract.finishProviderSignIn, arrival))).toBe('PROVIDER_FAILED');
    expect(await codeOf(through(began, { subject }))).toBe('in');
  });

  it.each<[string, Omit<At, 'subject'>]>([
    ['signed with another key', { forged: true }],
    ['for another program', { twist: (c) => ({ ...c, aud: 'somebody-else' }) }],
    ['from another service', { twist: (c) => ({ ...c, iss: 'https://evil.example' }) }],
    ['with another nonce', { twist: (c) => ({ ...c, nonce: 'other' }) }],
    ['that has run out', { twist: (c) => ({ ...c, exp: Number(c.iat) - 3600 }) }],
  ])('refuses an ID token %s', async (_, at) => {
    const { subject } = await connected();
    expect(await codeOf(through(door.browser(), { subject, ...at }))).toBe('PROVIDER_FAILED');
  });

  it('says so when the person declined there, or the service is away', async () => {
    const browser = door.browser();
    const { url } = await browser.call(contract.beginProviderSignIn, { provider: 'agency' });
    const state = new URL(url).searchParams.get('state') as string;
    const declined = { state, error: 'access_denied', iss: service.issuer };
    expect(await codeOf(browser.call(contract.finishProviderSignIn, declined))).toBe('PROVIDER_FAILED');
    expect(await codeOf(browser.call(contract.beginProviderSignIn, { provider: 'away' }))).toBe('PROVIDER_FAILED');
    expect(await codeOf(browser.call(contract.beginProviderSignIn, { provider: 'none' }))).toBe('PROVIDER_NOT_KNOWN');
  });

  it('is disconnected after a proof, unless it is the last way in', async () => {
    const { browser, subject } = await connected();
    await through(browser, { subject }, 'prove');
    const [identity] = (await browser.call(contract.seeWaysIn)).identities;
    const remove = () => browser.call(contract.removeIdentity, { identityId: identity?.id as string });
    expect(await codeOf(remove())).toBe('LAST_WAY_IN');
    await browser.call(contract.setPassword, { password: goodPassword });
    expect(await codeOf(remove())).toBe('in');
    expect(await codeOf(through(door.browser(), { subject }))).toBe('IDENTITY_NOT_LINKED');
    expect((await browser.call(accounts.me)).me).not.toBeNull();
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import * as accounts from '../accounts/contract.ts';
import { setMembership, setPersonDisabled } from '../accounts/index.ts';
import * as contract from './contract.ts';
import { type Door, goodPassword, openDoor } from './testing/door.ts';

const minute = 60_000;
const asSystem = { orgId: null, userId: null, system: true } as const;

describe('a session', () => {
  let door: Door;
  let orgId: string;
  beforeAll(async () => {
    door = await openDoor();
    orgId = await door.world.organisation();
  });
  const someone = async () => {
    const person = await door.person(orgId, 'caseworker');
    return { ...person, browser: await door.proven(person.personId) };
  };
  const isIn = async (browser: Awaited<ReturnType<Door['signedIn']>>): Promise<boolean> =>
    (await browser.call(accounts.me)).me !== null;

  it('ends after half an hour in which nobody was there', async () => {
    const { browser } = await someone();
    door.world.clock.advance(29 * minute);
    expect(await isIn(browser)).toBe(true);
    door.world.clock.advance(29 * minute);
    expect(await isIn(browser)).toBe(true);
    door.world.clock.advance(31 * minute);
    expect(await isIn(browser)).toBe(false);
  });

  it('ends after twelve hours, however busy it is', async () => {
    const { browser } = await someone();
    for (let i = 0; i < 36; i++) {
      expect(await isIn(browser)).toBe(true);
      door.world.clock.advance(20 * minute);
    }
    expect(await isIn(browser)).toBe(false);
  });

  it('lasts as long as the operator says', async () => {
    const strict = await openDoor({ env: { FOURFOLD_SESSION_IDLE_MINUTES: '5', FOURFOLD_SESSION_HOURS: '1' } });
    const { personId } = await strict.person(await strict.world.organisation(), 'caseworker');
    const browser = await strict.signedIn(personId);
    strict.world.clock.advance(6 * minute);
    expect(await isIn(browser)).toBe(false);
    await expect(openDoor({ env: { FOURFOLD_SESSION_HOURS: 'long' } })).rejects.toMatchObject({
      code: 'CONFIGURATION_INVALID',
      values: { names: 'FOURFOLD_SESSION_HOURS' },
    });
  });

  it('is not kept awake by a page that only listens', async () => {
    const { browser } = await someone();
    const listen = () =>
      door.app.inject({
        url: '/api/me',
        headers: { host: 'fourfold.example', accept: 'text/event-stream' },
        cookies: Object.fromEntries(browser.cookies),
      });
    door.world.clock.advance(20 * minute);
    expect((await listen()).json().me).not.toBeNull();
    door.world.clock.advance(20 * minute);
    expect((await listen()).json().me).toBeNull();
  });

  it('is listed, and can be ended from another one', async () => {
    const { personId, email, browser } = await someone();
    const elsewhere = door.browser();
    await elsewhere.call(contract.signInWithPassword, { email, password: goodPassword });
    const { sessions } = await browser.call(contract.listSessions);
    expect(sessions).toHaveLength(2);
    expect(sessions.find((s) => !s.current)).toMatchObject({ way: 'password', agent: 'Firefox, Windows' });
    const other = sessions.find((s) => !s.current)?.id as string;
    await browser.call(contract.endSession, { sessionId: other });
    expect(await isIn(elsewhere)).toBe(false);

    const third = await door.signedIn(personId);
    expect(await browser.call(contract.endOtherSessions)).toEqual({ ended: 1 });
    expect([await isIn(third), await isIn(browser)]).toEqual([false, true]);
  });

  it('of somebody else looks as if it were not there', async () => {
    const [one, other] = [await someone(), await someone()];
    const { sessions } = await one.browser.call(contract.listSessions);
    await expect(
      other.browser.call(contract.endSession, { sessionId: sessions[0]?.id as string }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND_OR_NO_ACCESS' });
  });

  it('ends with signing out, and the cookie goes', async () => {
    const { browser } = await someone();
    const before = new Map(browser.cookies);
    await browser.call(contract.signOut);
    expect(browser.cookies.has('__Host-fourfold')).toBe(false);
    expect(await isIn(door.browser({ cookies: before }))).toBe(false);
  });

  it('ends when somebody leaves a page in a hurry', async () => {
    const { browser } = await someone();
    const answer = await door.app.inject({
      url: '/leave',
      headers: { host: 'fourfold.example' },
      cookies: Object.fromEntries(browser.cookies),
    });
    expect(answer.statusCode).toBe(303);
    expect(await isIn(browser)).toBe(false);
  });

  it('is out everywhere else when the password changes', async () => {
    const { personId, browser } = await someone();
    const elsewhere = await door.signedIn(personId);
    await browser.call(contract.setPassword, { password: 'nine other herons fly' });
    expect([await isIn(elsewhere), await isIn(browser)]).toEqual([false, true]);
  });

  it('gets another token with each proof, so that a copied one dies', async () => {
    const { browser } = await someone();
    const copied = new Map(browser.cookies);
    await browser.call(contract.prove, { password: goodPassword });
    expect([await isIn(browser), await isIn(door.browser({ cookies: copied }))]).toEqual([true, false]);
  });

  it('opens sensitive acts for ten minutes after a proof', async () => {
    const { browser } = await someone();
    await browser.call(contract.createToken, { name: 'script' });
    door.world.clock.advance(11 * minute);
    await expect(browser.call(contract.createToken, { name: 'script' })).rejects.toMatchObject({
      code: 'STEP_UP_NEEDED',
    });
    await expect(browser.call(contract.setPassword, { password: 'nine other herons fly' })).rejects.toMatchObject({
      code: 'STEP_UP_NEEDED',
    });
    await expect(browser.call(contract.prove, { password: 'not the password' })).rejects.toMatchObject({
      code: 'SIGN_IN_FAILED',
    });
    await browser.call(contract.prove, { password: goodPassword });
    await browser.call(contract.createToken, { name: 'script' });
  });

  it('is nobody at once when the account is closed', async () => {
    const { personId, browser } = await someone();
    await door.kernel.db.transaction(asSystem, (tx) => setPersonDisabled(tx, door.kernel, personId, true));
    expect(await isIn(browser)).toBe(false);
  });

  it('acts for one organisation at a time, with the roles held there', async () => {
    const other = await door.world.organisation('The Other Office');
    const { personId, browser } = await someone();
    await door.kernel.db.transaction(asSystem, (tx) =>
      setMembership(tx, door.kernel, { orgId: other, personId, roles: ['auditor'] }),
    );
    expect((await browser.call(accounts.me)).me).toMatchObject({
      acting: { orgId },
      organisations: [{ orgId }, { orgId: other }],
    });
    await browser.call(contract.actFor, { orgId: other });
    expect((await browser.call(accounts.me)).me).toMatchObject({
      acting: { orgId: other, orgName: 'The Other Office', roles: [{ id: 'auditor' }] },
    });
    expect((await browser.call(accounts.me)).me?.permissions).toContain('read audit');
    await expect(browser.call(contract.actFor, { orgId: await door.world.organisation() })).rejects.toMatchObject({
      code: 'NOT_FOUND_OR_NO_ACCESS',
    });
  });

  it('is remembered by hash alone', async () => {
    const { browser } = await someone();
    const token = browser.cookies.get('__Host-fourfold') as string;
    const rows = await door.kernel.db.transaction(asSystem, (tx) =>
      tx
        .withTables<{ 'session.session': Record<string, unknown> }>()
        .selectFrom('session.session')
        .selectAll()
        .execute(),
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe('on this machine', () => {
  it('a browser that takes no secure cookie without TLS gets a plain one as well, which counts nowhere else', async () => {
    const door = await openDoor({ origin: 'http://localhost:4000' });
    const { personId } = await door.person(await door.world.organisation(), 'caseworker');
    const browser = await door.signedIn(personId);
    expect(browser.set.filter((line) => line.startsWith('fourfold='))).toEqual([
      expect.stringMatching(/^fourfold=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/),
    ]);
    const plain = new Map([['fourfold', browser.cookies.get('fourfold') as string]]);
    expect((await door.browser({ cookies: plain }).call(accounts.me)).me).not.toBeNull();

    const elsewhere = await openDoor();
    expect((await elsewhere.browser({ cookies: plain }).call(accounts.me)).me).toBeNull();
  });
});

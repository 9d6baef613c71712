import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import * as accounts from '../accounts/contract.ts';
import { setMembership } from '../accounts/index.ts';
import * as contract from './contract.ts';
import { type Door, goodPassword, openDoor } from './testing/door.ts';

const asSystem = { orgId: null, userId: null, system: true } as const;
const day = 86_400_000;

describe('a token for programs', () => {
  let door: Door;
  let orgId: string;
  beforeAll(async () => {
    door = await openDoor();
    orgId = await door.world.organisation();
  });
  const withToken = async (days = 30) => {
    const { personId } = await door.person(orgId, 'org-admin');
    const browser = await door.proven(personId);
    const made = await browser.call(contract.createToken, { name: 'nightly export', days });
    return { personId, browser, made, program: door.browser({ bearer: made.token }) };
  };

  it('acts as the person, says what it is, and is shown once', async () => {
    const { personId, browser, made, program } = await withToken();
    expect(made.token).toMatch(/^ff_[\w-]{43}$/);
    expect((await program.call(accounts.me)).me).toMatchObject({
      person: { id: personId },
      sessionId: null,
    });
    const { tokens } = await browser.call(contract.listTokens);
    expect(tokens).toMatchObject([{ name: 'nightly export', lastUsedAt: door.world.clock.now(), expired: false }]);
    expect(JSON.stringify(tokens)).not.toContain(made.token);
  });

  it('never does what needs a person: no way in, no new proof, no further token', async () => {
    const { program } = await withToken();
    const attempts = await Promise.allSettled([
      program.call(contract.createToken, { name: 'child' }),
      program.call(contract.setPassword, { password: goodPassword }),
      program.call(contract.beginPasskey),
      program.call(contract.prove, { password: goodPassword }),
      program.call(contract.endOtherSessions),
      program.call(contract.actFor, { orgId }),
    ]);
    expect(attempts.map((one) => one.status === 'rejected' && one.reason.code)).toEqual(
      Array(6).fill('SESSION_NEEDED'),
    );
  });

  it('opens sensitive acts for the ten minutes of the proof it was made with, and never again', async () => {
    const { program } = await withToken();
    const invite = () =>
      program.call(accounts.invitePerson, { email: 'by-token@example.org', name: 'X', roles: ['caseworker'] });
    await invite();
    door.world.clock.advance(11 * 60_000);
    await expect(invite()).rejects.toMatchObject({ code: 'STEP_UP_NEEDED' });
  });

  it('ends on its day, and lives no longer than ninety', async () => {
    const { browser, program } = await withToken(2);
    await expect(browser.call(contract.createToken, { name: 'for ever', days: 91 })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
    door.world.clock.advance(2 * day);
    await expect(program.call(accounts.me)).rejects.toMatchObject({ code: 'TOKEN_NOT_VALID', status: 401 });
  });

  it('ends when it is revoked, and at once when the person leaves; coming back does not revive it', async () => {
    const one = await withToken();
    await one.browser.call(contract.revokeToken, { tokenId: one.made.id });
    await expect(one.program.call(accounts.me)).rejects.toMatchObject({ code: 'TOKEN_NOT_VALID' });

    const other = await withToken();
    const admin = await withToken();
    door.world.clock.advance(1000);
    await admin.browser.call(accounts.removeMember, { personId: other.personId });
    await expect(other.program.call(accounts.me)).rejects.toMatchObject({ code: 'TOKEN_NOT_VALID' });
    await door.kernel.db.transaction(asSystem, (tx) =>
      setMembership(tx, door.kernel, { orgId, personId: other.personId, roles: ['org-admin'] }),
    );
    await expect(other.program.call(accounts.me)).rejects.toMatchObject({ code: 'TOKEN_NOT_VALID' });
  });

  it('of one organisation never acts in another, whatever else its owner may do', async () => {
    const people = await Promise.all(
      ['A', 'B', 'C'].map(async (name) => ({ orgId: await door.world.organisation(name) })),
    );
    const orgs = people.map((p) => p.orgId);
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.constantFrom(0, 1, 2), { minLength: 1 }),
        fc.nat(),
        fc.array(fc.constantFrom(0, 1, 2), { maxLength: 3 }),
        async (memberOf, pick, switches) => {
          const home = memberOf[pick % memberOf.length] as number;
          const { personId, email } = await door.person(orgs[home] as string, 'org-admin');
          for (const i of memberOf) {
            await door.kernel.db.transaction(asSystem, (tx) =>
              setMembership(tx, door.kernel, { orgId: orgs[i] as string, personId, roles: ['org-admin'] }),
            );
          }
          const browser = await door.proven(personId);
          await browser.call(contract.actFor, { orgId: orgs[home] as string });
          const { token } = await browser.call(contract.createToken, { name: 't' });
          // whatever the person's session does meanwhile
          for (const i of switches) await browser.call(contract.actFor, { orgId: orgs[i] as string }).catch(() => {});

          const program = door.browser({ bearer: token });
          const { me } = await program.call(accounts.me);
          expect(me?.acting?.orgId).toBe(orgs[home]);
          const { people: seen } = await program.call(accounts.listPeople);
          const colleagues = await door.kernel.db.transaction(asSystem, (tx) =>
            tx
              .withTables<{ 'accounts.membership': { org_id: string; person_id: string } }>()
              .selectFrom('accounts.membership')
              .select('person_id')
              .where('org_id', '=', orgs[home] as string)
              .execute(),
          );
          expect(new Set(seen.map((p) => p.personId))).toEqual(new Set(colleagues.map((c) => c.person_id)));
          expect(seen.some((p) => p.email === email)).toBe(true);
        },
      ),
      { numRuns: 8 },
    );
  });
});

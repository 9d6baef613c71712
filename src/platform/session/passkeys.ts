import {
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { personById } from '../accounts/index.ts';
import type { Id } from '../contract/index.ts';
import type { Tx } from '../db/index.ts';
import { orRefuse, refuse } from '../errors/index.ts';
import { useCase, useCaseInParts } from '../kernel/index.ts';
import { beginCeremony, takeCeremony } from './ceremony.ts';
import * as contract from './contract.ts';
import { renewProof } from './open-session.ts';
import { challengeOf } from './passkey-answer.ts';
import { asSignIn, here, noteSignIn, requireProofUnlessFirst } from './platform.ts';
import { needRelyingParty } from './relying-party.ts';
import type { Passkey, Tables } from './tables.ts';
import { hasWayIn, refuseLastWayIn } from './ways-in.ts';

const kind = 'new passkey';

export const passkeysOf = (tx: Tx, personId: Id): Promise<Passkey[]> =>
  tx
    .withTables<Tables>()
    .selectFrom('session.passkey')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .execute();

export const passkeyView = (p: Passkey): contract.PasskeyView => ({
  id: p.id,
  name: p.name,
  synced: p.synced,
  createdAt: p.created_at,
  lastUsedAt: p.last_used_at,
});

/** Asks the browser for a new passkey, one that is found without an e-mail address and unlocked by its owner. */
export const beginPasskey = useCaseInParts(contract.beginPasskey, async ({ kernel, actor, visit }) => {
  const { personId } = here(actor);
  return asSignIn(kernel, async (tx) => {
    requireProofUnlessFirst(kernel, actor, await hasWayIn(tx, personId));
    const person = orRefuse()(await personById(tx, personId));
    const options = await generateRegistrationOptions({
      rpName: 'Fourfold',
      rpID: needRelyingParty(visit.origin),
      userID: new Uint8Array(Buffer.from(personId.replaceAll('-', ''), 'hex')),
      userName: person.email,
      userDisplayName: person.display_name,
      challenge: kernel.random(32),
      attestationType: 'none',
      excludeCredentials: (await passkeysOf(tx, personId)).map((p) => ({
        id: p.credential_id,
        transports: p.transports,
      })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    await beginCeremony(tx, kernel, { kind, secret: options.challenge, personId });
    return { ...options };
  });
});

/** Adds a passkey. Having made one is itself a proof of who is there. */
export const addPasskey = useCaseInParts(
  contract.addPasskey,
  async ({ kernel, actor, visit, newId, clock }, { name, answer }) => {
    const { personId, sessionId } = here(actor);
    const challenge = challengeOf(answer.response.clientDataJSON);
    const done = await asSignIn(kernel, async (tx) => {
      requireProofUnlessFirst(kernel, actor, await hasWayIn(tx, personId));
      const ceremony = await takeCeremony(tx, kernel, kind, challenge);
      if (ceremony?.person_id !== personId) return null;
      const verified = await verifyRegistrationResponse({
        response: answer as RegistrationResponseJSON,
        expectedChallenge: challenge,
        expectedOrigin: visit.origin,
        expectedRPID: needRelyingParty(visit.origin),
        requireUserVerification: true,
      }).catch(() => null); // whatever is wrong with an answer, it makes no passkey
      if (!verified?.verified) return null;
      const { credential, credentialBackedUp } = verified.registrationInfo;
      const passkey = await tx
        .withTables<Tables>()
        .insertInto('session.passkey')
        .values({
          id: newId(),
          person_id: personId,
          credential_id: credential.id,
          public_key: credential.publicKey,
          counter: credential.counter,
          transports: credential.transports ?? [],
          name,
          synced: credentialBackedUp,
          created_at: clock.now(),
        })
        .onConflict((c) => c.column('credential_id').doNothing())
        .returningAll()
        .executeTakeFirst();
      if (!passkey) return null;
      await noteSignIn(tx, kernel, { act: contract.addPasskey.name, outcome: 'done', records: [passkey.id] }, actor);
      return { passkey, renewed: await renewProof(tx, kernel, sessionId) };
    });
    if (!done) return refuse('PASSKEY_NOT_ACCEPTED');
    visit.setSession(done.renewed.token);
    return passkeyView(done.passkey);
  },
);

export const removePasskey = useCase(contract.removePasskey, async ({ tx, actor, note }, { passkeyId }) => {
  const { personId } = here(actor);
  note(passkeyId);
  const gone = await tx
    .withTables<Tables>()
    .deleteFrom('session.passkey')
    .where('id', '=', passkeyId)
    .where('person_id', '=', personId)
    .returning('id')
    .executeTakeFirst();
  orRefuse()(gone);
  await refuseLastWayIn(tx, personId);
  return { passkeyId };
});

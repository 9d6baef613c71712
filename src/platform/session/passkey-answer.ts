import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server';
import { isoBase64URL } from '@simplewebauthn/server/helpers';
import { personById } from '../accounts/index.ts';
import type { Id } from '../contract/index.ts';
import type { Tx } from '../db/index.ts';
import type { Kernel } from '../kernel/index.ts';
import { beginCeremony, takeCeremony } from './ceremony.ts';
import type { PasskeyAnswer } from './contract.ts';
import { needRelyingParty } from './relying-party.ts';
import type { Passkey, Tables } from './tables.ts';

const kind = 'passkey answer';

/** A challenge for one person's passkeys, or, to sign in, for whichever passkey the browser has for this address. */
export const askForPasskey = async (
  tx: Tx,
  kernel: Kernel,
  origin: string,
  asked?: { personId: Id; passkeys: readonly Passkey[] },
): Promise<Record<string, unknown>> => {
  const challenge = kernel.random(32);
  const options = await generateAuthenticationOptions({
    rpID: needRelyingParty(origin),
    challenge,
    userVerification: 'required',
    ...(asked
      ? { allowCredentials: asked.passkeys.map((p) => ({ id: p.credential_id, transports: p.transports })) }
      : {}),
  });
  const whose = asked ? { personId: asked.personId } : {};
  await beginCeremony(tx, kernel, { kind, secret: options.challenge, ...whose });
  return { ...options };
};

/** The challenge a browser says it answered; what it is worth, the ceremony says. */
export const challengeOf = (clientDataJson: string): string => {
  try {
    const { challenge } = JSON.parse(isoBase64URL.toUTF8String(clientDataJson)) as { challenge?: unknown };
    return typeof challenge === 'string' ? challenge : '';
  } catch {
    return '';
  }
};

export interface Answered {
  readonly passkey: Passkey;
  readonly counter: number;
}

/**
 * Checks an answer: a challenge of ours that nobody answered before, signed by a known passkey of an open account, at this address, by
 * somebody who unlocked the device, with a counter that went on.
 *
 * @param personId whose passkey it must be, where that is known
 * @returns null for anything else
 */
export const checkPasskey = async (
  tx: Tx,
  kernel: Kernel,
  origin: string,
  { answer, personId }: { answer: PasskeyAnswer; personId?: Id },
): Promise<Answered | null> => {
  const challenge = challengeOf(answer.response.clientDataJSON);
  const ceremony = await takeCeremony(tx, kernel, kind, challenge);
  const passkey = await tx
    .withTables<Tables>()
    .selectFrom('session.passkey')
    .selectAll()
    .where('credential_id', '=', answer.id)
    .executeTakeFirst();
  if (!ceremony || !passkey || ceremony.person_id !== (personId ?? null)) return null;
  if (personId && passkey.person_id !== personId) return null;
  const person = await personById(tx, passkey.person_id);
  if (!person || person.disabled_at !== null) return null;
  const verified = await verifyAuthenticationResponse({
    response: answer as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: needRelyingParty(origin),
    requireUserVerification: true,
    credential: {
      id: passkey.credential_id,
      publicKey: new Uint8Array(passkey.public_key),
      counter: passkey.counter,
      transports: passkey.transports,
    },
  }).catch(() => null); // whatever is wrong with an answer, it proves nothing
  return verified?.verified ? { passkey, counter: verified.authenticationInfo.newCounter } : null;
};

/** Notes the use. @returns false where the same answer, or a copy of the device, was quicker */
export const usePasskey = async (tx: Tx, kernel: Kernel, { passkey, counter }: Answered): Promise<boolean> => {
  const used = await tx
    .withTables<Tables>()
    .updateTable('session.passkey')
    .set({ counter, last_used_at: kernel.clock.now() })
    .where('id', '=', passkey.id)
    .where('counter', '=', passkey.counter)
    .returning('id')
    .executeTakeFirst();
  return used !== undefined;
};

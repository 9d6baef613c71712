import type { Tx } from '../db/index.ts';
import { refuse } from '../errors/index.ts';
import { type Kernel, useCaseInParts } from '../kernel/index.ts';
import * as contract from './contract.ts';
import { keep, openSession, renewProof } from './open-session.ts';
import { type Answered, askForPasskey, checkPasskey, usePasskey } from './passkey-answer.ts';
import { passkeysOf } from './passkeys.ts';
import { asSignIn, here, noteSignIn } from './platform.ts';

/** Asks for a challenge. Nobody says who they are yet, so nobody learns who has a passkey. */
export const beginPasskeySignIn = useCaseInParts(contract.beginPasskeySignIn, ({ kernel, visit }) =>
  asSignIn(kernel, (tx) => askForPasskey(tx, kernel, visit.origin)),
);

/** Runs `then` where the answer holds, all in one transaction; a wrong answer is noted and uses its challenge up. */
const answered = <T>(
  kernel: Kernel,
  act: string,
  checked: Answered | null,
  tx: Tx,
  then: () => Promise<T>,
): Promise<T | null> =>
  (async () => {
    if (checked && (await usePasskey(tx, kernel, checked))) return then();
    await noteSignIn(tx, kernel, { act, outcome: 'SIGN_IN_FAILED', records: checked ? [checked.passkey.id] : [] });
    return null;
  })();

/** Signs in with a passkey. */
export const signInWithPasskey = useCaseInParts(
  contract.signInWithPasskey,
  async ({ kernel, visit, clock }, { answer }) => {
    const act = contract.signInWithPasskey.name;
    const opened = await asSignIn(kernel, async (tx) => {
      const checked = await checkPasskey(tx, kernel, visit.origin, { answer });
      return answered(kernel, act, checked, tx, () =>
        openSession(tx, kernel, visit, {
          personId: checked!.passkey.person_id,
          way: 'passkey',
          act,
          provedAt: clock.now(),
        }),
      );
    });
    return opened ? keep(visit, opened) : refuse('SIGN_IN_FAILED');
  },
);

/** Asks for a challenge that only the person's own passkeys may answer. */
export const beginPasskeyProof = useCaseInParts(contract.beginPasskeyProof, ({ kernel, actor, visit }) => {
  const { personId } = here(actor);
  return asSignIn(kernel, async (tx) =>
    askForPasskey(tx, kernel, visit.origin, { personId, passkeys: await passkeysOf(tx, personId) }),
  );
});

/** Proves again who is there, with a passkey. */
export const proveWithPasskey = useCaseInParts(
  contract.proveWithPasskey,
  async ({ kernel, actor, visit }, { answer }) => {
    const { personId, sessionId } = here(actor);
    const act = contract.proveWithPasskey.name;
    const renewed = await asSignIn(kernel, async (tx) => {
      const checked = await checkPasskey(tx, kernel, visit.origin, { answer, personId });
      return answered(kernel, act, checked, tx, async () => {
        await noteSignIn(tx, kernel, { act, outcome: 'done', records: [sessionId] }, actor);
        return renewProof(tx, kernel, sessionId);
      });
    });
    if (!renewed) return refuse('SIGN_IN_FAILED');
    visit.setSession(renewed.token);
    return { provedAt: renewed.provedAt };
  },
);

import { personById } from '../accounts/index.ts';
import { orRefuse } from '../errors/index.ts';
import { useCase, useCaseInParts } from '../kernel/index.ts';
import * as contract from './contract.ts';
import { passwordOf } from './guess.ts';
import { renewProof } from './open-session.ts';
import { hashPassword, refuseCommon } from './password.ts';
import { asSignIn, here, noteSignIn, requireProofUnlessFirst } from './platform.ts';
import { codesLeft, replaceRecoveryCodes } from './recovery-codes.ts';
import { endSessions } from './sessions.ts';
import type { Tables } from './tables.ts';
import { hasWayIn, refuseLastWayIn } from './ways-in.ts';

/** Sets or changes the password. Whoever else was signed in with the old one is out. */
export const setPassword = useCaseInParts(
  contract.setPassword,
  async ({ kernel, actor, visit, clock }, { password }) => {
    const { personId, sessionId } = here(actor);
    await asSignIn(kernel, async (tx) => {
      requireProofUnlessFirst(kernel, actor, await hasWayIn(tx, personId));
      refuseCommon(password, orRefuse()(await personById(tx, personId)).email);
    });
    const hash = await hashPassword(password);

    const { token, recoveryCodes } = await asSignIn(kernel, async (tx) => {
      // asked again: between the two looks a passkey may have been added
      requireProofUnlessFirst(kernel, actor, await hasWayIn(tx, personId));
      const first = (await passwordOf(tx, personId)) === undefined;
      const set = { hash, set_at: clock.now() };
      await tx
        .withTables<Tables>()
        .insertInto('session.password')
        .values({ person_id: personId, ...set })
        .onConflict((c) => c.column('person_id').doUpdateSet(set))
        .execute();
      await endSessions(tx, personId, sessionId);
      await noteSignIn(tx, kernel, { act: contract.setPassword.name, outcome: 'done', records: [personId] }, actor);
      return {
        ...(await renewProof(tx, kernel, sessionId)),
        recoveryCodes:
          first && (await codesLeft(tx, personId)) === 0 ? await replaceRecoveryCodes(tx, kernel, personId) : null,
      };
    });
    visit.setSession(token);
    return { recoveryCodes };
  },
);

export const removePassword = useCase(contract.removePassword, async ({ tx, actor }) => {
  const { personId } = here(actor);
  const gone = await tx
    .withTables<Tables>()
    .deleteFrom('session.password')
    .where('person_id', '=', personId)
    .returning('person_id')
    .executeTakeFirst();
  orRefuse()(gone);
  await refuseLastWayIn(tx, personId);
  return { removed: true } as const;
});

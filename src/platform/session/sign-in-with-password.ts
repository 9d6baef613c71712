import { useCaseInParts } from '../kernel/index.ts';
import * as contract from './contract.ts';
import { countGuess, failGuess, takeGuessBack } from './guess.ts';
import { keep, openSession } from './open-session.ts';
import { passwordFits } from './password.ts';
import { asSignIn } from './platform.ts';
import { codesLeft, useRecoveryCode } from './recovery-codes.ts';

/** Signs in with e-mail and password. */
export const signInWithPassword = useCaseInParts(
  contract.signInWithPassword,
  async ({ kernel, visit, clock }, { email, password }) => {
    const guess = { act: contract.signInWithPassword.name, kernel, visit };
    const guessed = await countGuess(guess, email);
    const { personId, passwordHash } = guessed;
    if (!(await passwordFits(passwordHash, password)) || !personId) return failGuess(guess, guessed);

    const opened = await asSignIn(kernel, async (tx) => {
      await takeGuessBack(tx, guessed);
      return openSession(tx, kernel, visit, { personId, way: 'password', act: guess.act, provedAt: clock.now() });
    });
    return keep(visit, opened);
  },
);

/** Signs in with e-mail and a recovery code, for whoever lost the passkey or forgot the password. */
export const signInWithRecoveryCode = useCaseInParts(
  contract.signInWithRecoveryCode,
  async ({ kernel, visit, clock }, { email, code }) => {
    const guess = { act: contract.signInWithRecoveryCode.name, kernel, visit };
    const guessed = await countGuess(guess, email);
    const { personId } = guessed;
    const done = await asSignIn(kernel, async (tx) => {
      if (!personId || !(await useRecoveryCode(tx, kernel, personId, code))) return null;
      await takeGuessBack(tx, guessed);
      const way = { personId, way: 'recovery code', act: guess.act, provedAt: clock.now() } as const;
      return { opened: await openSession(tx, kernel, visit, way), left: await codesLeft(tx, personId) };
    });
    if (!done) return failGuess(guess, guessed);
    return { ...keep(visit, done.opened), codesLeft: done.left };
  },
);

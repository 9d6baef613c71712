import { refuse } from '../errors/index.ts';
import { useCaseInParts } from '../kernel/index.ts';
import * as contract from './contract.ts';
import { countGuess, emailOf, failGuess, takeGuessBack } from './guess.ts';
import { renewProof } from './open-session.ts';
import { passwordFits } from './password.ts';
import { asSignIn, here, noteSignIn } from './platform.ts';
import { useRecoveryCode } from './recovery-codes.ts';

/** Proves again who is there, with the password or a recovery code. Wrong ones are counted as at the door. */
export const prove = useCaseInParts(contract.prove, async ({ kernel, actor, visit }, { password, code }) => {
  const { personId, sessionId } = here(actor);
  if ((password === undefined) === (code === undefined)) {
    return refuse('INPUT_INVALID', { count: 1 }, [{ field: 'password', says: 'REQUIRED' }]);
  }
  const guess = { act: contract.prove.name, kernel, visit };
  const guessed = await countGuess(guess, await emailOf(kernel, personId));
  if (password !== undefined && !(await passwordFits(guessed.passwordHash, password))) return failGuess(guess, guessed);

  const renewed = await asSignIn(kernel, async (tx) => {
    if (code !== undefined && !(await useRecoveryCode(tx, kernel, personId, code))) return null;
    await takeGuessBack(tx, guessed);
    await noteSignIn(tx, kernel, { act: guess.act, outcome: 'done', records: [sessionId] }, actor);
    return renewProof(tx, kernel, sessionId);
  });
  if (!renewed) return failGuess(guess, guessed);
  visit.setSession(renewed.token);
  return { provedAt: renewed.provedAt };
});

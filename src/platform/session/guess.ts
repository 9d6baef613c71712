import { hashOf, personByEmail, personById } from '../accounts/index.ts';
import type { Actor } from '../actor/index.ts';
import type { Id } from '../contract/index.ts';
import type { Tx } from '../db/index.ts';
import { Refusal } from '../errors/index.ts';
import type { Kernel, Visit } from '../kernel/index.ts';
import { isKnownDevice } from './open-session.ts';
import { asSignIn, noteSignIn } from './platform.ts';
import type { Tables } from './tables.ts';
import { accountMark, type Counter, countersOf, countTry, pepperOf, takeBack } from './throttle.ts';

/** What a guess is held against. An address without an account has the same shape, and the same wait. */
export interface Guessed {
  readonly personId: Id | null;
  readonly passwordHash: string | undefined;
  readonly mark: string;
  readonly counters: readonly Counter[];
}

interface Guess {
  readonly act: string;
  readonly kernel: Kernel;
  readonly visit: Visit;
  /** Who asks, where somebody is signed in already. */
  readonly actor?: Actor;
}

/**
 * Counts a guess at an account's secret, before it is looked at.
 *
 * @throws Refusal SIGN_IN_SLOWED with the seconds to wait
 */
export const countGuess = async ({ act, kernel, visit }: Guess, email: string): Promise<Guessed> => {
  const { wait, ...guessed } = await asSignIn(kernel, async (tx) => {
    const pepper = await pepperOf(tx, kernel);
    const person = await personByEmail(tx, email);
    const open = person && person.disabled_at === null ? person : undefined;
    const knownDevice =
      open && visit.device && (await isKnownDevice(tx, open.id, visit.device)) ? hashOf(visit.device) : null;
    const counters = countersOf(pepper, { email, address: visit.address, knownDevice });
    const mark = accountMark(pepper, email);
    const wait = await countTry(tx, kernel, counters);
    if (wait > 0) await noteSignIn(tx, kernel, { act, outcome: 'SIGN_IN_SLOWED', details: { account: mark } });
    const password = open && (await passwordOf(tx, open.id));
    return { wait, personId: open?.id ?? null, passwordHash: password?.hash, mark, counters };
  });
  if (wait > 0) throw new Refusal('SIGN_IN_SLOWED', { seconds: wait });
  return guessed;
};

/** The guess was wrong: it stays counted, and the trail says so without the address. */
export const failGuess = async ({ act, kernel }: Guess, { mark }: Guessed): Promise<never> => {
  await asSignIn(kernel, (tx) =>
    noteSignIn(tx, kernel, { act, outcome: 'SIGN_IN_FAILED', details: { account: mark } }),
  );
  throw new Refusal('SIGN_IN_FAILED');
};

/** The guess was right: it is taken back, in the transaction of what follows from it. */
export const takeGuessBack = (tx: Tx, { counters }: Guessed): Promise<void> => takeBack(tx, counters);

export const passwordOf = (tx: Tx, personId: Id) =>
  tx
    .withTables<Tables>()
    .selectFrom('session.password')
    .selectAll()
    .where('person_id', '=', personId)
    .executeTakeFirst();

export const emailOf = (kernel: Kernel, personId: Id): Promise<string> =>
  asSignIn(kernel, async (tx) => (await personById(tx, personId))?.email ?? '');

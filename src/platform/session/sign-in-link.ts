import { hashOf, markEmailVerified, newSecret, personByEmail, personById } from '../accounts/index.ts';
import type { Id, Instant } from '../contract/index.ts';
import type { Tx } from '../db/index.ts';
import { refuse } from '../errors/index.ts';
import { newId } from '../ids/index.ts';
import { type Kernel, useCaseInParts } from '../kernel/index.ts';
import * as contract from './contract.ts';
import { forgetWaysIn } from './forget.ts';
import { keep, openSession } from './open-session.ts';
import { asSignIn, noteSignIn } from './platform.ts';
import type { Tables } from './tables.ts';
import { accountMark, counterFor, countTry, pepperOf } from './throttle.ts';
import { hasWayIn } from './ways-in.ts';

/** A mailed link holds this long. */
export const mailedLinkMinutes = 15;
/** Every answer takes at least this long, whether or not there is an account and a link was made. */
const answerMs = 250;
const mailsFree = 4;

export interface SignInLink {
  readonly token: string;
  /** `/sign-in/link#TOKEN`: behind the # it reaches neither a log nor a Referer. */
  readonly path: string;
  readonly expiresAt: Instant;
}

const insertLink = async (
  tx: Tx,
  kernel: Kernel,
  { personId, minutes, mailed }: { personId: Id; minutes: number; mailed: boolean },
): Promise<SignInLink> => {
  const token = newSecret(kernel.random);
  const expiresAt = new Date(kernel.clock.millis() + minutes * 60_000).toISOString();
  await tx
    .withTables<Tables>()
    .insertInto('session.sign_in_link')
    .values({
      token_hash: hashOf(token),
      person_id: personId,
      mailed,
      created_at: kernel.clock.now(),
      expires_at: expiresAt,
      used_at: null,
    })
    .execute();
  return { token, path: `/sign-in/link#${token}`, expiresAt };
};

/**
 * Makes a one-time link to be handed over: for the command line and the first start.
 *
 * @param minutes how long it holds
 * @throws Refusal NOT_FOUND_OR_NO_ACCESS where there is no such person
 */
export const createSignInLink = (kernel: Kernel, personId: Id, minutes: number): Promise<SignInLink> =>
  asSignIn(kernel, async (tx) => {
    if (!(await personById(tx, personId))) refuse('NOT_FOUND_OR_NO_ACCESS');
    return insertLink(tx, kernel, { personId, minutes, mailed: false });
  });

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface MailedLink {
  readonly to: string;
  readonly language: 'en' | 'es';
  readonly link: SignInLink;
}

/** The link for an address that has an open account; not too many of them. */
const linkFor = (kernel: Kernel, email: string): Promise<MailedLink | null> =>
  asSignIn(kernel, async (tx) => {
    const pepper = await pepperOf(tx, kernel);
    const wait = await countTry(tx, kernel, [counterFor(pepper, 'mail', email, mailsFree)]);
    const person = await personByEmail(tx, email);
    const send = wait === 0 && person !== undefined && person.disabled_at === null;
    await noteSignIn(tx, kernel, {
      act: contract.askForLink.name,
      outcome: wait > 0 ? 'SIGN_IN_SLOWED' : 'done',
      details: { account: accountMark(pepper, email) },
    });
    if (!send) return null;
    const link = await insertLink(tx, kernel, { personId: person.id, minutes: mailedLinkMinutes, mailed: true });
    return { to: person.email, language: person.language, link };
  });

/**
 * Mails a link. It does not go through the outbox, which people read: whoever read it there would be somebody else. The answer does not wait
 * for the mail server, and is the same for every address.
 */
export const askForLink = useCaseInParts(contract.askForLink, async ({ kernel, visit }, { email }) => {
  const [mailed] = await Promise.all([kernel.mailer ? linkFor(kernel, email) : null, sleep(answerMs)]);
  if (mailed) {
    const t = kernel.translate(mailed.language);
    const values = { link: `${visit.origin}${mailed.link.path}`, minutes: mailedLinkMinutes };
    kernel.mailer
      ?.send({
        id: newId(kernel.clock, kernel.random),
        to: mailed.to,
        language: mailed.language,
        subject: t('mail.sign-in-link.subject'),
        text: t('mail.sign-in-link.body', values),
      })
      .catch((error: { code?: string }) => kernel.log.warn({ code: error.code }, 'a sign-in link could not be mailed'));
  }
  return { minutes: mailedLinkMinutes };
});

/**
 * Signs in with a link. It is used up, and with it all others of the same person. A link that the operator handed over is a proof of who
 * is there; one that lay in a mailbox is only where the person has nothing else yet.
 */
export const signInWithLink = useCaseInParts(contract.signInWithLink, async ({ kernel, visit, clock }, { token }) => {
  const act = contract.signInWithLink.name;
  const opened = await asSignIn(kernel, async (tx) => {
    const q = tx.withTables<Tables>();
    const used = await q
      .updateTable('session.sign_in_link')
      .set({ used_at: clock.now() })
      .where('token_hash', '=', hashOf(token))
      .where('used_at', 'is', null)
      .where('expires_at', '>', clock.now())
      .returning(['person_id', 'mailed'])
      .executeTakeFirst();
    const person = used && (await personById(tx, used.person_id));
    if (!used || !person || person.disabled_at !== null) {
      await noteSignIn(tx, kernel, { act, outcome: 'LINK_NOT_VALID' });
      return null;
    }
    const others = { used_at: clock.now() };
    await q
      .updateTable('session.sign_in_link')
      .set(others)
      .where('person_id', '=', person.id)
      .where('used_at', 'is', null)
      .execute();
    // the mailbox, or the operator, vouches for the person; whoever set up the account before may have been somebody else
    if (await markEmailVerified(tx, kernel, person.id)) await forgetWaysIn(tx, person.id);
    const provedAt = used.mailed && (await hasWayIn(tx, person.id)) ? null : clock.now();
    return openSession(tx, kernel, visit, { personId: person.id, way: 'link', act, provedAt });
  });
  return opened ? keep(visit, opened) : refuse('LINK_NOT_VALID');
});

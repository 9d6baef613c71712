import { type Actor, type Language, systemActor } from '../actor/index.ts';
import { dataClasses, type Id, type Permission } from '../contract/index.ts';
import type { Tx } from '../db/index.ts';
import { type MessageValues, refuse } from '../errors/index.ts';
import { newId } from '../ids/index.ts';
import { enqueue } from '../jobs/index.ts';
import type { Kernel } from '../kernel/index.ts';
import { MailAddress } from './contract.ts';
import { sealMail } from './sealed.ts';
import { sendKind } from './send-mail.ts';
import type { Tables } from './tables.ts';

export interface NewMail {
  readonly to: string;
  /** `mail.invitation`: subject and text are the messages `<template>.subject` and `<template>.body`. */
  readonly template: string;
  /** No line breaks; an address in the web only in a value whose name ends in `link`. */
  readonly values: MessageValues;
  readonly language: Language;
  /** Who may read it in the outbox and send it by hand. Never a class of a survivor's record: such things are not mailed. */
  readonly may: Permission;
  /** Where the actor has no organisation: whose outbox it goes to. The transaction must then be the platform's. */
  readonly orgId?: Id;
}

/** The classes of a survivor's record, and what survivors say to the plan office. */
const neverMailed: ReadonlySet<string> = new Set([
  ...dataClasses.slice(0, dataClasses.indexOf('plan')),
  'survivor-input',
]);
const longestSubject = 150;

/**
 * Puts a mail in the outbox in the transaction of the act that wants it, and queues its sending where there is a mail server. Without one it
 * waits for a person (`mail.list`).
 *
 * @returns the mail's id
 * @throws Refusal MAIL_ADDRESS_INVALID, MAIL_VALUE_REFUSED naming the value
 */
export const queueMail = async (tx: Tx, kernel: Kernel, actor: Actor, mail: NewMail): Promise<Id> => {
  const { to, template, values, language, may } = mail;
  if (neverMailed.has(may.slice(may.indexOf(' ') + 1))) throw new Error(`${template}: ${may} is never mailed`);
  if (!MailAddress.safeParse(to).success) refuse('MAIL_ADDRESS_INVALID', {}, [{ field: 'to' }]);
  refuseTricks(values);
  const orgId = mail.orgId ?? actor.orgId ?? refuse('NOT_PERMITTED', { permission: may });
  const t = kernel.translate(language);
  const subject = t(`${template}.subject`, values).slice(0, longestSubject);
  const mailId = newId(kernel.clock, kernel.random);
  const sealed = await sealMail(tx, kernel, { orgId, mailId, to, text: t(`${template}.body`, values) });
  await tx
    .withTables<Tables>()
    .insertInto('mail.outbox')
    .values({
      org_id: orgId,
      id: mailId,
      template,
      may,
      language,
      subject,
      ...sealed,
      state: kernel.mailer ? 'waiting' : 'not-configured',
      reason: null,
      created_at: kernel.clock.now(),
      sent_at: null,
    })
    .execute();
  if (kernel.mailer) await enqueue(tx, kernel, systemActor(orgId), sendKind, { mailId }, { key: mailId });
  return mailId;
};

/** A name that brings lines of its own could add headers, or words that look like ours; one that brings a link, a trap. */
const refuseTricks = (values: MessageValues): void => {
  for (const [name, value] of Object.entries(values)) {
    const text = String(value);
    const link = /link$/i.test(name);
    if (/[\p{Cc}\u2028\u2029]/u.test(text) || (!link && /:\/\/|\bwww\./i.test(text))) {
      refuse('MAIL_VALUE_REFUSED', { name }, [{ field: name }]);
    }
  }
};

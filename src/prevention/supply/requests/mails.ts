import type { Actor } from '../../../platform/actor/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Kernel } from '../../../platform/kernel/index.ts';
import { queueMail } from '../../../platform/mail/index.ts';
import { pathOf } from './token.ts';

export interface Sender {
  readonly tx: Tx;
  readonly kernel: Kernel;
  readonly actor: Actor;
  readonly orgId: Id;
}

interface Mailed {
  readonly email: string;
  readonly dueOn: string;
  readonly language: 'en' | 'es';
}

/** No mail names who asks or what about: it may go further than the one it is for. */
const send = (
  { tx, kernel, actor, orgId }: Sender,
  { email, dueOn, language }: Mailed,
  name: 'ask' | 'remind' | 'back',
  more: Readonly<Record<string, string>> = {},
): Promise<Id> =>
  queueMail(tx, kernel, actor, {
    to: email,
    template: `mail.supply-${name}`,
    values: { day: dueOn, ...more },
    language,
    may: 'write supply',
    orgId,
  });

export const mailLink = (sender: Sender, mailed: Mailed, { origin, token }: { origin: string; token: string }) =>
  send(sender, mailed, 'ask', { link: `${origin}${pathOf(token, mailed.language)}` });

/** Without a link: only its hash is kept. It says where to find the link, and whom to ask for a new one. */
export const mailReminder = (sender: Sender, mailed: Mailed) => send(sender, mailed, 'remind');

/** The reason itself waits behind the link. */
export const mailSentBack = (sender: Sender, mailed: Mailed) => send(sender, mailed, 'back');

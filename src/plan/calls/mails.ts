import type { Id } from '../../platform/contract/index.ts';
import type { Context } from '../../platform/kernel/index.ts';
import { queueMail } from '../../platform/mail/index.ts';
import type { DataCallRow } from '../tables.ts';

type Sender = Pick<Context, 'tx' | 'kernel' | 'actor'>;
type Asking = Pick<DataCallRow, 'title' | 'period' | 'due_on' | 'language'>;

interface To {
  readonly email: string;
  readonly agency: string;
}

const about = ({ title, period, due_on: due }: Asking, { agency }: To) => ({ title, period, due, agency });

/** The subject of every one of these mails is neutral: it stands on screens that others see. */
const send = ({ tx, kernel, actor }: Sender, call: Asking, to: To, name: string, more: object = {}): Promise<Id> =>
  queueMail(tx, kernel, actor, {
    to: to.email,
    template: `plan.mail.${name}`,
    values: { ...about(call, to), ...more },
    language: call.language,
    may: 'write data-call',
  });

/** @param link the whole address, with the platform's own before it */
export const mailInvitation = (sender: Sender, call: Asking, to: To, link: string): Promise<Id> =>
  send(sender, call, to, 'invitation', { link });

/** Without a link: only its hash is kept. It says where to find the link, and whom to ask for a new one. */
export const mailReminder = (sender: Sender, call: Asking, to: To, daysLate: number): Promise<Id> =>
  send(sender, call, to, 'reminder', { daysLate });

export const mailNewLink = (sender: Sender, call: Asking, to: To, daysLate: number, link: string): Promise<Id> =>
  send(sender, call, to, 'new-link', { daysLate, link });

/** The reason itself waits behind the link: a mail may go further than the office. */
export const mailSentBack = (sender: Sender, call: Asking, to: To): Promise<Id> => send(sender, call, to, 'sent-back');

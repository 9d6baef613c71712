import { z } from 'zod';
import { type ErrorCodes, Id, Instant, Paging, pageOf, route } from '../contract/index.ts';

export const mailErrors = {
  MAIL_ADDRESS_INVALID: 422,
  MAIL_VALUE_REFUSED: 422,
  MAIL_ALREADY_SENT: 409,
  MAIL_NOT_CONFIGURED: 409,
  MAIL_SERVER_UNAVAILABLE: 503,
  MAIL_SERVER_REFUSED: 502,
} as const satisfies ErrorCodes;

/** `not-configured`: there is no mail server, a person has to send it; `failed`: the server did not take it. */
export const MailState = z.enum(['waiting', 'sent', 'failed', 'not-configured', 'sent-by-hand']);

/** One address as SMTP takes it: ASCII, no name, no second one. */
export const MailAddress = z
  .email('MAIL_ADDRESS_INVALID')
  .max(254, 'MAIL_ADDRESS_INVALID')
  .regex(/^[\x21-\x7e]+$/, 'MAIL_ADDRESS_INVALID');

const fields = {
  id: Id,
  /** Null where its key was destroyed. */
  to: z.string().nullable(),
  /** `mail.invitation`. */
  template: z.string(),
  subject: z.string(),
  language: z.enum(['en', 'es']),
  state: MailState,
  problem: z.object({ code: z.string(), says: z.string(), fix: z.string() }).nullable(),
  createdAt: Instant,
  sentAt: Instant.nullable(),
};

export const MailRow = z.object(fields).meta({ id: 'MailRow' });
export const MailView = z
  .object({
    ...fields,
    /** Null once it was sent: it may have held a link that opens something. */
    text: z.string().nullable(),
  })
  .meta({ id: 'Mail' });

const One = z.object({ mailId: Id });

export const listMails = route('mail.list', 'GET /mails', {
  says: 'Lists the mails your roles let you read, newest first, and whether a mail server is configured.',
  may: 'signed in',
  takes: Paging.extend({ state: MailState.optional() }),
  gives: pageOf(MailRow).extend({ configured: z.boolean() }),
});

export const getMail = route('mail.get', 'GET /mails/:mailId', {
  says: 'One mail with its text, to send it by hand.',
  may: 'signed in',
  takes: One,
  gives: MailView,
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});

export const markSent = route('mail.mark-sent', 'POST /mails/:mailId/sent', {
  says: 'Notes that you have sent a mail by hand; its text is then removed.',
  may: 'signed in',
  takes: One,
  gives: MailRow,
  refuses: ['NOT_FOUND_OR_NO_ACCESS', 'MAIL_ALREADY_SENT'],
});

export const tryAgain = route('mail.try-again', 'POST /mails/:mailId/try-again', {
  says: 'Hands a mail to the mail server again.',
  may: 'signed in',
  takes: One,
  gives: MailRow,
  refuses: ['NOT_FOUND_OR_NO_ACCESS', 'MAIL_ALREADY_SENT', 'MAIL_NOT_CONFIGURED'],
});

/** Mails: queued with the act that wants them, sent by SMTP, or kept for a person to send. */

export { type MailConfig, readMailConfig } from './config.ts';
export { type Letter, type Mailer, openMailer } from './mailer.ts';
export { mailParts } from './parts.ts';
export { type NewMail, queueMail } from './queue-mail.ts';

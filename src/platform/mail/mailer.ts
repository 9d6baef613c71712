import { createTransport } from 'nodemailer';
import type { Id } from '../contract/index.ts';
import { Refusal } from '../errors/index.ts';
import type { MailConfig } from './config.ts';

export interface Letter {
  readonly id: Id;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly language: 'en' | 'es';
}

/** The way out. */
export interface Mailer {
  /**
   * Hands a letter to the mail server.
   *
   * @throws Refusal MAIL_SERVER_UNAVAILABLE where it may work later, MAIL_SERVER_REFUSED where it never will
   */
  send(letter: Letter): Promise<void>;
  close(): void;
}

export interface MailerOptions {
  /** A certificate authority to trust beside the system's, PEM. */
  readonly ca?: string;
  readonly timeoutMs?: number;
}

/** SMTP by the configuration: one mail a connection, plain text, no file and no address in the web is ever read. */
export const openMailer = (config: MailConfig, { ca, timeoutMs = 15_000 }: MailerOptions = {}): Mailer => {
  const domain = config.from.address.slice(config.from.address.lastIndexOf('@') + 1);
  const transport = createTransport({
    host: config.host,
    port: config.port,
    // what we call ourselves; the machine's own name is nobody's business
    name: domain,
    secure: config.tls === 'at once',
    requireTLS: config.tls === 'starttls',
    ignoreTLS: config.tls === 'none',
    tls: { minVersion: 'TLSv1.2', ...(ca ? { ca } : {}) },
    ...(config.login ? { auth: config.login } : {}),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async ({ id, to, subject, text, language }) => {
      try {
        await transport.sendMail({
          from: config.from,
          to: { name: '', address: to },
          envelope: { from: config.from.address, to: [to] },
          // the same at each try, so that a mail that was taken twice is shown once
          messageId: `<${id}@${domain}>`,
          subject,
          text,
          textEncoding: 'quoted-printable',
          xMailer: false,
          headers: {
            'Content-Language': language,
            'Auto-Submitted': 'auto-generated',
            'X-Auto-Response-Suppress': 'All',
          },
        });
      } catch (error) {
        throw new Refusal(isFinal(error) ? 'MAIL_SERVER_REFUSED' : 'MAIL_SERVER_UNAVAILABLE');
      }
    },
    close: () => transport.close(),
  };
};

/** A lasting no to this recipient or this text (5xx). A refused login or a broken line may mend. */
const isFinal = (error: unknown): boolean => {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode !== undefined && responseCode >= 500;
};

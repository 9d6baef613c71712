import { z } from 'zod';
import { Refusal } from '../errors/index.ts';
import { MailAddress } from './contract.ts';

export interface MailConfig {
  readonly host: string;
  readonly port: number;
  /** `at once`: TLS from the first byte; `starttls`: required before anything is sent; `none`: only on this machine. */
  readonly tls: 'at once' | 'starttls' | 'none';
  readonly login: { readonly user: string; readonly pass: string } | null;
  readonly from: { readonly name: string; readonly address: string };
}

const Settings = z.object({
  SMTP_URL: z.url({ protocol: /^smtps?$/ }),
  MAIL_FROM: MailAddress,
  // it stands on lock screens: it must not say what this is about
  MAIL_FROM_NAME: z
    .string()
    .regex(/^[^\p{Cc}<>"]{1,60}$/u)
    .default('Fourfold'),
});

const loopback = new Set(['127.0.0.1', '[::1]', 'localhost']);

/**
 * Reads SMTP_URL, MAIL_FROM and MAIL_FROM_NAME. A mail server on another machine must speak TLS; there is no switch to do without.
 *
 * @returns null where no SMTP_URL is set: mails then wait for a person
 * @throws Refusal CONFIGURATION_INVALID naming the variables
 */
export const readMailConfig = (env: Readonly<Record<string, string | undefined>>): MailConfig | null => {
  if (!env.SMTP_URL) return null;
  const parsed = Settings.safeParse(env);
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map((issue) => issue.path.join('.')));
    throw new Refusal('CONFIGURATION_INVALID', { names: [...names].join(', ') });
  }
  const { SMTP_URL, MAIL_FROM, MAIL_FROM_NAME } = parsed.data;
  const url = new URL(SMTP_URL);
  const atOnce = url.protocol === 'smtps:';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (atOnce ? 465 : 587),
    tls: atOnce ? 'at once' : loopback.has(url.hostname) ? 'none' : 'starttls',
    login: url.username ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } : null,
    from: { name: MAIL_FROM_NAME, address: MAIL_FROM },
  };
};

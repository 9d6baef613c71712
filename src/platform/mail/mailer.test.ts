import { afterEach, describe, expect, it } from 'vitest';
import { type MailConfig, readMailConfig } from './config.ts';
import { openMailer } from './mailer.ts';
import { localhostCertificate } from './testing/certificate.ts';
import { type MailServer, mailServer } from './testing/mail-server.ts';

const id = '0197a000-0000-7000-8000-000000000001';
const letter = {
  id,
  to: 'reader@example.org',
  subject: 'Aviso',
  text: 'Buenos días.\n\nLínea dos.\n',
  language: 'es',
} as const;

describe('handing a mail to a real SMTP server', () => {
  let server: MailServer;
  afterEach(() => server.close());
  const configOf = (more: Partial<MailConfig> = {}): MailConfig => ({
    host: 'localhost',
    port: server.port,
    tls: 'none',
    login: null,
    from: { name: 'Fourfold', address: 'notices@fourfold.example' },
    ...more,
  });

  it('sends plain text with a neutral sender, one recipient, and nothing about this machine', async () => {
    server = await mailServer();
    await openMailer(configOf()).send(letter);
    expect(server.received).toMatchObject([{ from: 'notices@fourfold.example', to: ['reader@example.org'] }]);
    const raw = server.received[0]?.raw ?? '';
    expect(raw).toContain('From: Fourfold <notices@fourfold.example>\r\n');
    expect(raw).toContain(`Message-ID: <${id}@fourfold.example>\r\n`);
    expect(raw).toContain('Auto-Submitted: auto-generated\r\n');
    expect(raw).toContain('Content-Type: text/plain; charset=utf-8\r\n');
    expect(raw).toContain('Buenos d=C3=ADas.');
    expect(raw).not.toMatch(/^(X-Mailer|Bcc|Cc|Content-Type: text\/html)/im);
  });

  it('speaks TLS before it says anything to a server elsewhere, and signs in', async () => {
    const { key, cert } = localhostCertificate();
    server = await mailServer({ key, cert });
    const login = { user: 'fourfold', pass: 'right' };
    await openMailer(configOf({ tls: 'starttls', login }), { ca: cert }).send(letter);
    expect(server.received).toMatchObject([{ secure: true, user: 'fourfold' }]);
  });

  it('speaks TLS from the first byte where the address says smtps', async () => {
    const { key, cert } = localhostCertificate();
    server = await mailServer({ key, cert, secure: true });
    await openMailer(configOf({ tls: 'at once' }), { ca: cert }).send(letter);
    expect(server.received).toMatchObject([{ secure: true }]);
  });

  it('says nothing to a server without TLS or with a certificate nobody vouches for', async () => {
    server = await mailServer();
    await expect(openMailer(configOf({ tls: 'starttls' })).send(letter)).rejects.toMatchObject({
      code: 'MAIL_SERVER_UNAVAILABLE',
    });
    await server.close();
    const { key, cert } = localhostCertificate();
    server = await mailServer({ key, cert });
    await expect(openMailer(configOf({ tls: 'starttls' })).send(letter)).rejects.toMatchObject({
      code: 'MAIL_SERVER_UNAVAILABLE',
    });
    expect(server.received).toEqual([]);
  });

  it('knows a no for good from a no for now', async () => {
    server = await mailServer({}, (to) => (to.startsWith('gone') ? 550 : 451));
    const mailer = openMailer(configOf());
    await expect(mailer.send({ ...letter, to: 'gone@example.org' })).rejects.toMatchObject({
      code: 'MAIL_SERVER_REFUSED',
    });
    await expect(mailer.send(letter)).rejects.toMatchObject({ code: 'MAIL_SERVER_UNAVAILABLE' });
    const wrong = openMailer(configOf({ login: { user: 'fourfold', pass: 'wrong' } }));
    await expect(wrong.send(letter)).rejects.toMatchObject({ code: 'MAIL_SERVER_UNAVAILABLE' });
    await server.close();
    await expect(mailer.send(letter)).rejects.toMatchObject({ code: 'MAIL_SERVER_UNAVAILABLE' });
  });

  it('cannot be talked into a second header or recipient, even by what should never reach it', async () => {
    server = await mailServer();
    await openMailer(configOf()).send({ ...letter, subject: 'Hello\r\nBcc: other@example.org\r\n\r\nBody' });
    expect(server.received[0]?.to).toEqual(['reader@example.org']);
    expect(server.received[0]?.raw).not.toMatch(/^Bcc/im);
  });
});

describe('the settings of the mail server', () => {
  const from = { MAIL_FROM: 'notices@fourfold.example' };

  it('are none where no SMTP_URL is set', () => {
    expect(readMailConfig({ ...from })).toBeNull();
  });

  it('ask for TLS anywhere but on this machine', () => {
    expect(readMailConfig({ SMTP_URL: 'smtp://mail.example:2525', ...from })).toMatchObject({
      tls: 'starttls',
      port: 2525,
    });
    expect(readMailConfig({ SMTP_URL: 'smtps://us%40er:p%2Fw@mail.example', ...from })).toMatchObject({
      tls: 'at once',
      port: 465,
      login: { user: 'us@er', pass: 'p/w' },
    });
    expect(readMailConfig({ SMTP_URL: 'smtp://127.0.0.1:1025', ...from })).toMatchObject({ tls: 'none' });
  });

  it.each([
    [{ SMTP_URL: 'smtp://mail.example' }, 'MAIL_FROM'],
    [{ SMTP_URL: 'http://mail.example', ...from }, 'SMTP_URL'],
    [{ SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'a@b.example, c@d.example' }, 'MAIL_FROM'],
    [{ SMTP_URL: 'smtp://mail.example', ...from, MAIL_FROM_NAME: 'A\r\nBcc: x@y.example' }, 'MAIL_FROM_NAME'],
  ])('are refused with the name of what is wrong: %j', (env, names) => {
    expect(() => readMailConfig(env)).toThrow(
      expect.objectContaining({ code: 'CONFIGURATION_INVALID', values: { names } }),
    );
  });
});

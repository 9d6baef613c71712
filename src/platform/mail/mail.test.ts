import { sql } from 'kysely';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { allMessages } from '../../server/compose.ts';
import { testWorld } from '../../testing/world.ts';
import type { Actor } from '../actor/index.ts';
import { translator } from '../i18n/index.ts';
import { startWorker, type Worker } from '../jobs/index.ts';
import type { Kernel } from '../kernel/index.ts';
import { perform } from '../kernel/index.ts';
import type { TestWorld } from '../testing/world.ts';
import { readMailConfig } from './config.ts';
import { openMailer } from './mailer.ts';
import { getMail, listMails, markSent, tryAgain } from './outbox.ts';
import { type NewMail, queueMail } from './queue-mail.ts';
import { sendKind } from './send-mail.ts';
import { sweepMails } from './sweep.ts';
import { type MailServer, mailServer } from './testing/mail-server.ts';

const secretLink = 'https://fourfold.example/invitation#s3cr3t';
const messages = {
  en: { ...allMessages.en, 'test.mail.subject': 'For {name}', 'test.mail.body': 'Open {link} within {days} days.' },
  es: { ...allMessages.es, 'test.mail.subject': 'Para {name}', 'test.mail.body': 'Abra {link} en {days} días.' },
};

describe('a mail', () => {
  let world: TestWorld;
  let orgId: string;
  let admin: Actor;
  /** Without a mail server. */
  let kernel: Kernel;
  let server: MailServer | null = null;
  let worker: Worker | null = null;
  beforeAll(async () => {
    world = await testWorld();
    kernel = { ...world.kernel, translate: translator(messages) };
    orgId = await world.organisation();
    admin = await world.actor(orgId, 'org-admin');
  });
  afterEach(async () => {
    await worker?.stop();
    await server?.close();
    [worker, server] = [null, null];
  });

  const mail = (more: Partial<NewMail> = {}): NewMail => ({
    to: 'reader@example.org',
    template: 'test.mail',
    values: { name: 'the reader', link: secretLink, days: 7 },
    language: 'en',
    may: 'write account',
    ...more,
  });
  const queued = (with_: Kernel, more: Partial<NewMail> = {}): Promise<string> =>
    with_.db.transaction(admin, (tx) => queueMail(tx, with_, admin, mail(more)));
  const withServer = async (refuse?: (to: string) => number | null): Promise<Kernel> => {
    server = await mailServer({}, refuse);
    const config = readMailConfig({
      SMTP_URL: `smtp://127.0.0.1:${server.port}`,
      MAIL_FROM: 'notices@fourfold.example',
    });
    if (!config) throw new Error('no mail server');
    return { ...kernel, mailer: openMailer(config) };
  };
  const work = (on: Kernel): void => {
    worker = startWorker(on, [sendKind], { pollMs: 50 });
  };
  const untilState = async (on: Kernel, mailId: string, state: string) => {
    for (let i = 0; i < 200; i++) {
      const now = await perform(on, admin, getMail, { mailId });
      if (now.state === state) return now;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`the mail did not become ${state}`);
  };

  describe('where no mail server is configured', () => {
    it('waits for a person, who reads its text, sends it and says so; then the text is gone', async () => {
      const mailId = await queued(kernel, { language: 'es' });
      const list = await perform(kernel, admin, listMails, { state: 'not-configured' });
      expect(list).toMatchObject({
        configured: false,
        rows: [{ id: mailId, to: 'reader@example.org', subject: 'Para the reader' }],
      });
      expect(await perform(kernel, admin, getMail, { mailId })).toMatchObject({
        text: `Abra ${secretLink} en 7 días.`,
      });
      await expect(perform(kernel, admin, tryAgain, { mailId })).rejects.toMatchObject({ code: 'MAIL_NOT_CONFIGURED' });
      await perform(kernel, admin, markSent, { mailId });
      expect(await perform(kernel, admin, getMail, { mailId })).toMatchObject({ state: 'sent-by-hand', text: null });
      await expect(perform(kernel, admin, markSent, { mailId })).rejects.toMatchObject({ code: 'MAIL_ALREADY_SENT' });
    });

    it('can be handed to the server when there is one at last', async () => {
      const mailId = await queued(kernel);
      const connected = await withServer();
      await perform(connected, admin, tryAgain, { mailId });
      work(connected);
      await untilState(connected, mailId, 'sent');
      expect(server?.received).toHaveLength(1);
    });
  });

  it('lies sealed in the database', async () => {
    const mailId = await queued(kernel);
    const { rows } = await kernel.db.transaction(admin, (tx) =>
      sql<{
        row: string;
      }>`select row_to_json(o)::text || encode(body, 'escape') || encode(recipient, 'escape') as row from mail.outbox o where id = ${mailId}`.execute(
        tx,
      ),
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.row).not.toMatch(/s3cr3t|reader@example/);
  });

  it('goes out, once, and its text is then removed', async () => {
    const connected = await withServer();
    const mailId = await queued(connected);
    expect(await perform(connected, admin, getMail, { mailId })).toMatchObject({ state: 'waiting' });
    work(connected);
    expect(await untilState(connected, mailId, 'sent')).toMatchObject({ text: null, sentAt: expect.any(String) });
    expect(server?.received).toMatchObject([{ to: ['reader@example.org'] }]);
    expect(server?.received[0]?.raw).toContain('Subject: For the reader\r\n');
  });

  it('is not sent when the act that wanted it is refused', async () => {
    const connected = await withServer();
    work(connected);
    const act = connected.db.transaction(admin, async (tx) => {
      await queueMail(tx, connected, admin, mail({ may: 'read account' }));
      throw new Error('changed its mind');
    });
    await expect(act).rejects.toThrow('changed its mind');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(server?.received).toEqual([]);
  });

  it('that the server refuses for good is shown with the reason and its text, to be sent by hand', async () => {
    const connected = await withServer(() => 550);
    const mailId = await queued(connected);
    work(connected);
    expect(await untilState(connected, mailId, 'failed')).toMatchObject({
      problem: { code: 'MAIL_SERVER_REFUSED', says: 'The mail server refused this mail.' },
      text: `Open ${secretLink} within 7 days.`,
    });
  });

  it('is tried again later while the server says no for now', async () => {
    let answer: number | null = 451;
    const connected = await withServer(() => answer);
    const mailId = await queued(connected);
    work(connected);
    const tries = async (): Promise<number> => {
      const { rows } = await connected.db.transaction(admin, (tx) =>
        sql<{ attempt: number }>`select attempt from jobs.job where key = ${mailId} and state = 'waiting'`.execute(tx),
      );
      return rows[0]?.attempt ?? 0;
    };
    while ((await tries()) < 1) await new Promise((resolve) => setTimeout(resolve, 50));
    answer = null;
    world.clock.advance(31_000);
    await untilState(connected, mailId, 'sent');
    expect(server?.received).toHaveLength(1);
  });

  it('is seen only by who holds the permission it names, in its organisation', async () => {
    const mailId = await queued(kernel, { may: 'write data-call' });
    const officer = await world.actor(orgId, 'plan-officer');
    expect(await perform(kernel, officer, getMail, { mailId })).toMatchObject({ id: mailId });
    expect((await perform(kernel, officer, listMails, {})).rows).toMatchObject([{ id: mailId }]);
    for (const stranger of [admin, await world.actor(await world.organisation(), 'plan-officer')]) {
      for (const act of [getMail, markSent, tryAgain]) {
        await expect(world.perform(stranger, act, { mailId })).rejects.toMatchObject({
          code: 'NOT_FOUND_OR_NO_ACCESS',
        });
      }
      expect((await perform(kernel, stranger, listMails, {})).rows.map((row) => row.id)).not.toContain(mailId);
    }
  });

  it.each([
    'reader@example.org\r\nBcc: other@example.org',
    'a@example.org, b@example.org',
    'Reader <reader@example.org>',
    'reader@exämple.org',
    'reader',
    `${'a'.repeat(250)}@example.org`,
  ])('to %j is refused', async (to) => {
    await expect(queued(kernel, { to })).rejects.toMatchObject({ code: 'MAIL_ADDRESS_INVALID' });
  });

  it.each([
    ['name', 'Jane\r\nBcc: other@example.org'],
    ['name', 'Jane\u2028Your account is locked'],
    ['name', 'Jane, see http://evil.example'],
    ['name', 'www.evil.example'],
    ['link', 'https://fourfold.example/\r\nX: y'],
  ])('with the value %s %j is refused, and the value not repeated', async (name, value) => {
    const values = { name: 'the reader', link: secretLink, days: 7, [name]: value };
    const refusal = await queued(kernel, { values }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'MAIL_VALUE_REFUSED', where: [{ field: name }] });
    expect(JSON.stringify(refusal)).not.toContain(value.slice(5));
  });

  it('about a survivor’s record cannot be made at all', async () => {
    for (const may of ['read narrative', 'read contact', 'share location', 'read survivor-input'] as const) {
      await expect(queued(kernel, { may })).rejects.toThrow('is never mailed');
    }
  });

  it('loses its text after 30 days and goes after 90, sent or not', async () => {
    const mailId = await queued(kernel);
    world.clock.advance(31 * 86_400_000);
    await sweepMails.run(kernel);
    expect(await perform(kernel, admin, getMail, { mailId })).toMatchObject({ state: 'not-configured', text: null });
    world.clock.advance(60 * 86_400_000);
    await sweepMails.run(kernel);
    await expect(perform(kernel, admin, getMail, { mailId })).rejects.toMatchObject({ code: 'NOT_FOUND_OR_NO_ACCESS' });
  });
});

describe('the texts of all mails', () => {
  const telling = /traffick|survivor|victim|shelter|rescue|abuse|trata|v[íi]ctima|sobreviviente|refugio|abuso/i;
  const templates = Object.keys(allMessages.en)
    .filter((key) => key.endsWith('.subject') && key.replace(/subject$/, 'body') in allMessages.en)
    .map((key) => key.replace(/\.subject$/, ''));

  it('say in their subject nothing that somebody beside the reader may not see on a lock screen', () => {
    for (const language of ['en', 'es'] as const) {
      for (const template of templates) expect(allMessages[language][`${template}.subject`]).not.toMatch(telling);
    }
  });
});

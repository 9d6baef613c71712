import { z } from 'zod';
import { Id } from '../contract/index.ts';
import type { Tx } from '../db/index.ts';
import { refuse } from '../errors/index.ts';
import { jobKind } from '../jobs/index.ts';
import * as queries from './queries.ts';
import { bodyOf, recipientsOf } from './sealed.ts';
import type { Outbox } from './tables.ts';

/** Hands one mail to the mail server; for about an hour where the server does not answer. */
export const sendKind = jobKind('mail.send', {
  may: 'write deployment',
  takes: z.object({ mailId: Id }),
  gives: z.object({}),
  retries: { attempts: 8, baseMs: 30_000, codes: ['MAIL_SERVER_UNAVAILABLE'] },
  run: async ({ kernel, actor }, { mailId }) => {
    const orgId = actor.orgId ?? refuse('NOT_FOUND_OR_NO_ACCESS');
    const letter = await kernel.db.transaction(actor, async (tx) => {
      const mail = await queries.mailById(tx, orgId, mailId);
      if (mail.state !== 'waiting') return null;
      const [to] = await recipientsOf(tx, kernel, [mail]);
      const text = await bodyOf(tx, kernel, mail);
      return to && text
        ? { id: mail.id, to, text, subject: mail.subject, language: mail.language }
        : refuse('SHREDDED');
    });
    if (!letter) return {};
    const mailer = kernel.mailer ?? refuse('MAIL_NOT_CONFIGURED');
    await mailer.send(letter);
    await kernel.db.transaction(actor, (tx) =>
      change(tx, orgId, mailId, { state: 'sent', sent_at: kernel.clock.now(), body: null }),
    );
    return {};
  },
  failed: ({ tx, orgId, reason }, { mailId }) => change(tx, orgId, mailId, { state: 'failed', reason }),
});

/** Only a mail that still waits: a person may have sent it meanwhile. */
const change = async (tx: Tx, orgId: Id, mailId: Id, to: Partial<Outbox>): Promise<void> => {
  await queries.updateMail(tx, orgId, mailId, ['waiting'], to);
};

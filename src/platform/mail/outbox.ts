import { sql } from 'kysely';
import type { z } from 'zod';
import { systemActor } from '../actor/index.ts';
import { refuse } from '../errors/index.ts';
import type { Translate } from '../i18n/index.ts';
import { enqueue, permissionsOf } from '../jobs/index.ts';
import { type Context, useCase } from '../kernel/index.ts';
import * as contract from './contract.ts';
import * as queries from './queries.ts';
import { bodyOf, recipientsOf } from './sealed.ts';
import { sendKind } from './send-mail.ts';
import type { Outbox, Tables } from './tables.ts';

type Row = z.input<typeof contract.MailRow>;

const rowOf = (t: Translate, mail: Outbox, to: string | null | undefined): Row => ({
  id: mail.id,
  to: to ?? null,
  template: mail.template,
  subject: mail.subject,
  language: mail.language,
  state: mail.state,
  problem: mail.reason
    ? { code: mail.reason, says: t(`error.${mail.reason}`), fix: t(`error.${mail.reason}.fix`) }
    : null,
  createdAt: mail.created_at,
  sentAt: mail.sent_at,
});

/** A mail whose permission the actor holds; one that is not there refuses the same way. */
const mailInSight = async ({ tx, kernel, actor, orgId, note }: Context, mailId: string): Promise<Outbox> => {
  note(mailId);
  const mail = await queries.mailById(tx, orgId, mailId);
  return permissionsOf(kernel.roles, actor).includes(mail.may) ? mail : refuse('NOT_FOUND_OR_NO_ACCESS');
};

export const listMails = useCase(contract.listMails, async ({ tx, kernel, actor, orgId, t }, input) => {
  const { limit, offset, state } = input;
  const held = permissionsOf(kernel.roles, actor);
  let query = tx
    .withTables<Tables>()
    .selectFrom('mail.outbox')
    .where('org_id', '=', orgId)
    .where('may', 'in', held.length > 0 ? held : ['']);
  if (state) query = query.where('state', '=', state);
  const { total } = await query.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow();
  const mails = await query
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  const to = await recipientsOf(tx, kernel, mails);
  const rows = mails.map((mail, i) => rowOf(t, mail, to[i]));
  return { rows, total, limit, offset, configured: kernel.mailer !== undefined };
});

export const getMail = useCase(contract.getMail, async (context, { mailId }) => {
  const { tx, kernel, t } = context;
  const mail = await mailInSight(context, mailId);
  const [to] = await recipientsOf(tx, kernel, [mail]);
  return { ...rowOf(t, mail, to), text: await bodyOf(tx, kernel, mail) };
});

export const markSent = useCase(contract.markSent, async (context, { mailId }) => {
  const { tx, kernel, orgId, clock, t } = context;
  await mailInSight(context, mailId);
  const sent: Partial<Outbox> = { state: 'sent-by-hand', sent_at: clock.now(), body: null };
  const mail = await queries.updateMail(tx, orgId, mailId, ['waiting', 'failed', 'not-configured'], sent);
  if (!mail) return refuse('MAIL_ALREADY_SENT');
  const [to] = await recipientsOf(tx, kernel, [mail]);
  return rowOf(t, mail, to);
});

export const tryAgain = useCase(contract.tryAgain, async (context, { mailId }) => {
  const { tx, kernel, orgId, t } = context;
  const found = await mailInSight(context, mailId);
  if (!kernel.mailer) return refuse('MAIL_NOT_CONFIGURED');
  if (found.state === 'sent' || found.state === 'sent-by-hand') return refuse('MAIL_ALREADY_SENT');
  await queries.updateMail(tx, orgId, mailId, ['failed', 'not-configured'], { state: 'waiting', reason: null });
  await enqueue(tx, kernel, systemActor(orgId), sendKind, { mailId }, { key: mailId });
  const mail = await queries.mailById(tx, orgId, mailId);
  const [to] = await recipientsOf(tx, kernel, [mail]);
  return rowOf(t, mail, to);
});

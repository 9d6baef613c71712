import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Actor } from '../../platform/actor/index.ts';
import { Id } from '../../platform/contract/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { jobKind } from '../../platform/jobs/index.ts';
import type { Kernel } from '../../platform/kernel/index.ts';
import { plan } from '../queries.ts';
import type { DataCallRow, RecipientRow } from '../tables.ts';
import { isOpen } from './link.ts';
import { mailNewLink, mailReminder } from './mails.ts';
import { changeRecipient, lockRecipients, recipients } from './queries.ts';
import { reminderDays } from './reminder-days.ts';
import { daysLate } from './views.ts';

interface Sender {
  readonly tx: Tx;
  readonly kernel: Kernel;
  readonly actor: Actor;
}

/** Writes to one agency again, with a new link or without, and counts it. */
export const writeAgain = async (
  sender: Sender,
  call: DataCallRow,
  recipient: Selectable<RecipientRow>,
  to: { email: string; agency: string },
  link: string | null,
): Promise<void> => {
  const { tx, kernel } = sender;
  const late = daysLate(call.due_on, recipient, kernel.clock.today());
  if (link) await mailNewLink(sender, call, to, late, link);
  else await mailReminder(sender, call, to, late);
  await changeRecipient(tx, recipient, { reminders: recipient.reminders + 1, reminded_at: kernel.clock.now() });
};

/**
 * Reminds the agencies of a call whose reminder has fallen due. Days are counted in UTC, as the moments are kept. The rows are locked and
 * change in the same transaction, so however often this runs, nobody gets two mails on one day.
 */
export const remindDue = async (sender: Sender, planId: Id, callId: Id): Promise<number> => {
  const { tx, kernel } = sender;
  const call = await plan(tx)
    .selectFrom('plan.data_call')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('id', '=', callId)
    .executeTakeFirst();
  if (!call || call.closed_at !== null) return 0;
  const day = kernel.clock.now().slice(0, 10);
  const locked = await lockRecipients(tx, planId, callId);
  const names = new Map((await recipients(tx, planId, [callId])).map((r) => [r.agency_id, r.name]));
  let reminded = 0;
  for (const recipient of locked) {
    const { email, agency_id: agency } = recipient;
    const heard = (recipient.reminded_at ?? call.opened_at).slice(0, 10);
    if (email === null || recipient.answered_at !== null || !isOpen({ ...recipient, ...call }, day)) continue;
    if (reminderDays(call.due_on, day, heard).length === 0) continue;
    const name = names.get(agency);
    await writeAgain(sender, call, recipient, { email, agency: name?.[call.language] ?? name?.en ?? agency }, null);
    reminded++;
  }
  return reminded;
};

export const remindKind = jobKind('plan.remind-agencies', {
  may: 'write data-call',
  takes: z.object({ planId: Id, callId: Id }),
  gives: z.object({ reminded: z.number().int() }),
  run: ({ kernel, actor, step }, { planId, callId }) =>
    step('remind', async (tx) => ({ reminded: await remindDue({ tx, kernel, actor }, planId, callId) })),
});

export const scheduleName = (callId: Id): string => `plan.remind-agencies/${callId}`;

/** Once a day, in the morning of the deployment, for as long as the call is open. */
export const remindersSchedule = ({ env }: Pick<Kernel, 'env'>, planId: Id, callId: Id) => ({
  name: scheduleName(callId),
  kind: remindKind,
  input: { planId, callId },
  rule: { daily: '08:00', zone: env?.FOURFOLD_TIME_ZONE ?? 'UTC' },
});

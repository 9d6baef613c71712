import type { Selectable } from 'kysely';
import { refuse } from '../../platform/errors/index.ts';
import { type Context, useCase } from '../../platform/kernel/index.ts';
import { plan } from '../queries.ts';
import type { DataCallRow, RecipientRow } from '../tables.ts';
import { remind as contract } from './contract.ts';
import { isOpen, newLink } from './link.ts';
import { changeRecipient, lockRecipients, openCallOf } from './queries.ts';
import { writeAgain } from './remind-due.ts';

type Why = 'answered' | 'reminded today' | 'no email' | 'no link';

/** Reminds those who have not answered. Without a new link, only who has an address and a link that still opens. */
export const remind = useCase(contract, async (context, { planId, callId, agency, newLink: fresh }) => {
  const { tx, clock, note } = context;
  const call = await openCallOf(tx, planId, callId);
  const asked = await lockRecipients(tx, planId, callId, agency);
  if (agency !== undefined && asked.length === 0) refuse('CALL_AGENCY_NOT_ASKED', { agency });
  const names = await namesOf(context, call);

  const reminded: string[] = [];
  const links = [];
  const passed: { agency: string; why: Why }[] = [];
  for (const recipient of asked) {
    const why = whyNot(call, recipient, fresh, clock);
    if (why) {
      passed.push({ agency: recipient.agency_id, why });
      continue;
    }
    const name = names.get(recipient.agency_id) as NonNullable<ReturnType<typeof names.get>>;
    const made = fresh ? newLink(context, call) : null;
    if (made) {
      // the one before opens no more
      await changeRecipient(tx, recipient, made.row);
      const { agency_id, email } = recipient;
      links.push({
        agency: agency_id,
        name,
        email,
        path: made.path,
        mailed: email !== null,
        expires: made.row.expires_on,
      });
    }
    if (recipient.email === null) continue;
    const to = { email: recipient.email, agency: name[call.language] ?? name.en };
    await writeAgain(context, call, recipient, to, made ? `${context.visit.origin}${made.path}` : null);
    reminded.push(recipient.agency_id);
  }
  note([planId, callId], { reminded: reminded.length, links: links.length });
  return { reminded, links, passed };
});

const namesOf = async ({ tx }: Context, { plan_id }: DataCallRow) => {
  const rows = await plan(tx).selectFrom('plan.agency').select(['id', 'name']).where('plan_id', '=', plan_id).execute();
  return new Map(rows.map((a) => [a.id, a.name]));
};

/** A new link is no second reminder: whoever lost the first one may have it on the same day. */
const whyNot = (
  call: DataCallRow,
  recipient: Selectable<RecipientRow>,
  fresh: boolean,
  { now, today }: Context['clock'],
): Why | null => {
  if (recipient.answered_at !== null) return 'answered';
  if (fresh) return null;
  if (recipient.email === null) return 'no email';
  if (!isOpen({ ...recipient, ...call }, today())) return 'no link';
  return recipient.reminded_at?.slice(0, 10) === now().slice(0, 10) ? 'reminded today' : null;
};

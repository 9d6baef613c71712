import { nameOf } from '../../platform/accounts/index.ts';
import { refuse } from '../../platform/errors/index.ts';
import { setSchedule } from '../../platform/jobs/index.ts';
import { type Context, useCase } from '../../platform/kernel/index.ts';
import { openPlanHead, plan } from '../queries.ts';
import type { AgencyRow, DataCallRow } from '../tables.ts';
import { owedAnswers } from './asked.ts';
import { openCall as contract } from './contract.ts';
import { newLink } from './link.ts';
import { mailInvitation } from './mails.ts';
import { remindersSchedule } from './remind-due.ts';

/** Opens a data call and makes each agency its link. */
export const openCall = useCase(contract, async (context, input) => {
  const { tx, kernel, orgId, clock, newId, note } = context;
  const { planId, period, title, message, due, language } = input;
  await openPlanHead(tx, planId);
  if (due < clock.today()) refuse('CALL_DUE_PASSED', { due });
  const already = await plan(tx)
    .selectFrom('plan.data_call')
    .select('id')
    .where('plan_id', '=', planId)
    .where('period', '=', period)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  if (already) refuse('CALL_ALREADY_OPEN', { period });
  const asked = await agenciesToAsk(context, planId, input.agencies);

  const callId = newId();
  const call: DataCallRow = {
    org_id: orgId,
    plan_id: planId,
    id: callId,
    period,
    title,
    message,
    due_on: due,
    opened_at: clock.now(),
    opened_by: await nameOf(tx, context.actor),
    closed_at: null,
    language,
    closed_by: null,
  };
  await plan(tx).insertInto('plan.data_call').values(call).execute();
  const links = [];
  for (const agency of asked) links.push(await invite(context, call, agency));
  await setSchedule(tx, kernel, orgId, remindersSchedule(kernel, planId, callId));
  note([planId, callId], { agencies: links.length });
  return { callId, links };
});

type Invited = Pick<AgencyRow, 'id' | 'name'> & { email: string | null };

/** Those named, or all that owe an answer. An address given with the call is kept for the next one. */
const agenciesToAsk = async (
  { tx, clock }: Context,
  planId: string,
  named: readonly { agency: string; email?: string | null | undefined }[] | undefined,
): Promise<Invited[]> => {
  const owed = await owedAnswers(tx, planId, clock.today());
  const known = new Map(
    (
      await plan(tx)
        .selectFrom('plan.agency')
        .select(['id', 'name', 'contact_email'])
        .where('plan_id', '=', planId)
        .execute()
    ).map((a) => [a.id, a]),
  );
  const chosen = new Map(
    (named ?? [...owed.keys()].sort().map((agency) => ({ agency, email: undefined }))).map((one) => [one.agency, one]),
  );
  if (chosen.size === 0) refuse('CALL_NOBODY_ASKED');
  const asked: Invited[] = [];
  for (const { agency, email } of chosen.values()) {
    const found = known.get(agency);
    if (!found) return refuse('PLAN_AGENCY_NOT_FOUND', { agency });
    if (!owed.has(agency)) refuse('CALL_AGENCY_OWES_NOTHING', { agency });
    if (email !== undefined && email !== found.contact_email) {
      await plan(tx)
        .updateTable('plan.agency')
        .set({ contact_email: email })
        .where('plan_id', '=', planId)
        .where('id', '=', agency)
        .execute();
    }
    asked.push({ id: agency, name: found.name, email: email === undefined ? found.contact_email : email });
  }
  return asked;
};

const invite = async (context: Context, call: DataCallRow, { id, name, email }: Invited) => {
  const { path, row } = newLink(context, call);
  await plan(context.tx)
    .insertInto('plan.data_call_recipient')
    .values({
      org_id: call.org_id,
      plan_id: call.plan_id,
      call_id: call.id,
      agency_id: id,
      email,
      reminded_at: null,
      opened_at: null,
      answered_at: null,
      ...row,
    })
    .execute();
  const agency = name[call.language] ?? name.en;
  if (email) await mailInvitation(context, call, { email, agency }, `${context.visit.origin}${path}`);
  return { agency: id, name, email, path, mailed: email !== null, expires: row.expires_on };
};

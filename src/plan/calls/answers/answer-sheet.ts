import { daysBetween } from '../../../engines/calendar/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { agency, planHead } from '../../queries.ts';
import { askedOf } from '../asked.ts';
import { changeRecipient } from '../queries.ts';
import { answerSheet as contract } from './contract.ts';
import { linkOf, sheetState } from './link-of.ts';

/** Shows an agency what it is asked. The first look is noted: the plan office sees that the link has arrived. */
export const answerSheet = useCase(contract, async (context) => {
  const { tx, clock, note } = context;
  const { recipient, call, latest } = await linkOf(context);
  const { title } = await planHead(tx, call.plan_id);
  const { name } = await agency(tx, call.plan_id, recipient.agency_id);
  const asked = await askedOf(tx, call.plan_id, recipient.agency_id, clock.today());
  if (recipient.opened_at === null) await changeRecipient(tx, recipient, { opened_at: clock.now() });
  const answers = new Map(latest?.answers.map((a) => [a.nodeId, a]));
  const state = sheetState(latest);
  note([call.plan_id, call.id]);
  return {
    plan: title,
    call: {
      title: call.title,
      message: call.message,
      period: call.period,
      due: call.due_on,
      daysLate: Math.max(0, daysBetween(call.due_on, clock.today())),
      askedBy: call.opened_by,
    },
    agency: { id: recipient.agency_id, name },
    state,
    sentAt: state === 'open' ? null : (latest?.received_at ?? null),
    sentBack: state === 'open' ? (latest?.why ?? null) : null,
    linkEnds: recipient.expires_on,
    nodes: asked.map((one) => ({ ...one, answer: answers.get(one.nodeId) ?? null })),
  };
});

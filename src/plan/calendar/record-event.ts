import { nameOf } from '../../platform/accounts/name-of.ts';
import { orRefuse, refuse } from '../../platform/errors/index.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { dutyKind } from '../pack-kinds.ts';
import { plan, planHead } from '../queries.ts';
import { setDueFor } from '../voices/due-for.ts';
import { recordEvent as contract, removeEvent as removeContract } from './contract.ts';
import { eventNames } from './open-calendar.ts';
import { planCalendar, usualWindow } from './plan-calendar.ts';

/** Records an event and says what falls due by it. What survivors said gets its day with the next meeting. */
export const recordEvent = useCase(contract, async ({ tx, orgId, actor, kernel, clock, newId, note: noted }, input) => {
  const { planId, event, date, occasion, note } = input;
  await planHead(tx, planId);
  const duties = kernel.packs.entries(dutyKind);
  const names = eventNames(duties);
  if (!names.includes(event)) refuse('PLAN_EVENT_UNKNOWN', { event, events: names.join(', ') });

  const id = newId();
  const { numInsertedOrUpdatedRows: inserted } = await plan(tx)
    .insertInto('plan.event')
    .values({
      org_id: orgId,
      plan_id: planId,
      id,
      event,
      held_on: date,
      occasion: occasion ?? null,
      note: note ?? null,
      recorded_by: await nameOf(tx, actor),
      recorded_at: clock.now(),
    })
    .onConflict((on) => on.columns(['org_id', 'plan_id', 'event', 'held_on', 'occasion']).doNothing())
    .executeTakeFirstOrThrow();
  if (inserted !== 1n) refuse('PLAN_EVENT_THERE', { event, date });
  await setDueFor(tx, kernel.packs, planId);

  const { entries } = planCalendar({
    cycles: [],
    events: [{ event, date, ...(occasion === undefined ? {} : { for: occasion }) }],
    duties: duties.filter(({ dueRule }) => dueRule !== null && 'event' in dueRule && dueRule.event === event),
    window: usualWindow(date),
    asOf: clock.today(),
  });
  noted([planId, id]);
  return { id, opens: entries.map((e) => ({ duty: e.duty.id, title: e.duty.title, for: e.for, due: e.due })) };
});

/** Takes an event back; the days that hung on it go with it. */
export const removeEvent = useCase(removeContract, async ({ tx, kernel, note }, { planId, eventId }) => {
  await planHead(tx, planId);
  await plan(tx)
    .deleteFrom('plan.event')
    .where('plan_id', '=', planId)
    .where('id', '=', eventId)
    .returning('id')
    .executeTakeFirst()
    .then(orRefuse('PLAN_EVENT_NOT_FOUND'));
  await setDueFor(tx, kernel.packs, planId);
  note([planId, eventId]);
  return { removed: eventId };
});

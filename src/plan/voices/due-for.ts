import { compareDates, dueOccurrences } from '../../engines/calendar/index.ts';
import type { CivilDate, Id } from '../../platform/contract/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Packs } from '../../platform/packs/index.ts';
import { calendarFacts } from '../calendar/calendar-facts.ts';
import { eventsOf, meetingEvent } from '../calendar/plan-calendar.ts';
import { dutyKind } from '../pack-kinds.ts';
import { plan } from '../queries.ts';

/** The days by which voices must be heard before each known meeting: by the duties that count back from it (45 days, 22 USC 7103b). */
export const hearingDays = async (tx: Tx, packs: Packs, planId: Id): Promise<CivilDate[]> => {
  const { cycles, events } = await calendarFacts(tx, planId);
  const known = [...cycles.map(({ date }) => ({ event: meetingEvent, date })), ...events];
  const meetings = known.filter(({ event }) => event === meetingEvent).map(({ date }) => date);
  const [first] = meetings;
  if (first === undefined) return [];
  const window = { from: '1990-01-01', to: '2200-12-31' };
  return packs
    .entriesOn(
      dutyKind,
      meetings.reduce((a, b) => (compareDates(a, b) > 0 ? a : b), first),
    )
    .filter(({ dueRule }) => dueRule?.rule === 'days before' && eventsOf(dueRule).includes(meetingEvent))
    .flatMap(({ dueRule }) => (dueRule ? dueOccurrences(dueRule, window, known) : []))
    .map(({ due }) => due)
    .sort(compareDates);
};

/** What was received by a hearing day is due for that meeting; later than the last known one, there is no day yet. */
export const dueForOf = (days: readonly CivilDate[], received: CivilDate): CivilDate | null =>
  days.find((day) => compareDates(received, day) <= 0) ?? null;

/** Gives every input that nobody has answered its day, after meetings have changed. */
export const setDueFor = async (tx: Tx, packs: Packs, planId: Id): Promise<void> => {
  const days = await hearingDays(tx, packs, planId);
  const open = await plan(tx)
    .selectFrom('plan.survivor_input')
    .select(['id', 'received_on', 'due_for'])
    .where('plan_id', '=', planId)
    .where('disposition', '=', 'open')
    .execute();
  for (const { id, received_on, due_for } of open) {
    const day = dueForOf(days, received_on);
    if (day === due_for) continue;
    await plan(tx)
      .updateTable('plan.survivor_input')
      .set({ due_for: day })
      .where('plan_id', '=', planId)
      .where('id', '=', id)
      .execute();
  }
};

import { compareDates } from '../../engines/calendar/index.ts';
import { refuse } from '../../platform/errors/index.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { holds } from '../../platform/policy/index.ts';
import { dutyKind } from '../pack-kinds.ts';
import { planHead } from '../queries.ts';
import { dayOf } from '../register/visible-document.ts';
import { calendarFacts } from './calendar-facts.ts';
import { openCalendar as contract } from './contract.ts';
import { eventsOf, meetingEvent, planCalendar, usualWindow } from './plan-calendar.ts';
import { remindersAreOn } from './remind-duties.ts';
import { dueDutyView, dutyView } from './views.ts';

/** What falls due by law around a day. */
export const openCalendar = useCase(contract, async (context, { planId, asOf, from, to }) => {
  const { tx, orgId, actor, kernel, t, note } = context;
  await planHead(tx, planId);
  const day = dayOf(context, asOf);
  const usual = usualWindow(day);
  const window = { from: from ?? usual.from, to: to ?? usual.to };
  if (compareDates(window.from, window.to) > 0) refuse('PLAN_WINDOW_REVERSED', { from: window.from, to: window.to });

  const { cycles, events, deliveries } = await calendarFacts(tx, planId);
  const duties = kernel.packs.entries(dutyKind);
  const calendar = planCalendar({ cycles, events, deliveries, duties, window, asOf: day });
  const internal = holds(kernel.roles, actor, 'read plan-internal');
  note(planId, { found: calendar.entries.length });
  return {
    asOf: day,
    ...window,
    notice: t('plan.calendar.notice'),
    entries: calendar.entries.map((entry) => dueDutyView(kernel.packs, entry, internal)),
    waiting: calendar.waiting.map(({ duty, events: missing }) => ({
      duty: dutyView(kernel.packs, duty),
      events: missing,
    })),
    undated: calendar.undated.map((duty) => dutyView(kernel.packs, duty)),
    events: [
      ...cycles.map(({ date }) => ({ id: null, event: meetingEvent, date, occasion: null, note: null })),
      ...events.map((e) => ({ ...e, occasion: e.for ?? null, note: internal ? e.note : null })),
    ],
    eventNames: eventNames(duties),
    reminders: await remindersAreOn(tx, orgId, planId),
  };
});

/** Every event that some duty hangs on. */
export const eventNames = (duties: Parameters<typeof planCalendar>[0]['duties']): string[] =>
  [...new Set(duties.flatMap(({ dueRule }) => (dueRule ? eventsOf(dueRule) : [])))].sort();

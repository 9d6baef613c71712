import {
  type CivilDate,
  compareDates,
  type DueEvent,
  type DueRule,
  type DueWindow,
  daysBetween,
  dueOccurrences,
  type LatenessState,
  lateness,
} from '../../engines/calendar/index.ts';
import type { Cycle } from '../../engines/plan/document.ts';
import { holdsOn } from '../../platform/packs/index.ts';
import type { Duty } from '../pack-kinds.ts';

/** By this name the rules of the duties call the meetings that are the plan's cycles. */
export const meetingEvent = 'pitf meeting';

/** What was handed over under a duty. */
export interface Delivery {
  readonly duty: string;
  /** As `for` of the occurrence: `FY2019`. */
  readonly occurrence: string;
  readonly delivered: CivilDate;
}

/** A duty that falls due on a day. */
export interface DueDuty<D extends Delivery = Delivery> {
  readonly duty: Duty;
  readonly for: string;
  readonly due: CivilDate;
  /** The first day on which it can be met, where the rule has one. */
  readonly from: CivilDate | null;
  /** Null while nothing was delivered, as known on the day that is asked about. */
  readonly delivery: D | null;
  readonly state: LatenessState;
  readonly daysLate: number;
  /** Days until it is due; below zero once it is past. */
  readonly daysLeft: number;
}

export interface PlanCalendar<D extends Delivery = Delivery> {
  readonly asOf: CivilDate;
  readonly window: DueWindow;
  /** By due date. */
  readonly entries: readonly DueDuty<D>[];
  /** Duties whose event is not known here, so that no day can be worked out. */
  readonly waiting: readonly { readonly duty: Duty; readonly events: readonly string[] }[];
  /** Duties for which the law sets no day. */
  readonly undated: readonly Duty[];
}

export interface CalendarQuestion<D extends Delivery = Delivery> {
  /** The plan's meetings. */
  readonly cycles: readonly Pick<Cycle, 'date'>[];
  /** Every wording of every duty; the one that holds on the due date counts. */
  readonly duties: readonly Duty[];
  readonly deliveries?: readonly D[];
  readonly events?: readonly DueEvent[];
  readonly window: DueWindow;
  readonly asOf: CivilDate;
}

/** The window that is shown where nobody asks for another: three years back, one ahead. */
export const usualWindow = (asOf: CivilDate): DueWindow => {
  const year = Number(asOf.slice(0, 4));
  const pad = (n: number) => String(Math.min(9998, Math.max(2, n))).padStart(4, '0');
  return { from: `${pad(year - 3)}-01-01`, to: `${pad(year + 1)}-12-31` };
};

/**
 * What falls due by law in a window, and how late it is on a day. A duty without a recorded delivery is open or overdue: what was
 * delivered but never recorded here is not known.
 *
 * @throws CalendarError WINDOW_REVERSED or a date code
 */
export const planCalendar = <D extends Delivery = Delivery>({
  cycles,
  duties,
  deliveries = [],
  events = [],
  window,
  asOf,
}: CalendarQuestion<D>): PlanCalendar<D> => {
  const known = [...cycles.map(({ date }) => ({ event: meetingEvent, date })), ...events];
  const binding = duties.filter(({ status }) => status !== 'proposed' && status !== 'repealed');
  const today = binding.filter((duty) => holdsOn(duty, asOf));
  const delivered = new Map(deliveries.map((d) => [`${d.duty} ${d.occurrence}`, d]));

  const entries = binding.flatMap((duty) =>
    duty.dueRule === null
      ? []
      : dueOccurrences(duty.dueRule, window, known)
          .filter(({ due }) => holdsOn(duty, due))
          .map((occurrence): DueDuty<D> => {
            const found = delivered.get(`${duty.id} ${occurrence.for}`) ?? null;
            const delivery = found && compareDates(found.delivered, asOf) <= 0 ? found : null;
            return {
              duty,
              for: occurrence.for,
              due: occurrence.due,
              from: occurrence.from ?? null,
              delivery,
              ...lateness(occurrence.due, delivery?.delivered ?? null, asOf),
              daysLeft: daysBetween(asOf, occurrence.due),
            };
          }),
  );
  return {
    asOf,
    window,
    entries: entries.sort((a, b) => compareDates(a.due, b.due) || (a.duty.id < b.duty.id ? -1 : 1)),
    waiting: today.flatMap((duty) => {
      const events = duty.dueRule ? eventsOf(duty.dueRule) : [];
      const missing = events.length > 0 && !known.some(({ event }) => events.includes(event));
      return missing ? [{ duty, events }] : [];
    }),
    undated: today.filter(({ dueRule }) => dueRule === null),
  };
};

/** The events a rule hangs on. */
export const eventsOf = (rule: DueRule): string[] => [
  ...new Set('of' in rule ? rule.of.flatMap(eventsOf) : 'event' in rule ? [rule.event] : []),
];

/** Days before the due date on which to remind. */
const marks: readonly number[] = [60, 30, 14, 7, 1, 0];
const overdueEvery = 30;

/** The duties to remind of today: some days ahead, on the first day after, and every thirty days while they stay open. */
export const remindersFor = <D extends Delivery>({ entries }: PlanCalendar<D>): DueDuty<D>[] =>
  entries.filter(({ delivery, daysLeft, daysLate }) =>
    delivery ? false : daysLate > 0 ? daysLate % overdueEvery === 1 : marks.includes(daysLeft),
  );

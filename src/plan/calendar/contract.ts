import { z } from 'zod';
import { Words } from '../../engines/plan/document.ts';
import { CivilDate, Id, Line, route, Text } from '../../platform/contract/index.ts';
import { Citation } from '../../platform/packs/contract.ts';
import { Key } from '../shapes.ts';

const DutyView = z.object({
  id: Key,
  title: Words,
  says: Words,
  /** Who owes it, and which agency of the plan answers for it. */
  authority: Words,
  owner: z.string().nullable(),
  recipient: Words,
  recurrence: z.string(),
  doubt: Words.nullable(),
  citation: Citation,
});

const DueDutyView = z
  .object({
    duty: DutyView,
    for: z.string(),
    due: CivilDate,
    from: CivilDate.nullable(),
    delivered: CivilDate.nullable(),
    proofUri: z.string().nullable(),
    proofHash: z.string().nullable(),
    note: z.string().nullable(),
    state: z.enum(['delivered on time', 'delivered late', 'open', 'overdue']),
    daysLate: z.number().int(),
    daysLeft: z.number().int(),
  })
  .meta({ id: 'DueDuty' });

export const openCalendar = route('plan.calendar', 'GET /plans/:planId/calendar', {
  says: 'What falls due by law, what was delivered, and how many days late. A reminder, not legal advice.',
  may: 'read plan',
  takes: z.object({
    planId: Id,
    asOf: CivilDate.optional(),
    from: CivilDate.optional(),
    to: CivilDate.optional(),
  }),
  gives: z.object({
    asOf: CivilDate,
    from: CivilDate,
    to: CivilDate,
    /** What the answer is not, in the language of whoever asks. */
    notice: z.string(),
    entries: z.array(DueDutyView),
    waiting: z.array(z.object({ duty: DutyView, events: z.array(z.string()) })),
    undated: z.array(DutyView),
    events: z.array(
      z.object({
        /** Null for a meeting of the plan, which is changed there. */
        id: Id.nullable(),
        event: z.string(),
        date: CivilDate,
        occasion: z.string().nullable(),
        note: z.string().nullable(),
      }),
    ),
    /** Events that a duty hangs on: what may be recorded. */
    eventNames: z.array(z.string()),
    /** Whether the offices that owe a duty are reminded. */
    reminders: z.boolean(),
  }),
  refuses: ['PLAN_NOT_FOUND', 'PLAN_WINDOW_REVERSED'],
});

export const recordDelivery = route('plan.record-delivery', 'POST /plans/:planId/calendar/deliveries', {
  says: 'Records that a duty was met: on which day, with what proof. `corrects` replaces what was recorded before.',
  may: 'write plan',
  takes: z.object({
    planId: Id,
    duty: Key,
    occurrence: Line(120),
    delivered: CivilDate,
    proofUri: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .optional(),
    proofHash: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'PLAN_HASH_FORM')
      .optional(),
    note: Text(2000).optional(),
    corrects: z.boolean().default(false),
  }),
  gives: z.object({
    due: CivilDate,
    state: z.enum(['delivered on time', 'delivered late', 'open', 'overdue']),
    daysLate: z.number().int(),
  }),
  refuses: [
    'PLAN_NOT_FOUND',
    'PLAN_DUTY_NOT_FOUND',
    'PLAN_OCCURRENCE_NOT_FOUND',
    'PLAN_DELIVERY_AHEAD',
    'PLAN_ALREADY_DELIVERED',
  ],
});

export const recordEvent = route('plan.record-event', 'POST /plans/:planId/calendar/events', {
  says: 'Records an event that duties hang on, held or planned: a meeting, the release of a report, a country upgraded.',
  may: 'write plan',
  takes: z.object({
    planId: Id,
    event: Line(120),
    date: CivilDate,
    /** What the duty is for where one event has several, such as a country. */
    occasion: Line(120).optional(),
    note: Text(2000).optional(),
  }),
  gives: z.object({
    id: Id,
    opens: z.array(z.object({ duty: Key, title: Words, for: z.string(), due: CivilDate })),
  }),
  refuses: ['PLAN_NOT_FOUND', 'PLAN_EVENT_UNKNOWN', 'PLAN_EVENT_THERE'],
});

export const removeEvent = route('plan.remove-event', 'DELETE /plans/:planId/calendar/events/:eventId', {
  says: 'Takes back an event that was recorded by mistake or will not be held.',
  may: 'write plan',
  takes: z.object({ planId: Id, eventId: Id }),
  gives: z.object({ removed: Id }),
  refuses: ['PLAN_NOT_FOUND', 'PLAN_EVENT_NOT_FOUND'],
});

export const dutyReminders = route('plan.duty-reminders', 'POST /plans/:planId/calendar/reminders', {
  says: 'Turns daily reminders on or off: the office that owes a duty is written to some days ahead, and while it is late.',
  may: 'write plan',
  takes: z.object({ planId: Id, on: z.boolean() }),
  gives: z.object({ on: z.boolean() }),
  refuses: ['PLAN_NOT_FOUND'],
});

const fiscalYear = z.coerce.number().int().min(1990).max(2200);

const ReportLine = z.object({
  /** `value`, `mean`, `median`, or a breakdown in words: `age 18-24`. */
  line: z.string(),
  /** A decimal number, as text: money is never a float. */
  value: z.string().nullable(),
  unit: z.string().nullable(),
  words: z.string().nullable(),
});

/** Why an item does not count as filled: nothing there, no mean, no median, or these parts. */
const Missing = z.object({
  what: z.enum(['anything', 'mean', 'median', 'part']),
  part: z.string().nullable(),
});

const ReportItemView = z
  .object({
    item: z.string(),
    says: Words,
    asks: z.array(z.string()),
    meanAndMedian: z.boolean(),
    by: z.array(z.string()),
    parts: z.array(z.object({ item: z.string(), says: Words, lines: z.array(ReportLine) })),
    lines: z.array(ReportLine),
    state: z.enum(['filled', 'partly', 'unfilled']),
    missing: z.array(Missing),
    citation: Citation,
  })
  .meta({ id: 'ReportItem' });

export const reportItems = route('plan.report-items', 'GET /plans/:planId/report-items', {
  says: 'Every item that a report by law asks for, with what is filled in for a fiscal year and what is missing, by name.',
  may: 'read plan-internal',
  takes: z.object({ planId: Id, report: Key.optional(), fiscalYear: fiscalYear.optional() }),
  gives: z.object({
    report: Key,
    fiscalYear: z.number().int(),
    items: z.array(ReportItemView),
    filled: z.number().int(),
    unfilled: z.array(z.string()),
  }),
  refuses: ['PLAN_NOT_FOUND', 'PLAN_REPORT_NOT_FOUND'],
});

const decimal = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^-?\d{1,15}(\.\d{1,6})?$/, 'PLAN_NUMBER_FORM'));

export const fillReportItem = route('plan.fill-report-item', 'PUT /plans/:planId/report-items/:item', {
  says: 'Fills an item of a report, or one part of it, for a fiscal year; what stood there is replaced. `days` gives mean and median.',
  may: 'write plan',
  takes: z.object({
    planId: Id,
    item: Line(20),
    part: Line(20).optional(),
    report: Key.optional(),
    fiscalYear,
    lines: z
      .array(
        z.object({
          line: Line(200).default('value'),
          value: decimal.nullable().default(null),
          unit: Line(60).nullable().default(null),
          words: Text(10_000).nullable().default(null),
        }),
      )
      .max(500)
      .default([]),
    /** How many days each application took: mean and median are worked out. */
    days: z.array(z.number().min(0).max(36_500)).max(100_000).optional(),
  }),
  gives: z.object({ item: z.string(), state: ReportItemView.shape.state, missing: z.array(Missing) }),
  refuses: ['PLAN_NOT_FOUND', 'PLAN_REPORT_NOT_FOUND', 'PLAN_REPORT_ITEM_NOT_FOUND', 'PLAN_LINE_TWICE'],
});

export const exportReport = route('plan.export-report', 'GET /plans/:planId/report-items/export', {
  says: 'The report as Markdown: every item, those not filled by name. An official writes and signs it.',
  may: 'export plan',
  takes: z.object({ planId: Id, report: Key.optional(), fiscalYear: fiscalYear.optional() }),
  gives: { file: ['text/markdown; charset=utf-8'] },
  refuses: ['PLAN_NOT_FOUND', 'PLAN_REPORT_NOT_FOUND'],
});

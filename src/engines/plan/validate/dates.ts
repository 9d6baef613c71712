import { CalendarError, isCivilDate, parsePeriod } from '../../calendar/index.ts';
import type { PlanDocument } from '../document.ts';
import type { PlanProblem } from './problem.ts';

type Day = readonly [path: string, value: string | null | undefined];

/** Days that exist, in an order that can be; periods that can be read; revisions that were appended. */
export const dateProblems = (doc: PlanDocument): PlanProblem[] => [
  ...daysOf(doc).flatMap(([path, value]) => missingDay(path, value)),
  ...spans(doc).flatMap(([path, start, end]) => reversed(path, start, end)),
  ...doc.timeframes.flatMap((t, i) => outOfOrder(t.revisions, `timeframes/${i}`)),
  ...doc.updates.flatMap((u, i) => unreadable(`updates/${i}/period`, u.period)),
];

const daysOf = (doc: PlanDocument): Day[] => [
  ['plan/start', doc.plan.start],
  ['plan/end', doc.plan.end],
  ...doc.cycles.map((c, i): Day => [`cycles/${i}/date`, c.date]),
  ...doc.assignments.flatMap((a, i): Day[] => [
    [`assignments/${i}/from`, a.from],
    [`assignments/${i}/to`, a.to],
  ]),
  ...doc.timeframes.flatMap((t, i) =>
    t.revisions.flatMap((r, j): Day[] => [
      [`timeframes/${i}/revisions/${j}/start`, r.start],
      [`timeframes/${i}/revisions/${j}/due`, r.due],
      [`timeframes/${i}/revisions/${j}/on`, r.on],
    ]),
  ),
  ...doc.updates.map((u, i): Day => [`updates/${i}/at`, u.at.slice(0, 10)]),
  ...doc.observations.flatMap((o, i): Day[] => [
    [`observations/${i}/start`, o.start],
    [`observations/${i}/end`, o.end],
  ]),
  ...doc.recommendations.map((r, i): Day => [`recommendations/${i}/date`, r.date]),
];

const spans = (doc: PlanDocument): (readonly [string, string | null, string | null])[] => [
  ['plan/end', doc.plan.start, doc.plan.end],
  ...doc.assignments.map((a, i) => [`assignments/${i}/to`, a.from, a.to] as const),
  ...doc.timeframes.flatMap((t, i) =>
    t.revisions.map((r, j) => [`timeframes/${i}/revisions/${j}/due`, r.start, r.due] as const),
  ),
  ...doc.observations.map((o, i) => [`observations/${i}/end`, o.start, o.end] as const),
];

const missingDay = (path: string, value: string | null | undefined): PlanProblem[] =>
  value == null || isCivilDate(value)
    ? []
    : [{ code: 'PLAN_DATE_DOES_NOT_EXIST', path, value, remedy: 'no such day; write one that exists, as YYYY-MM-DD' }];

const reversed = (path: string, start: string | null, end: string | null): PlanProblem[] =>
  start !== null && end !== null && end < start
    ? [{ code: 'PLAN_DATES_REVERSED', path, value: end, remedy: `it ends before it starts (${start}); swap the two` }]
    : [];

const outOfOrder = (revisions: readonly { readonly on: string }[], path: string): PlanProblem[] =>
  revisions.flatMap((r, j) => {
    const before = revisions[j - 1];
    if (!before || before.on <= r.on) return [];
    return [
      {
        code: 'PLAN_REVISIONS_OUT_OF_ORDER' as const,
        path: `${path}/revisions/${j}/on`,
        value: r.on,
        remedy: `the revision before it is of ${before.on}; revisions are appended`,
      },
    ];
  });

const unreadable = (path: string, value: string): PlanProblem[] => {
  try {
    parsePeriod(value);
    return [];
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    return [
      { code: 'PLAN_PERIOD_UNREADABLE', path, value, remedy: 'write the period as 2024, FY2024, 2024-Q3 or 2024-07' },
    ];
  }
};

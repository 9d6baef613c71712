import { z } from 'zod';
import { CAUTIONS, CLOCKS, LOSS_CLASSES, STEPS, WorkShape } from '../../../engines/wages/index.ts';
import { CivilDate, Id, Instant, Line, route } from '../../../platform/contract/index.ts';

const SurvivorOnly = z.object({ survivorId: Id });
const One = SurvivorOnly.extend({ computationId: Id });
const Amount = z.string().meta({ description: 'Dollars and cents, such as 355.25' });

/** Sums of one estimate of the hours. */
export const Sums = z
  .object({
    backWages: Amount,
    liquidated: Amount,
    flsaValue: Amount,
    losses: Amount,
    value: Amount,
    restitution: Amount,
    recovered: Amount,
    outstanding: Amount,
  })
  .meta({ id: 'RestitutionSums' });

export const WeekView = z
  .object({
    start: CivilDate,
    hours: z.number(),
    overtimeHours: z.number(),
    regularRate: Amount,
    straight: Amount,
    bonus: Amount,
    premium: Amount,
    due: Amount,
    paid: Amount,
    backWages: Amount,
  })
  .meta({ id: 'RestitutionWeek' });

export const LineView = z
  .object({
    id: z.string(),
    step: z.enum(STEPS),
    week: CivilDate.nullable(),
    amount: z.string(),
    exact: z.string(),
    /** How it came about, in the reader's language. */
    says: z.string(),
    cite: z.string(),
    from: z.array(z.string()),
  })
  .meta({ id: 'RestitutionLine' });

const ClockView = z.object({
  clock: z.enum(CLOCKS),
  says: z.string(),
  due: CivilDate,
  counted: CivilDate,
  startsFrom: CivilDate,
  cite: z.string(),
  unsure: z.boolean(),
  amount: Amount.nullable(),
  passed: z.boolean(),
});

export const ResultView = Sums.extend({
  asOf: CivilDate,
  notice: z.object({ en: z.string(), es: z.string() }),
  /** Whether an attorney has checked every rule behind it. */
  reviewed: z.boolean(),
  uncertain: z.boolean(),
  range: z.object({ low: Sums, likely: Sums, high: Sums }),
  weeks: z.array(WeekView),
  lossesByClass: z.array(z.object({ class: z.enum(LOSS_CLASSES), amount: Amount })),
  /** The lines of the totals; those of a week are asked for by week. */
  lines: z.array(LineView),
  clocks: z.array(ClockView),
  cautions: z.array(z.object({ caution: z.enum(CAUTIONS), says: z.string() })),
}).meta({ id: 'RestitutionResult' });

/** WORK.json as it is written; what is wrong in it is named with its path. */
const Written = z
  .record(z.string(), z.unknown())
  .meta({ description: 'Work as `fourfold restitution schema` shows it' });

export const listComputations = route('restitution.list', 'GET /survivors/:survivorId/restitution', {
  says: 'What was worked out of what she is owed: each with its newest figures.',
  may: 'read financial',
  takes: SurvivorOnly,
  gives: z.object({
    survivorId: Id,
    code: z.string(),
    mayWrite: z.boolean(),
    computations: z.array(
      z.object({
        id: Id,
        title: z.string(),
        version: z.number().int(),
        at: Instant,
        by: z.string().nullable(),
        uncertain: z.boolean(),
        low: Amount,
        restitution: Amount,
        high: Amount,
        backWages: Amount,
      }),
    ),
  }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});

export const saveComputation = route('restitution.save', 'POST /survivors/:survivorId/restitution', {
  says: 'Keeps work, pay and losses as they were told, as a new version; nothing is overwritten. What cannot be computed is not kept.',
  may: 'write financial',
  takes: SurvivorOnly.extend({
    id: Id.optional(),
    /** The version that was looked at: a newer one is not passed over. */
    basedOn: z.number().int().nonnegative().default(0),
    title: Line(200),
    work: Written,
  }),
  gives: z.object({ id: Id, version: z.number().int() }),
  refuses: [
    'NOT_FOUND_OR_NO_ACCESS',
    'CASEWORK_RECORD_CLOSED',
    'RESTITUTION_WORK_INVALID',
    'RESTITUTION_CHANGED',
    'SHREDDED',
  ],
});

export const tryComputation = route('restitution.try', 'POST /survivors/:survivorId/restitution/try', {
  says: 'Works out what is owed for work that is not kept.',
  may: 'read financial',
  takes: SurvivorOnly.extend({ work: Written, on: CivilDate.optional() }),
  gives: ResultView,
  refuses: ['NOT_FOUND_OR_NO_ACCESS', 'RESTITUTION_WORK_INVALID'],
});

export const openComputation = route('restitution.open', 'GET /survivors/:survivorId/restitution/:computationId', {
  says: 'One computation with its weeks, its totals line by line, ranges and time limits.',
  may: 'read financial',
  takes: One.extend({ on: CivilDate.optional() }),
  gives: z.object({
    id: Id,
    code: z.string(),
    title: z.string(),
    version: z.number().int(),
    at: Instant,
    by: z.string().nullable(),
    mayWrite: z.boolean(),
    work: WorkShape,
    result: ResultView,
    exemptions: z.array(z.object({ name: z.string(), cite: z.string() })),
  }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS', 'SHREDDED'],
});

export const openWeek = route(
  'restitution.week',
  'GET /survivors/:survivorId/restitution/:computationId/weeks/:start',
  {
    says: 'How one week came to what it comes to, line by line, each with its law.',
    may: 'read financial',
    takes: One.extend({ start: CivilDate }),
    gives: z.object({ start: CivilDate, lines: z.array(LineView) }),
    refuses: ['NOT_FOUND_OR_NO_ACCESS', 'SHREDDED'],
  },
);

export const worksheet = route(
  'restitution.worksheet',
  'GET /survivors/:survivorId/restitution/:computationId/worksheet',
  {
    says: 'The computation on paper: weeks, lines and their law. It holds no name; an attorney must check it.',
    may: 'export financial',
    takes: One.extend({ as: z.enum(['xlsx', 'pdf']).default('xlsx'), on: CivilDate.optional() }),
    gives: { file: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/pdf'] },
    refuses: ['NOT_FOUND_OR_NO_ACCESS', 'SHREDDED'],
  },
);

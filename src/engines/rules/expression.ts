import { z } from 'zod';
import { isCivilDate } from '../calendar/index.ts';
import { isExactText } from './exact.ts';

/** The shapes of what rules are made of: expressions, which have a value, and conditions, which are yes, no or unknown. */

/** Words in both languages of the platform. */
export const Said = z.strictObject({ en: z.string().min(1).max(2000), es: z.string().min(1).max(2000) });
export type Said = z.infer<typeof Said>;

export const Day = z.string().refine(isCivilDate, { error: 'Write a day that exists as YYYY-MM-DD.' });
export const Decimal = z.string().refine(isExactText, { error: 'Write the number as text, "12" or "12.50".' });
const Id = z.string().min(1).max(200);
const count = z.int().min(0).max(40_000);

/** How far: any of these together, counted from the largest to the smallest. */
const span = {
  years: count.optional(),
  months: count.optional(),
  days: count.optional(),
  /** Monday to Friday but for federal holidays. */
  businessDays: count.optional(),
  /** From a moment only. */
  hours: count.optional(),
};

export type Span = { [K in keyof typeof span]?: number | undefined };

export type Expression =
  | { date: string }
  | { number: string }
  | { money: string }
  | { code: string }
  | { text: string }
  | { fact: string }
  /** The day that is asked about. */
  | { decisionDay: true }
  | ({ after: Expression } & Span)
  | ({ before: Expression } & Span)
  | { laterOf: Expression[] }
  | { earlierOf: Expression[] }
  /** First or last day of a fact that is a period. */
  | { startOf: string }
  | { endOf: string }
  /** Whole years between two days, such as an age. */
  | { wholeYears: { from: Expression; to: Expression } }
  | { wholeDays: { from: Expression; to: Expression } }
  /** The value only where the condition holds; where it does not, there is none, and `laterOf` and `earlierOf` pass over it. */
  | { use: Expression; given: Condition }
  /** One output of a decision table. */
  | { table: string; output: string };

export const COMPARISONS = ['=', '!=', '<', '<=', '>', '>='] as const;
export type Comparison = (typeof COMPARISONS)[number];

export type Condition = (
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { atLeast: number; of: Condition[] }
  /** Alone, for a yes-no fact: it is so. With `oneOf`: it is one of these codes or texts. */
  | { fact: string; oneOf?: string[] | undefined }
  /** It is known whether there is such a thing, and there is. */
  | { exists: string }
  | { left: Expression; is: Comparison; right: Expression }
  /** Another rule of the pack answers 'eligible' on the same day. */
  | { rule: string }
  | { always: boolean }
) & { says?: Said | undefined };

export const Expression: z.ZodType<Expression> = z.lazy(() =>
  z.union([
    z.strictObject({ date: Day }),
    z.strictObject({ number: Decimal }),
    z.strictObject({ money: Decimal }),
    z.strictObject({ code: Id }),
    z.strictObject({ text: z.string().max(2000) }),
    z.strictObject({ fact: Id }),
    z.strictObject({ decisionDay: z.literal(true) }),
    z.strictObject({ after: Expression, ...span }),
    z.strictObject({ before: Expression, ...span }),
    z.strictObject({ laterOf: z.array(Expression).min(1).max(50) }),
    z.strictObject({ earlierOf: z.array(Expression).min(1).max(50) }),
    z.strictObject({ startOf: Id }),
    z.strictObject({ endOf: Id }),
    z.strictObject({ wholeYears: z.strictObject({ from: Expression, to: Expression }) }),
    z.strictObject({ wholeDays: z.strictObject({ from: Expression, to: Expression }) }),
    z.strictObject({ use: Expression, given: Condition }),
    z.strictObject({ table: Id, output: Id }),
  ]),
);

const says = Said.optional();
const conditions = z.lazy(() => z.array(Condition).min(1).max(200));

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: conditions, says }),
    z.strictObject({ any: conditions, says }),
    z.strictObject({ not: Condition, says }),
    z.strictObject({ atLeast: z.int().min(1).max(200), of: conditions, says }),
    z.strictObject({ fact: Id, oneOf: z.array(z.string().min(1)).min(1).max(500).optional(), says }),
    z.strictObject({ exists: Id, says }),
    z.strictObject({ left: Expression, is: z.enum(COMPARISONS), right: Expression, says }),
    z.strictObject({ rule: Id, says }),
    z.strictObject({ always: z.boolean(), says }),
  ]),
);

import { z } from 'zod';
import { isCivilDate } from '../calendar/index.ts';
import { COVERAGES } from './law.ts';
import { ticksOf } from './quantities.ts';

/** What is wanted in each place, as codes; what is missing says so. */
const wants =
  (code: string) =>
  ({ input }: { input?: unknown }): string =>
    input === undefined ? 'WAGES_MISSING' : code;

const LARGEST_RATE = /^\d{1,6}(\.\d{1,4})?$/;
const MONEY = /^\d{1,10}(\.\d{1,2})?$/;
const SHARE = /^(0(\.\d{1,6})?|1(\.0{1,6})?)$/;

export const Money = z
  .string({ error: wants('WAGES_WANTS_MONEY') })
  .regex(MONEY, { error: 'WAGES_WANTS_MONEY' })
  .describe('Dollars and cents as text, such as "46.00"');
const Rate = z
  .string({ error: wants('WAGES_WANTS_RATE') })
  .regex(LARGEST_RATE, { error: 'WAGES_WANTS_RATE' })
  .describe('Dollars an hour as text, such as "12.00"; "0.00" if nothing was agreed. At most four decimals');
export const Day = z
  .string({ error: wants('WAGES_WANTS_DAY') })
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'WAGES_WANTS_DAY' })
  .refine(isCivilDate, { error: 'WAGES_WANTS_DAY' })
  .describe('A day that exists, YYYY-MM-DD');
export const Text = z
  .string({ error: wants('WAGES_WANTS_TEXT') })
  .min(1, { error: 'WAGES_WANTS_TEXT' })
  .max(500, { error: 'WAGES_WANTS_TEXT' });
const Yes = z.boolean({ error: wants('WAGES_WANTS_YES_NO') });

const MOST_TICKS = ticksOf('24') ?? 0;
const fitsADay = (text: string): boolean => (ticksOf(text) ?? Number.POSITIVE_INFINITY) <= MOST_TICKS;
const OneHours = z.union(
  [
    z.number().refine((hours) => fitsADay(String(hours)), { error: 'WAGES_WANTS_HOURS' }),
    z.string().refine(fitsADay, { error: 'WAGES_WANTS_HOURS' }),
  ],
  { error: wants('WAGES_WANTS_HOURS') },
);
/** One figure, or what it is at least, most likely and at most. */
export const Hours = z
  .union([OneHours, z.strictObject({ low: OneHours, likely: OneHours, high: OneHours })], {
    error: wants('WAGES_WANTS_HOURS'),
  })
  .describe('Hours from 0 to 24: 8, "8.25" or "8:15"; or {"low", "likely", "high"} where they are not certain');

export const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

const hours = Hours.optional();
const HoursPerDay = z
  .strictObject({
    sunday: hours,
    monday: hours,
    tuesday: hours,
    wednesday: hours,
    thursday: hours,
    friday: hours,
    saturday: hours,
    sun: hours,
    mon: hours,
    tue: hours,
    wed: hours,
    thu: hours,
    fri: hours,
    sat: hours,
    every: hours.describe('Each day that has no hours of its own'),
  })
  .describe(
    'Hours of each weekday: {"monday": 17, …, "sunday": "8:00"}. A day that is not named has none, or those of "every"',
  );

const list = <T extends z.ZodType>(item: T, most: number) =>
  z.array(item, { error: wants('WAGES_WANTS_LIST') }).max(most, { error: 'WAGES_TOO_MANY' });

const Spell = z.strictObject({
  from: Day.optional().describe('First day; may be left out where each day is listed'),
  to: Day.optional().describe('Last day, included'),
  hoursPerDay: z.union([HoursPerDay, Hours], { error: wants('WAGES_WANTS_HOURS_PER_DAY') }).optional(),
  days: list(z.strictObject({ date: Day, hours: Hours, basis: Text.optional() }), 40_000)
    .optional()
    .describe('Days with hours of their own. Beside hoursPerDay they take the place of the pattern on those days'),
  rate: Rate,
  bonus: Money.optional().describe('For the whole spell, spread evenly over its days, unless bonusPer says "week"'),
  bonusPer: z.enum(['spell', 'week'], { error: 'WAGES_WANTS_BONUS_PER' }).optional(),
  exemptions: list(Text, 10)
    .optional()
    .describe('Exemptions that the work falls under, such as "live-in-domestic". None is taken for granted'),
  coverage: z
    .enum(COVERAGES, { error: 'WAGES_WANTS_COVERAGE' })
    .optional()
    .describe('Before 1978 rates differ by the Act that covered the work; 1938_act if left out'),
  employer: Text.optional(),
  basis: Text.optional().describe('The witness or document that the hours rest on'),
});
export type SpellShape = z.infer<typeof Spell>;

const Paid = z.strictObject({
  date: Day,
  amount: Money,
  from: Day.optional().describe(
    'First day that the payment was for; without it, it counts for the workweek of its date',
  ),
  to: Day.optional().describe('Last day that it was for'),
  basis: Text.optional(),
});

export const DEDUCTION_EFFECTS = ['nothing', 'paid', 'takes-back'] as const;
const Deduction = z.strictObject({
  date: Day,
  amount: Money,
  kind: Text,
  counts: z
    .enum(DEDUCTION_EFFECTS, { error: wants('WAGES_WANTS_COUNTS') })
    .describe('"nothing": listed only; "paid": lawful, counts like pay; "takes-back": lowers what counts as paid'),
  basis: Text.describe('The legal basis of the deduction, or why it has none'),
});

const Loss = z.strictObject({
  kind: Text.describe('medical, therapy, transport, housing, child care, lost income, attorney fees, other'),
  amount: Money,
  date: Day.optional(),
  from: Day.optional(),
  to: Day.optional(),
  future: Yes.optional(),
  certain: Yes.optional(),
  document: Text.optional(),
});

const Service = z.strictObject({
  days: z
    .int({ error: wants('WAGES_WANTS_COUNT') })
    .min(0, { error: 'WAGES_WANTS_COUNT' })
    .max(40_000, { error: 'WAGES_WANTS_COUNT' }),
  actsPerDay: z
    .int({ error: wants('WAGES_WANTS_COUNT') })
    .min(0, { error: 'WAGES_WANTS_COUNT' })
    .max(1000, { error: 'WAGES_WANTS_COUNT' }),
  price: Money.describe('The average price of one act'),
  share: z
    .string({ error: wants('WAGES_WANTS_SHARE') })
    .regex(SHARE, { error: 'WAGES_WANTS_SHARE' })
    .describe('The share that was taken, from "0" to "1". Courts differ on it, so it is always said'),
  basis: Text.optional(),
});

const Claim = z.strictObject({
  filedOn: Day.optional(),
  willful: Yes.optional(),
  birthDate: Day.optional().describe('Where the person was under 18 when it happened'),
  sentencedOn: Day.optional(),
  lossesFoundOn: Day.optional(),
});

/** WORK.json as it is written: one person's work for one employer, or for several who are one in law. */
export const WorkShape = z.strictObject(
  {
    $schema: z.string().optional(),
    title: Text.optional(),
    jurisdiction: z
      .string({ error: wants('WAGES_WANTS_JURISDICTION') })
      .regex(/^US(-[A-Z]{2})?$/, { error: 'WAGES_WANTS_JURISDICTION' })
      .optional()
      .describe('"US", or a state such as "US-CA"; the higher rate applies'),
    weekStarts: z.enum(WEEKDAYS, { error: 'WAGES_WANTS_WEEKDAY' }).optional().describe('sunday if left out'),
    spells: list(Spell, 1000).optional(),
    paid: list(Paid, 20_000).optional(),
    deductions: list(Deduction, 5000).optional(),
    liquidated: Yes.optional().describe('Whether an equal second amount is counted; no if left out'),
    circuit: z
      .string({ error: wants('WAGES_WANTS_CIRCUIT') })
      .regex(/^(1[01]|[1-9]|DC)$/, { error: 'WAGES_WANTS_CIRCUIT' })
      .optional()
      .describe('The federal circuit, "1" to "11" or "DC": what its courts say of liquidated damages is then cited'),
    losses: list(Loss, 5000).optional(),
    valueToDefendant: Money.optional().describe('Gross income or value of the work to the defendant'),
    services: list(Service, 1000).optional().describe('Gross income counted from acts, added to valueToDefendant'),
    recovered: list(
      z.strictObject({ kind: Text, amount: Money, date: Day.optional(), basis: Text.optional() }),
      5000,
    ).optional(),
    claim: Claim.optional().describe('What the time limits are counted from'),
  },
  { error: wants('WAGES_WANTS_OBJECT') },
);
export type WorkShape = z.infer<typeof WorkShape>;

/** What may be written, as JSON Schema (2020-12). */
export const workSchema = (): Record<string, unknown> => ({
  ...z.toJSONSchema(WorkShape, { io: 'input', unrepresentable: 'any' }),
  title: 'Work: what was done, agreed, paid and lost',
});

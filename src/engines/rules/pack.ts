import { z } from 'zod';
import { Condition, Day, Expression, Said } from './expression.ts';

export const FACT_TYPES = ['yes-no', 'date', 'moment', 'period', 'money', 'number', 'code', 'text'] as const;
export type FactType = (typeof FACT_TYPES)[number];

const Id = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,199}$/, { error: 'An id is letters, digits, dot, dash, colon.' });

/** What may be stated of a person, a case or an event. */
export const FactDeclaration = z.strictObject({
  id: Id,
  type: z.enum(FACT_TYPES),
  /** As a statement that can be so or not so, or as the name of the value. */
  says: Said,
  /** The question to ask. */
  asks: Said,
  /** The closed list of a 'code'. */
  codes: z
    .array(z.strictObject({ code: z.string().min(1), says: Said }))
    .min(1)
    .optional(),
  /** 'USD', 'hours', 'acts'. */
  unit: z.string().optional(),
  /** The class of the record that the platform's policy knows. */
  dataClass: z.string().optional(),
});
export type FactDeclaration = z.infer<typeof FactDeclaration>;

export const HIT_POLICIES = ['U', 'A', 'F', 'P', 'R', 'O', 'C'] as const;
export const AGGREGATIONS = ['SUM', 'MIN', 'MAX', 'COUNT'] as const;
const CellType = z.enum(['yes-no', 'date', 'number', 'code', 'text', 'money']);
export type CellType = z.infer<typeof CellType>;

/** A decision table. Cells are S-FEEL: `-`, `>= 18`, `[1..5]`, `"a", "b"`, `not("a")`, `true`, `date("2026-01-23")`. */
export const DecisionTable = z.strictObject({
  id: Id,
  title: z.string().min(1),
  /** Unique, any, first, priority, rule order, output order, collect. */
  hitPolicy: z.enum(HIT_POLICIES),
  aggregation: z.enum(AGGREGATIONS).optional(),
  inputs: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        type: CellType,
        value: Expression,
        /** All values there are, where the list is closed: as in a cell. */
        values: z.string().optional(),
      }),
    )
    .min(1)
    .max(50),
  outputs: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        type: CellType,
        /** In order of priority, for policies P and O: as in a cell. */
        values: z.string().optional(),
        /** The answer when no row fits. */
        otherwise: z.string().optional(),
      }),
    )
    .min(1)
    .max(50),
  rows: z
    .array(z.strictObject({ id: z.string().min(1), when: z.array(z.string()), gives: z.array(z.string()) }))
    .max(5000),
});
export type DecisionTable = z.infer<typeof DecisionTable>;

const Source = z.strictObject({ cite: z.string(), url: z.string().optional(), as: z.string().optional() });

/** A time that the law sets. */
export const Clock = z.strictObject({
  id: Id,
  /** What is to be done by then, or may be done from then on. */
  says: Said,
  kind: z.enum(['last day', 'first day', 'last moment']).default('last day'),
  due: Expression,
  /** It runs only where this holds. */
  given: Condition.optional(),
  /** To the next (previous) business day where the law says so. Not set: the day stays where it falls. */
  roll: z.enum(['forward', 'backward']).optional(),
  /** It stands still while the yes-no fact is so, or for the days of the period that lie in it, from `starts` on. */
  stopped: z.strictObject({ during: Id, starts: Expression }).optional(),
  source: Source,
});
export type Clock = z.infer<typeof Clock>;

export const STATUSES = ['in force', 'future', 'stayed', 'enjoined', 'contested', 'proposed', 'repealed'] as const;
export type Status = (typeof STATUSES)[number];

export const RuleVersion = z.strictObject({
  id: Id,
  /** First and last day, both included. `from: null` says that nobody found the date: shown as undated. */
  effective: z.strictObject({ from: Day.nullable(), to: Day.nullable() }),
  status: z.enum(STATUSES),
  /** The case, the court, the docket: what an attorney needs to look up the status. */
  statusNote: Said.nullable().default(null),
  source: Source,
  when: Condition,
  /** Where this holds, the law itself is in dispute. */
  contestedWhen: Condition.optional(),
  /** One whole sentence for each answer. */
  answers: z.strictObject({ eligible: Said, not: Said, undetermined: Said, contested: Said }),
  clocks: z.array(Clock).default([]),
  documents: z.array(z.strictObject({ id: Id, says: Said, given: Condition.optional() })).default([]),
  consequences: z.array(Said).default([]),
  reviewed: z.strictObject({ who: z.string().min(1), when: Day }).nullable(),
});
export type RuleVersion = z.infer<typeof RuleVersion>;

export const Rule = z.strictObject({
  id: Id,
  area: z.string().min(1),
  title: Said,
  versions: z.array(RuleVersion).min(1).max(200),
});
export type Rule = z.infer<typeof Rule>;

/** Rules as data. `notice` goes with every answer. */
export const RulePack = z.strictObject({
  id: Id,
  version: z.string().min(1),
  title: Said,
  notice: Said,
  /** What becomes of 29 February, and of any day that a shorter month lacks. */
  shortMonth: z.enum(['last day', 'next day']).default('last day'),
  facts: z.array(FactDeclaration).max(5000),
  tables: z.array(DecisionTable).max(500).default([]),
  rules: z.array(Rule).max(2000),
});
export type RulePack = z.infer<typeof RulePack>;

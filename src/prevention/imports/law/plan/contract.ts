import { z } from 'zod';
import { CivilDate, route } from '../../../../platform/contract/index.ts';
import { Citation } from '../../../../platform/packs/contract.ts';
import { figures } from '../contract.ts';

/** Plans and reports held against what the law asks for. Safe for the browser. */

export const planRegimes = ['far', 's-211', 'eu-2024-3015', 'lksg', 'csddd'] as const;

export const Plan = z.object({
  regime: z.enum(planRegimes),
  /** The figures of a year: whole units of the law's currency, and people. */
  years: z
    .array(
      z.object({
        year: z.number().int().min(2000).max(2100),
        figures: z.partialRecord(z.enum(figures), z.number().min(0)),
      }),
    )
    .max(50)
    .default([]),
  /** What was written for each thing asked, by its id: `us.far.plan.awareness/what`. */
  answers: z.record(z.string().max(200), z.string().max(20_000)).default({}),
});
export type Plan = z.infer<typeof Plan>;

const Words = z.object({ en: z.string(), es: z.string() });

const Bound = z.object({
  threshold: z.string(),
  from: CivilDate,
  to: CivilDate.nullable(),
  says: Words,
  notes: Words.nullable(),
  bound: z.enum(['yes', 'no', 'figure-missing']),
  missing: z.array(z.enum(figures)),
  citation: Citation,
});

export const PlanCheck = z
  .object({
    regime: z.enum(planRegimes),
    years: z.array(
      z.object({
        year: z.number().int(),
        /** `depends`: the law changed within the year, and its wordings answer differently. */
        bound: z.enum(['yes', 'no', 'depends', 'figure-missing', 'no-threshold-known']),
        wordings: z.array(Bound),
      }),
    ),
    parts: z.array(
      z.object({
        id: z.string(),
        title: Words,
        says: Words,
        notes: Words.nullable(),
        state: z.enum(['written', 'missing']),
        asks: z.array(z.object({ id: z.string(), says: Words, answer: z.string() })),
        citation: Citation,
      }),
    ),
    /** Ids of what nobody has written yet. */
    missing: z.array(z.string()),
    complete: z.boolean(),
  })
  .meta({ id: 'ImportPlanCheck' });
export type PlanCheck = z.infer<typeof PlanCheck>;

export const planCheck = route('imports.plan-check', 'POST /imports/plan-check', {
  says: 'Holds a compliance plan or a report against what the law asks for: what is missing, and whom the law binds in which year. Keeps nothing.',
  may: 'read supply',
  takes: Plan,
  gives: PlanCheck,
  refuses: ['IMPORTS_PLAN_ASK_UNKNOWN'],
});

const LawView = z.object({
  id: z.string(),
  type: z.enum(['rule', 'element', 'signs', 'clock', 'sector', 'part', 'threshold']),
  regime: z.string(),
  title: Words,
  says: Words,
  notes: Words.nullable(),
  needs: z.array(Words),
  length: z.object({ months: z.number().int().optional(), days: z.number().int().optional() }).nullable(),
  rule: Words.nullable(),
  citation: Citation,
});

export const law = route('imports.law', 'GET /imports/law', {
  says: 'What the law on imports made with forced labor says on a day, each entry with its source and whether somebody checked it.',
  may: 'read supply',
  takes: z.object({ on: CivilDate.optional() }),
  gives: z.object({ on: CivilDate, entries: z.array(LawView) }),
});

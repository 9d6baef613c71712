import { z } from 'zod';
import { Id, Instant } from '../../../platform/contract/index.ts';

const Text = z.string().trim().max(4000);
const Name = z.string().trim().min(1).max(200);

/** What an estimate takes for granted; for each, why it is thought to hold. */
export const assumptions = ['closed', 'matched', 'reachable', 'dependence', 'same-people'] as const;
export type Assumption = (typeof assumptions)[number];

export const AssumptionAnswer = z.object({
  holds: z.enum(['yes', 'doubtful', 'no', 'unknown']),
  why: Text.default(''),
});

export const studyMethods = [
  'chapman',
  'chao',
  'main',
  'stepwise',
  'older',
  'bic',
  'average',
  'dga',
  'lcmcr',
  'threshold',
] as const;

export const StudySettings = z.object({
  methods: z.array(z.enum(studyMethods)).max(10).optional(),
  order: z.number().int().min(1).max(5).optional(),
  bootstrap: z.number().int().min(0).max(10_000).default(1000),
  level: z.number().min(0.5).max(0.999).default(0.95),
  seed: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(1),
});
export type StudySettings = z.infer<typeof StudySettings>;

/** Where the table of a study came from, as the capability says that made it; nobody writes it by hand. */
export const StudySource = z.object({
  agreementId: Id,
  roundId: Id,
  /** SHA-256 of the table as it came, as UTF-8. It is told only to those who may see the table. */
  tableHash: z.string().regex(/^[0-9a-f]{64}$/),
  /** Cells that stand as ranges. */
  withheld: z.number().int().min(0),
  /** Until when the parties agreed that the table is kept. */
  keepUntil: Instant.nullable(),
});
export type StudySource = z.infer<typeof StudySource>;

/** One file that says everything a study rests on: with it anybody gets the same numbers again. */
export const StudyFile = z.object({
  title: Name,
  area: Text.default(''),
  period: Text.default(''),
  definition: Text.default('').describe('Who counts, in the words of those who kept the lists'),
  lists: z
    .array(z.object({ name: Name, keeper: Text.default(''), says: Text.default('') }))
    .max(10)
    .default([]),
  /** The capture table as CSV: one text, or its lines. */
  table: z.union([z.string().max(200_000), z.array(z.string().max(2000)).max(2000)]),
  merge: z.array(z.array(Name).min(2)).max(9).default([]),
  drop: z.array(Name).max(8).default([]),
  assumptions: z.partialRecord(z.enum(assumptions), AssumptionAnswer).default({}),
  notes: Text.default(''),
  settings: StudySettings.default({ bootstrap: 1000, level: 0.95, seed: 1 }),
  /** Counts under 11 are withheld in what is shown, unless those who keep the lists agreed otherwise. */
  showSmallCounts: z.boolean().default(false),
  /** Long random text that goes into the hash of the data: without it withheld counts could be found by trying them out. */
  salt: z.string().max(200).default(''),
  source: StudySource.nullable().default(null),
});
export type StudyFile = z.infer<typeof StudyFile>;

const Total = z.number().nullable();

export const EstimateView = z.object({
  method: z.enum(studyMethods),
  total: Total,
  model: z.array(z.string()),
  aic: z.number().nullable(),
  bic: z.number().nullable(),
  interval: z
    .object({
      level: z.number(),
      lower: z.number(),
      upper: z.number(),
      kind: z.enum(['bca', 'log-normal', 'posterior']),
    })
    .nullable(),
  status: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  notes: z.array(z.string()),
  rHat: z.number().nullable().optional(),
  lists: z.array(z.string()).optional(),
});
export type EstimateView = z.infer<typeof EstimateView>;

const Named = z.object({ method: z.enum(studyMethods), total: z.number() }).nullable();

/** What came of a study: all a report needs, and what makes it the same again. */
export const StudyResult = z.object({
  tableHash: z.string(),
  lists: z.array(z.string()),
  cases: z.number().int(),
  cells: z.number().int(),
  /** `to` and `from` are the ends of a range where the count is withheld. */
  table: z.array(z.object({ on: z.array(z.string()), from: z.number().int(), to: z.number().int() })),
  notes: z.array(z.object({ code: z.string(), lists: z.array(z.string()) })),
  estimates: z.array(EstimateView),
  models: z
    .object({
      tried: z.number().int(),
      valid: z.number().int(),
      noEstimate: z.number().int(),
      notIdentified: z.number().int(),
    })
    .nullable(),
  verdict: z.object({
    ratio: z.number().nullable(),
    kind: z.enum(['agree', 'refused', 'one-method', 'none']),
    lowest: Named,
    highest: Named,
  }),
  sensitivity: z.object({
    withoutList: z.array(z.object({ list: z.string(), people: z.number().int(), total: Total })),
    mergedPairs: z.array(z.object({ pair: z.array(z.string()), people: z.number().int(), total: Total })),
    consistency: z.array(
      z.object({
        list: z.string(),
        size: z.number().int(),
        onAnother: z.number().int(),
        total: Total,
        logRatio: Total,
        lower: Total,
        upper: Total,
        covers: z.boolean().nullable(),
        reason: z.enum(['too-few', 'too-few-lists', 'no-estimate']).nullable(),
      }),
    ),
    influence: z.array(z.object({ lists: z.array(z.string()), change: Total })),
    withheld: z.object({ lowest: Total, highest: Total }).nullable(),
  }),
  settings: StudySettings,
  version: z.string(),
  madeAt: z.string(),
});
export type StudyResult = z.infer<typeof StudyResult>;

import { z } from 'zod';
import { IndicatorKind, Observation, Words } from '../../engines/plan/document.ts';
import { CivilDate, Id, Line, Paging, pageOf, route, Text, Where } from '../../platform/contract/index.ts';
import { Citation } from '../../platform/packs/contract.ts';
import { Key } from '../shapes.ts';

/** A sentence of the catalogues: its key, and what fills it. */
const Sentence = z.object({
  key: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});

const YearValue = z.object({ year: z.number().int(), value: z.number() });
const Flag = Observation.shape.flag.unwrap();

/** A value for a year, worked out of what was reported for it. */
const Point = z.object({
  year: z.number().int(),
  value: z.number().nullable(),
  flag: Flag.nullable(),
});

export const ProgressView = z
  .object({
    /** Null where kind or direction is missing: then nothing is said. */
    status: z
      .enum([
        'target_achieved',
        'on_track',
        'acceleration_needed',
        'limited_progress',
        'deterioration',
        'unable_to_assess',
      ])
      .nullable(),
    score: z.number().nullable(),
    measure: z.enum(['cagr', 'R']).nullable(),
    value: z.number().nullable(),
    /** Growth a year as a fraction, whatever is wanted. */
    growth: z.number().nullable(),
    base: YearValue.nullable(),
    current: YearValue.nullable(),
    target: YearValue.nullable(),
    warnings: z.array(Sentence),
  })
  .meta({ id: 'Progress' });

const IndicatorView = z.object({
  id: Key,
  nodeId: Key.nullable(),
  title: Words,
  definition: z.string().nullable(),
  unit: z.string(),
  /** What it really counts: what calls itself prevalence but counts what was found is detection. */
  kind: IndicatorKind.nullable(),
  direction: z.enum(['up', 'down']).nullable(),
  measure: z.string().nullable(),
  aggregation: z.enum(['sum', 'last', 'mean', 'none']),
  baseline: z.object({ period: z.string(), value: z.number() }).nullable(),
  accuracy: z.string().nullable(),
  limitations: z.string().nullable(),
  verification: z.string().nullable(),
  disaggregations: z.array(z.string()),
  source: z.object({ cite: z.string(), url: z.string().optional(), as: z.string().optional() }).nullable(),
  /** Sentences that must stand beside every number of it: it counts detection, it has no kind yet. */
  notes: z.array(Sentence),
});

const IndicatorLine = IndicatorView.extend({
  observations: z.number().int(),
  latest: Point.nullable(),
  progress: ProgressView,
}).meta({ id: 'IndicatorLine' });

export const listIndicators = route('plan.indicators', 'GET /plans/:planId/indicators', {
  says: 'The indicators of a plan with their progress. No status without kind and direction; detection is never shown as prevalence.',
  may: 'read plan',
  takes: Paging.extend({
    planId: Id,
    nodeId: Key.optional(),
    kind: IndicatorKind.optional(),
    q: z.string().trim().max(200).optional(),
  }),
  gives: pageOf(IndicatorLine),
  refuses: ['PLAN_NOT_FOUND'],
});

const ObservationView = z
  .object({
    id: Id,
    period: z.string(),
    start: CivilDate.nullable(),
    end: CivilDate.nullable(),
    agency: Key.nullable(),
    dims: z.record(z.string(), z.string()),
    value: z.number().nullable(),
    flag: Flag.nullable(),
    source: z.string().nullable(),
  })
  .meta({ id: 'PlanObservation' });

export const openIndicator = route('plan.indicator', 'GET /plans/:planId/indicators/:indicatorId', {
  says: 'One indicator: observations, targets, progress, the last five years, and where parts do not sum to their total.',
  may: 'read plan',
  takes: Paging.extend({ planId: Id, indicatorId: Key }),
  gives: z.object({
    indicator: IndicatorView,
    /** Small counts are left out for whoever may not see what is internal. */
    suppressed: z.number().int(),
    series: z.array(z.object({ name: z.string().nullable(), points: z.array(Point), progress: ProgressView })),
    progress: ProgressView.pick({ status: true, score: true, warnings: true }),
    fiveYears: z.array(z.object({ year: z.number().int(), value: z.number().nullable(), flag: Flag.nullable() })),
    targets: z.array(
      z.object({
        period: z.string(),
        value: z.number(),
        observed: z.number().nullable(),
        met: z.boolean().nullable(),
      }),
    ),
    observations: pageOf(ObservationView),
    differences: z.array(
      z.object({
        period: z.string(),
        agency: Key.nullable(),
        series: z.string().nullable(),
        /** Of which part the difference is; empty for the total. */
        of: z.record(z.string(), z.string()),
        by: z.string(),
        state: z.enum(['parts fall short', 'parts exceed', 'cannot compare']),
        total: z.number().nullable(),
        sum: z.number(),
        difference: z.number().nullable(),
        says: Sentence,
      }),
    ),
    corrections: z.array(
      z.object({
        observationId: Id,
        period: z.string(),
        was: z.number().nullable(),
        why: z.string(),
        by: z.string(),
        at: z.string(),
      }),
    ),
  }),
  refuses: ['PLAN_NOT_FOUND', 'PLAN_INDICATOR_NOT_FOUND'],
});

const Described = z.object({
  nodeId: Key.nullable().optional(),
  titleEn: Line(300),
  titleEs: Line(300).optional(),
  definition: Text(4000).nullable().optional(),
  unit: Line(60),
  kind: IndicatorKind.nullable().optional(),
  direction: z.enum(['up', 'down']).nullable().optional(),
  aggregation: z.enum(['sum', 'last', 'mean', 'none']).optional(),
  baseline: z
    .object({ period: Line(60), value: z.number() })
    .nullable()
    .optional(),
  accuracy: Text(2000).nullable().optional(),
  limitations: Text(2000).nullable().optional(),
  verification: Text(2000).nullable().optional(),
  disaggregations: z.array(Line(60)).max(20).optional(),
  source: Line(500).nullable().optional(),
});

const saved = z.object({ id: Key, warnings: z.array(Sentence) });

export const addIndicator = route('plan.add-indicator', 'POST /plans/:planId/indicators', {
  says: 'Adds an indicator. Without kind and direction it shows numbers, but no status.',
  may: 'write plan',
  takes: Described.extend({
    planId: Id,
    id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/, 'PLAN_ID_FORM'),
  }),
  gives: saved,
  refuses: ['PLAN_NOT_FOUND', 'PLAN_CLOSED', 'PLAN_NODE_NOT_FOUND', 'PLAN_INDICATOR_THERE', 'PLAN_PERIOD_NOT_READ'],
});

export const editIndicator = route('plan.edit-indicator', 'PUT /plans/:planId/indicators/:indicatorId', {
  says: 'Changes what an indicator says of itself; what is not given stays.',
  may: 'write plan',
  takes: Described.partial().extend({ planId: Id, indicatorId: Key }),
  gives: saved,
  refuses: ['PLAN_NOT_FOUND', 'PLAN_CLOSED', 'PLAN_NODE_NOT_FOUND', 'PLAN_INDICATOR_NOT_FOUND', 'PLAN_PERIOD_NOT_READ'],
});

export const addPackIndicators = route('plan.add-pack-indicators', 'POST /plans/:planId/indicators/from-pack', {
  says: 'Adds the published series of a pack, for example us-indicators, with their numbers. What is there already stays.',
  may: 'write plan',
  takes: z.object({ planId: Id, pack: Line(120) }),
  gives: z.object({ added: z.array(Key), there: z.array(Key), observations: z.number().int() }),
  refuses: ['PLAN_NOT_FOUND', 'PLAN_CLOSED', 'PLAN_PACK_NOT_FOUND'],
});

export const recordObservation = route(
  'plan.record-observation',
  'POST /plans/:planId/indicators/:indicatorId/observations',
  {
    says: 'Records a value for a period. Another value for the same needs a reason; the one before stays on record.',
    may: 'write plan',
    takes: z.object({
      planId: Id,
      indicatorId: Key,
      period: Line(60),
      /** Null only where it is missing or left out, as the flag then says. */
      value: z.number().nullable().default(null),
      flag: Flag.nullable().default(null),
      agency: Key.optional(),
      dims: z.record(z.string().min(1).max(60), Line(200)).default({}),
      source: Line(500).optional(),
      why: Line(1000).optional(),
    }),
    gives: z.object({
      id: Id,
      period: z.string(),
      start: CivilDate.nullable(),
      end: CivilDate.nullable(),
      corrected: z.boolean(),
    }),
    refuses: [
      'PLAN_CLOSED',
      'PLAN_INDICATOR_NOT_FOUND',
      'PLAN_AGENCY_NOT_FOUND',
      'PLAN_PERIOD_NOT_READ',
      'PLAN_VALUE_NEEDED',
      'PLAN_VALUE_THERE',
    ],
  },
);

export const setTarget = route('plan.set-target', 'POST /plans/:planId/indicators/:indicatorId/targets', {
  says: 'Sets the target of an indicator for a period. Whose target it is must be said.',
  may: 'write plan',
  takes: z.object({ planId: Id, indicatorId: Key, period: Line(60), value: z.number(), source: Line(500) }),
  gives: z.object({ period: z.string() }),
  refuses: ['PLAN_CLOSED', 'PLAN_INDICATOR_NOT_FOUND', 'PLAN_PERIOD_NOT_READ'],
});

/** Observations as CSV or XLSX, also in the shape of Open SDG: `Year, …, Units, Value`. */
const table = { types: ['application/octet-stream'], maxBytes: 16 * 1024 * 1024 } as const;

const tableInput = z.object({
  planId: Id,
  /** For a table about one indicator; else a column `Indicator` says which. */
  indicatorId: Key.optional(),
  name: z.string().max(300).optional(),
});

export const previewObservations = route('plan.preview-observations', 'POST /plans/:planId/observations/preview', {
  says: 'Reads a table of observations (CSV, XLSX, Open SDG) and tells what it would change and what is wrong. Saves nothing.',
  may: 'write plan',
  takes: tableInput,
  gives: z.object({
    format: z.enum(['csv', 'xlsx']),
    rows: z.number().int(),
    indicators: z.array(z.object({ id: Key, rows: z.number().int() })),
    added: z.number().int(),
    unchanged: z.number().int(),
    changed: z.number().int(),
    /** The first of them. */
    changes: z.array(
      z.object({
        indicatorId: Key,
        period: z.string(),
        dims: z.record(z.string(), z.string()),
        was: z.number().nullable(),
        now: z.number().nullable(),
      }),
    ),
    problems: z.array(Where),
    ready: z.boolean(),
  }),
  upload: table,
  refuses: ['PLAN_NOT_FOUND', 'PLAN_INDICATOR_NOT_FOUND', 'PLAN_TABLE_UNREADABLE'],
});

export const importObservations = route('plan.import-observations', 'POST /plans/:planId/observations/import', {
  says: 'Imports a table of observations whole, or not at all. Values that change need a reason.',
  may: 'write plan',
  takes: tableInput.extend({ why: Line(1000).optional() }),
  gives: z.object({ added: z.number().int(), changed: z.number().int(), unchanged: z.number().int() }),
  upload: table,
  refuses: [
    'PLAN_NOT_FOUND',
    'PLAN_CLOSED',
    'PLAN_INDICATOR_NOT_FOUND',
    'PLAN_TABLE_UNREADABLE',
    'PLAN_TABLE_INVALID',
    'PLAN_VALUES_CHANGE',
  ],
});

export const exportObservations = route(
  'plan.export-observations',
  'GET /plans/:planId/indicators/:indicatorId/export',
  {
    says: 'The observations of an indicator as an Open SDG table. Small counts are left out unless the table stays inside.',
    may: 'export plan',
    takes: z.object({ planId: Id, indicatorId: Key, audience: z.enum(['public', 'inside']).default('public') }),
    gives: { file: ['text/csv; charset=utf-8'] },
    refuses: ['PLAN_NOT_FOUND', 'PLAN_INDICATOR_NOT_FOUND'],
  },
);

const Claim = z.object({
  id: z.string(),
  /** The report or observation it stands in. */
  record: Id,
  nodeId: Key.nullable(),
  agency: Key.nullable(),
  indicatorId: Key.nullable(),
  period: z.string().nullable(),
  value: z.number(),
  unit: z.string(),
  text: z.string(),
});

const Answer = z.object({
  verdict: z.enum(['same', 'different', 'partly', 'stands', 'explained']),
  shared: z.number().nullable(),
  why: z.string(),
  by: z.string(),
  on: CivilDate,
});

export const resultQuestions = route('plan.questions', 'GET /plans/:planId/questions', {
  says: 'Questions about results: may two programs count the same people, does a report say what was achieved? Never a verdict.',
  may: 'read plan-internal',
  takes: z.object({
    planId: Id,
    open: z.stringbool().default(true),
    limit: z.coerce.number().int().min(1).max(5000).default(2000),
  }),
  gives: z.object({
    /** How many reports were looked at, of how many: the newest first. */
    checked: z.number().int(),
    of: z.number().int(),
    doubleCounts: z.array(
      z.object({
        question: z.string(),
        first: Claim,
        second: Claim,
        value: z.number(),
        unitKind: z.string(),
        periods: z.enum(['equal', 'overlap', 'not stated']),
        strength: z.enum(['strong', 'weak']),
        weakness: z.array(Sentence),
        answer: Answer.nullable(),
      }),
    ),
    quality: z.array(
      z.object({
        question: z.string(),
        rule: z.string(),
        strength: z.enum(['strong', 'weak']),
        record: Id,
        nodeId: Key,
        agency: Key,
        period: z.string().nullable(),
        quote: z.string(),
        start: z.number().int(),
        end: z.number().int(),
        says: Sentence,
        answer: Answer.nullable(),
      }),
    ),
  }),
  refuses: ['PLAN_NOT_FOUND'],
});

export const answerQuestion = route('plan.answer-question', 'POST /plans/:planId/questions/answers', {
  says: 'Answers a question about results, with the reason; it is not asked again. After "same" a sum counts the pair once.',
  may: 'write plan',
  takes: z.object({
    planId: Id,
    question: z.string().min(1).max(400),
    verdict: Answer.shape.verdict,
    shared: z.number().min(0).optional(),
    why: Line(2000),
  }),
  gives: z.object({ question: z.string() }),
  refuses: ['PLAN_NOT_FOUND', 'PLAN_QUESTION_NOT_FOUND', 'PLAN_VERDICT_UNFIT'],
});

const Determination = z.object({
  fiscalYear: z.number().int(),
  met: z.boolean().nullable(),
  determinedOn: CivilDate.nullable(),
  determinedBy: z.string().nullable(),
  note: z.string().nullable(),
});

export const openLadder = route('plan.ladder', 'GET /plans/:planId/ladder', {
  says: 'What unmet goals lead to, year after year, with the due dates. It prepares and reminds; it determines nothing.',
  may: 'read plan-internal',
  takes: z.object({ planId: Id, asOf: CivilDate.optional() }),
  gives: z.object({
    notice: z.string(),
    goals: z.array(
      z.object({
        nodeId: Key,
        code: z.string(),
        title: Words,
        unmetInARow: z.number().int(),
        undetermined: z.array(z.number().int()),
        /** The five fiscal years before this one; a year without determination keeps its line. */
        years: z.array(Determination),
        entries: z.array(
          z.object({
            fiscalYear: z.number().int(),
            unmet: z.array(z.number().int()),
            duty: z.string(),
            by: z.string(),
            to: z.string(),
            determinedOn: CivilDate.nullable(),
            due: CivilDate.nullable(),
            citation: Citation,
          }),
        ),
      }),
    ),
  }),
  refuses: ['PLAN_NOT_FOUND'],
});

export const recordDetermination = route(
  'plan.record-determination',
  'POST /plans/:planId/nodes/:nodeId/determinations',
  {
    says: 'Records what those whose task it is have determined about a goal for a fiscal year.',
    may: 'write plan',
    takes: z.object({
      planId: Id,
      nodeId: Key,
      fiscalYear: z.number().int().min(1990).max(2200),
      met: z.boolean(),
      determinedOn: CivilDate,
      determinedBy: Line(200),
      note: Text(2000).optional(),
      corrects: z.boolean().default(false),
    }),
    gives: z.object({ unmetInARow: z.number().int() }),
    refuses: ['PLAN_NOT_FOUND', 'PLAN_NODE_NOT_FOUND', 'PLAN_DETERMINED_BEFORE'],
  },
);

export const setAlternativeForm = route(
  'plan.set-alternative-form',
  'PUT /plans/:planId/nodes/:nodeId/alternative-form',
  {
    says: 'Describes a goal that cannot be put in numbers: what a minimally effective and what a successful program looks like.',
    may: 'write plan',
    takes: z.object({ planId: Id, nodeId: Key, minimallyEffective: Line(4000), successful: Line(4000) }),
    gives: z.object({ nodeId: Key }),
    refuses: ['PLAN_CLOSED', 'PLAN_NODE_NOT_FOUND'],
  },
);

export const Risk = z.enum(['high', 'medium', 'low', 'not known', 'closed']);
export type Risk = z.infer<typeof Risk>;

export const quarterlyReview = route('plan.quarterly-review', 'GET /plans/:planId/quarterly-review', {
  says: 'The pack for a quarterly review: goals grouped by their risk, with leader, contributors, numbers and what a person must look at.',
  may: 'read plan-internal',
  takes: z.object({ planId: Id, asOf: CivilDate.optional() }),
  gives: z.object({
    quarter: z.string(),
    start: CivilDate,
    end: CivilDate,
    groups: z.array(
      z.object({
        risk: Risk,
        goals: z.array(
          z.object({
            nodeId: Key,
            code: z.string(),
            title: Words,
            state: z.string().nullable(),
            due: CivilDate.nullable(),
            daysLate: z.number().int(),
            lead: Key.nullable(),
            leader: z.string().nullable(),
            contributors: z.array(Key),
            unmetInARow: z.number().int(),
            indicators: z.array(z.object({ id: Key, title: Words, progress: ProgressView })),
            alternativeForm: z.object({ minimallyEffective: z.string(), successful: z.string() }).nullable(),
            why: Sentence,
          }),
        ),
      }),
    ),
  }),
  refuses: ['PLAN_NOT_FOUND'],
});

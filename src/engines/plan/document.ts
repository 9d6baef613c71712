import { z } from 'zod';

/**
 * A plan as plain data: what it says, who answers for what, what was reported, what was promised at meetings.
 * Safe for the browser. Survivor input is not part of a plan document: it stays in the database.
 *
 * Shapes only. That the parts fit together (parents exist, dates exist, one lead) is the work of `validatePlan`.
 */

/** Plain words. English is always there; Spanish where somebody wrote it well. */
export const Words = z.object({ en: z.string().min(1), es: z.string().min(1).optional() });
export type Words = z.infer<typeof Words>;

/** `YYYY-MM-DD`. Only the shape: `validatePlan` says when such a day does not exist. */
export const DateText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date is written YYYY-MM-DD');

/** A citation a lawyer would accept, where it can be read, and as amended by what. */
export const Source = z.object({
  cite: z.string().min(1),
  url: z.string().optional(),
  as: z.string().optional(),
});
export type Source = z.infer<typeof Source>;

export const Sensitivity = z.enum(['public', 'internal']);
export type Sensitivity = z.infer<typeof Sensitivity>;

export const PlanHead = z.object({
  id: z.string().min(1),
  title: Words,
  version: z.string().min(1),
  start: DateText,
  /** Last day of the horizon; null while it is open. */
  end: DateText.nullable(),
  status: z.enum(['draft', 'running', 'closed']),
  /** Id of the plan this one follows. */
  supersedes: z.string().nullable().default(null),
  publisher: Words.optional(),
  source: Source.optional(),
});
export type PlanHead = z.infer<typeof PlanHead>;

/** How many principles and actions the published plan has under a pillar, whether or not we hold them. */
export const ExpectedCount = z.object({
  pillarId: z.string().min(1),
  principles: z.number().int().nonnegative(),
  actions: z.number().int().nonnegative(),
  source: Source.optional(),
});
export type ExpectedCount = z.infer<typeof ExpectedCount>;

export const NodeKind = z.enum(['pillar', 'principle', 'action', 'milestone']);
export type NodeKind = z.infer<typeof NodeKind>;

export const PlanNode = z.object({
  id: z.string().min(1),
  parentId: z.string().nullable(),
  kind: NodeKind,
  /** Our number. Never shown as official. */
  code: z.string().min(1),
  /** The number in the published plan; null until a person fills it from there. */
  officialCode: z.string().nullable().default(null),
  title: Words,
  text: Words.optional(),
  order: z.number().int().nonnegative(),
  sensitivity: Sensitivity.default('public'),
  /** Subjects it falls under. They overlap: a sum over categories is not a total. */
  categories: z.array(z.string().min(1)).default([]),
  /** What is not sure about this node, say its place under a principle. */
  doubt: z.string().optional(),
  source: Source.optional(),
});
export type PlanNode = z.infer<typeof PlanNode>;

/**
 * Who answers for a node. `named` says that the source names the body but not its role: nobody turns the first body
 * named into the lead but a person.
 */
export const Role = z.enum(['lead', 'co-lead', 'contributor', 'consulted', 'named']);
export type Role = z.infer<typeof Role>;

export const Assignment = z.object({
  nodeId: z.string().min(1),
  /** Id of an agency of the document, such as `DOJ` or `DOJ/OVC`. */
  org: z.string().min(1),
  role: Role,
  /** The goal leader, by name or office (31 USC 1115). */
  officialName: z.string().optional(),
  from: DateText.nullable().default(null),
  to: DateText.nullable().default(null),
  source: Source.optional(),
});
export type Assignment = z.infer<typeof Assignment>;

/** One statement of when. Revisions are appended, never overwritten: the last one stands. */
export const TimeframeRevision = z.object({
  start: DateText.nullable(),
  due: DateText.nullable(),
  /** The words of the source, as printed. */
  text: z.string(),
  /** Where the date comes from: a law, the plan, a meeting, an agreement. */
  basis: z.string(),
  /** The day the statement was made. */
  on: DateText,
  by: z.string().optional(),
  /** Why it was changed. */
  why: z.string().optional(),
});
export type TimeframeRevision = z.infer<typeof TimeframeRevision>;

export const Timeframe = z.object({ nodeId: z.string().min(1), revisions: z.array(TimeframeRevision).min(1) });
export type Timeframe = z.infer<typeof Timeframe>;

export const State = z.enum([
  'not_started',
  'on_track',
  'at_risk',
  'late',
  'done',
  'dropped',
  'carried_over',
  'no_response',
]);
export type State = z.infer<typeof State>;

export const Evidence = z.object({
  title: z.string().min(1),
  /** sha-256 in lower-case hex of the file, or of the page as fetched. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  uri: z.string().optional(),
  date: DateText.optional(),
  sensitivity: Sensitivity.default('internal'),
});
export type Evidence = z.infer<typeof Evidence>;

/** What one body reported on one node for one period. `no_response` is an update too: the record of silence. */
export const StatusUpdate = z.object({
  id: z.string().min(1),
  nodeId: z.string().min(1),
  org: z.string().min(1),
  /** `2024`, `FY2024`, `2024-Q3`, `FY2024-Q3` or `2024-07`. */
  period: z.string().min(1),
  state: State,
  percent: z.number().min(0).max(100).nullable().default(null),
  narrative: z.string().default(''),
  confidence: z.enum(['low', 'medium', 'high']).optional(),
  evidence: z.array(Evidence).default([]),
  author: z.string().min(1),
  approver: z.string().nullable().default(null),
  /** Instant in UTC, ISO 8601. */
  at: z.string().min(10),
  sensitivity: Sensitivity.default('public'),
});
export type StatusUpdate = z.infer<typeof StatusUpdate>;

/** A body that can be assigned, asked, or can promise. */
export const Agency = z.object({
  /** The acronym in use: `DOJ`, `DOJ/OVC`. */
  id: z.string().min(1),
  name: Words,
  /** An office belongs to its parent; a group (SPOG) is made of agencies and is none itself. */
  kind: z.enum(['agency', 'office', 'group']),
  parent: z.string().nullable().default(null),
  /** Member of the task force. */
  member: z.boolean(),
  /** Named in the statute. */
  statutory: z.boolean(),
  note: z.string().optional(),
  source: Source.optional(),
});
export type Agency = z.infer<typeof Agency>;

/** A meeting, or another turn of the wheel, at which promises are published. */
export const Cycle = z.object({
  id: z.string().min(1),
  title: Words,
  date: DateText,
  source: Source.optional(),
});
export type Cycle = z.infer<typeof Cycle>;

export const Quantity = z.object({ value: z.number(), unit: z.string().min(1) });
export type Quantity = z.infer<typeof Quantity>;

export const Commitment = z.object({
  id: z.string().min(1),
  cycle: z.string().min(1),
  /** Node id of the pillar it was printed under. */
  pillar: z.string().nullable(),
  /** Bodies as published, such as `DOJ/OVW`. */
  orgs: z.array(z.string().min(1)),
  title: Words,
  status: z.enum(['done', 'ongoing', 'planned']),
  /** As published; null where none was given. */
  timeframe: z.string().nullable(),
  quantities: z.array(Quantity).default([]),
  /** The same promise over the years has the same thread. The link is a proposal until a person confirms it. */
  thread: z.string().nullable(),
  nodeIds: z.array(z.string()).default([]),
  source: Source.optional(),
});
export type Commitment = z.infer<typeof Commitment>;

/** What a person said about a proposed thread. */
export const Thread = z.object({
  id: z.string().min(1),
  confirmed: z.boolean(),
  by: z.string().optional(),
  on: DateText.optional(),
  note: z.string().optional(),
});
export type Thread = z.infer<typeof Thread>;

/** A finding of the ledger is a question; this is a person's answer to it, with the reason. */
export const FindingAnswer = z.object({
  /** Id of the finding, stable over runs. */
  finding: z.string().min(1),
  verdict: z.enum(['stands', 'explained']),
  why: z.string().min(1),
  by: z.string().min(1),
  on: DateText,
});
export type FindingAnswer = z.infer<typeof FindingAnswer>;

export const NodeRef = z.object({ plan: z.string().min(1), node: z.string().min(1) });

/** A link between nodes of two plans, or two versions of one. */
export const CrosswalkLink = z.object({
  from: NodeRef,
  to: NodeRef,
  type: z.enum(['same_as', 'replaces', 'contributes', 'duplicates']),
  /** False while it is a proposal. */
  confirmed: z.boolean().default(false),
  note: z.string().optional(),
});
export type CrosswalkLink = z.infer<typeof CrosswalkLink>;

export const IndicatorKind = z.enum(['input', 'output', 'outcome', 'detection', 'prevalence']);

export const Indicator = z.object({
  id: z.string().min(1),
  nodeId: z.string().nullable(),
  title: Words,
  definition: z.string().optional(),
  unit: z.string().min(1),
  /** Null where nobody has said: then no status may be shown. */
  kind: IndicatorKind.nullable(),
  /** Which way is wanted. Null where nobody has said. */
  direction: z.enum(['up', 'down']).nullable(),
  measure: z.string().optional(),
  aggregation: z.enum(['sum', 'last', 'mean', 'none']).default('none'),
  baseline: z.object({ period: z.string(), value: z.number() }).optional(),
  accuracy: z.string().optional(),
  limitations: z.string().optional(),
  verification: z.string().optional(),
  disaggregations: z.array(z.string()).default([]),
  source: Source.optional(),
});
export type Indicator = z.infer<typeof Indicator>;

export const Target = z.object({
  indicatorId: z.string().min(1),
  period: z.string().min(1),
  value: z.number(),
  source: Source.optional(),
});
export type Target = z.infer<typeof Target>;

/** For a goal that cannot be put in numbers (31 USC 1115(c)). */
export const AlternativeForm = z.object({
  nodeId: z.string().min(1),
  minimallyEffective: z.string().min(1),
  successful: z.string().min(1),
});
export type AlternativeForm = z.infer<typeof AlternativeForm>;

export const Observation = z.object({
  indicatorId: z.string().min(1),
  /** As published. */
  period: z.string().min(1),
  /** First and last day; null where the range is open. */
  start: DateText.nullable(),
  end: DateText.nullable(),
  org: z.string().optional(),
  dims: z.record(z.string(), z.string()).default({}),
  value: z.number().nullable(),
  flag: z.enum(['estimate', 'at_least', 'about', 'suppressed', 'missing']).nullable().default(null),
  source: Source.optional(),
});
export type Observation = z.infer<typeof Observation>;

export const Recommendation = z.object({
  id: z.string().min(1),
  body: z.string().min(1),
  ref: z.string().min(1),
  date: DateText.nullable(),
  text: z.string().min(1),
  nodeIds: z.array(z.string()).default([]),
  status: z.enum(['open', 'accepted', 'partly', 'rejected', 'implemented', 'closed_not_implemented']),
  response: z.string().nullable().default(null),
  source: Source.optional(),
});
export type Recommendation = z.infer<typeof Recommendation>;

export const PLAN_FORMAT = 'fourfold-plan/1';

export const PlanDocument = z.object({
  format: z.literal(PLAN_FORMAT).default(PLAN_FORMAT),
  plan: PlanHead,
  expected: z.array(ExpectedCount).default([]),
  nodes: z.array(PlanNode),
  assignments: z.array(Assignment).default([]),
  timeframes: z.array(Timeframe).default([]),
  updates: z.array(StatusUpdate).default([]),
  agencies: z.array(Agency).default([]),
  cycles: z.array(Cycle).default([]),
  commitments: z.array(Commitment).default([]),
  threads: z.array(Thread).default([]),
  answers: z.array(FindingAnswer).default([]),
  links: z.array(CrosswalkLink).default([]),
  indicators: z.array(Indicator).default([]),
  targets: z.array(Target).default([]),
  alternativeForms: z.array(AlternativeForm).default([]),
  observations: z.array(Observation).default([]),
  recommendations: z.array(Recommendation).default([]),
});
/** A whole plan, every list present. */
export type PlanDocument = z.infer<typeof PlanDocument>;
/** What may be written down: lists and defaults may be left out. */
export type PlanDocumentInput = z.input<typeof PlanDocument>;

import { z } from 'zod';
import { DateText, NodeKind, PlanHead, Quantity, Sensitivity, Words } from './document.ts';

/**
 * The rows of a plan pack: what an entry of kind `plan` carries beside the common fields (id, says, source, effective, status, reviewed).
 * `says` is the title. One pack holds one plan.
 */
const PlanRowOfPlan = z.strictObject({
  row: z.literal('plan'),
  edition: z.string().min(1),
  start: DateText,
  end: DateText.nullable(),
  state: PlanHead.shape.status,
  supersedes: z.string().nullable().default(null),
  publisher: Words.optional(),
  doubt: z.string().optional(),
});

const NodeRow = z.strictObject({
  row: z.literal('node'),
  kind: NodeKind,
  parent: z.string().nullable(),
  code: z.string().min(1),
  officialCode: z.string().nullable(),
  order: z.number().int().nonnegative(),
  sensitivity: Sensitivity.default('public'),
  /** For a pillar: how many the published plan has. */
  expects: z.strictObject({ principles: z.number().int(), actions: z.number().int() }).optional(),
  /** Bodies the source names, in its order, without a role. */
  bodies: z.array(z.string()).default([]),
  /** When, in the words of the source. */
  timeframe: z.string().optional(),
  doubt: z.string().optional(),
});

const AgencyRow = z.strictObject({
  row: z.literal('agency'),
  acronym: z.string().min(1),
  kind: z.enum(['agency', 'office', 'group']),
  parent: z.string().nullable(),
  member: z.boolean(),
  statutory: z.boolean(),
  note: z.string().optional(),
});

const CycleRow = z.strictObject({ row: z.literal('cycle'), date: DateText });

const CommitmentRow = z.strictObject({
  row: z.literal('commitment'),
  cycle: z.string().min(1),
  pillar: z.string().nullable(),
  bodies: z.array(z.string().min(1)),
  published: z.enum(['done', 'ongoing', 'planned']),
  timeframe: z.string().nullable(),
  quantities: z.array(Quantity),
  thread: z.string().nullable(),
});

export const PlanRow = z.discriminatedUnion('row', [PlanRowOfPlan, NodeRow, AgencyRow, CycleRow, CommitmentRow]);
export type PlanRow = z.infer<typeof PlanRow>;
export type RowOf<Name extends PlanRow['row']> = Extract<PlanRow, { row: Name }>;

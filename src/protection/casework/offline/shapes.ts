import { z } from 'zod';
import { Id, Instant, Text } from '../../../platform/contract/index.ts';
import { FieldOnSheet, Statement } from '../record/contract.ts';
import { Code, RecordClass, Shield } from '../shapes.ts';
import { SafetyPlan, taskTitles } from '../work/contract.ts';
import { ContactRules } from '../work/rules.ts';

/** What the form asks, without what anybody answered. */
export const FormField = FieldOnSheet.omit({ told: true, contested: true }).meta({ id: 'FormField' });
export type FormField = z.infer<typeof FormField>;

const Answers = FieldOnSheet.pick({ field: true, told: true, contested: true });
export type Answers = z.infer<typeof Answers>;

/** One record as a device carries it. Notes, documents and the timeline are left at home. */
export const CopiedRecord = z
  .object({
    survivorId: Id,
    code: z.string(),
    name: z.string().nullable(),
    shield: Shield,
    /** Classes the worker may read, and those they may write. */
    reads: z.array(RecordClass),
    writes: z.array(RecordClass),
    answers: z.array(Answers),
    /** What holds; while versions are contested, what either forbids is forbidden. */
    contact: z.object({ rules: ContactRules, unsettled: z.boolean() }).nullable(),
    safetyPlan: SafetyPlan.nullable(),
    tasks: z.array(z.object({ id: Id, title: z.enum(taskTitles), dueOn: z.string(), details: z.string().nullable() })),
  })
  .meta({ id: 'CopiedRecord' });
export type CopiedRecord = z.infer<typeof CopiedRecord>;

export const CaseloadCopy = z
  .object({
    /** The server's clock when it was made; the device reckons by it. */
    takenAt: Instant,
    leaseUntil: Instant,
    form: z.array(FormField),
    channels: z.array(z.object({ code: Code, en: z.string(), es: z.string() })),
    records: z.array(CopiedRecord),
  })
  .meta({ id: 'CaseloadCopy' });
export type CaseloadCopy = z.infer<typeof CaseloadCopy>;

const edited = { id: Id, survivorId: Id };

/** One thing written on a device, under an id made there. Sent twice it is taken once. */
export const Edit = z.discriminatedUnion('kind', [
  z.object({
    ...edited,
    kind: z.literal('answer'),
    answer: Statement.omit({ id: true, interpreterId: true }).extend({
      at: Instant,
      replaces: z.array(Id).max(20),
    }),
  }),
  z.object({
    ...edited,
    kind: z.literal('note'),
    at: Instant,
    text: Text(20_000).min(1, 'REQUIRED'),
    dataClass: RecordClass.exclude(['aggregate-only']),
  }),
  z.object({
    ...edited,
    kind: z.literal('task-end'),
    at: Instant,
    taskId: Id,
    outcome: z.enum(['done', 'dropped']),
  }),
]);
export type Edit = z.infer<typeof Edit>;
export type AnswerEdit = Extract<Edit, { kind: 'answer' }>;

/** When it was written, as the device reckoned. */
export const writtenAt = (edit: Edit): Instant => (edit.kind === 'answer' ? edit.answer.at : edit.at);

import { z } from 'zod';
import { definePackKind, type Entry, type Packs } from '../../../platform/packs/index.ts';
import { answerRoutes, detentionKinds } from './words.ts';

const ClockUse = z.strictObject({
  type: z.literal('clock-use'),
  clock: z.string().min(1),
  kinds: z.array(z.enum(detentionKinds)).min(1),
});

const TaskTemplate = z.strictObject({
  type: z.literal('task'),
  routes: z.array(z.enum(answerRoutes)).min(1),
  order: z.number().int().positive(),
  /** So many days before a clock ends. */
  due: z.strictObject({ clock: z.string().min(1), daysBefore: z.number().int().min(0) }),
});

/** Which clock runs for which kind of detention, and what is to be done for each way to answer. */
export const detentionKind = definePackKind('detention', z.discriminatedUnion('type', [ClockUse, TaskTemplate]));

export type ClockUse = Entry<z.infer<typeof ClockUse>>;
export type TaskTemplate = Entry<z.infer<typeof TaskTemplate>>;

export const clockUses = (packs: Packs, day: string): readonly ClockUse[] =>
  packs.entriesOn(detentionKind, day).filter((entry): entry is ClockUse => entry.type === 'clock-use');

/** In the order in which they are to be done. */
export const taskTemplates = (packs: Packs, day: string): readonly TaskTemplate[] =>
  packs
    .entriesOn(detentionKind, day)
    .filter((entry): entry is TaskTemplate => entry.type === 'task')
    .sort((a, b) => a.order - b.order);

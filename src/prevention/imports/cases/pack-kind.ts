import { z } from 'zod';
import { definePackKind, type Entry, type Packs } from '../../../platform/packs/index.ts';
import { clockStarts } from '../law/contract.ts';
import { answerRoutes, type CaseState, caseStates, type DetentionKind, detentionKinds } from './words.ts';

const Words = z.strictObject({ en: z.string().min(1), es: z.string().min(1) });

const ClockUse = z.strictObject({
  type: z.literal('clock-use'),
  clock: z.string().min(1),
  kinds: z.array(z.enum(detentionKinds)).min(1),
  /** The states of a case in which the clock still asks for something. */
  runsIn: z.array(z.enum(caseStates)).min(1),
  /** Why it is not sure that it applies, to be shown beside each date; null where nothing speaks against it. */
  doubt: Words.nullable(),
});

const Answer = z.strictObject({
  type: z.literal('answer'),
  route: z.enum(answerRoutes),
  kinds: z.array(z.enum(detentionKinds)).min(1),
});

const Starts = z.strictObject({
  type: z.literal('starts'),
  /** The day on which a case comes into this state counts as the day that sets a clock going, where no other is known. */
  state: z.enum(caseStates),
  starts: z.enum(clockStarts),
});

const TaskTemplate = z.strictObject({
  type: z.literal('task'),
  routes: z.array(z.enum(answerRoutes)).min(1),
  order: z.number().int().positive(),
  /** So many days before a clock ends. */
  due: z.strictObject({ clock: z.string().min(1), daysBefore: z.number().int().min(0) }),
});

/** Which answer fits which kind of detention, which clock runs for it and when, and what is to be done for each way to answer. */
export const detentionKind = definePackKind(
  'detention',
  z.discriminatedUnion('type', [ClockUse, Answer, Starts, TaskTemplate]),
);

export type ClockUse = Entry<z.infer<typeof ClockUse>>;
type Answer = Entry<z.infer<typeof Answer>>;
type Starts = Entry<z.infer<typeof Starts>>;
export type TaskTemplate = Entry<z.infer<typeof TaskTemplate>>;

export const clockUses = (packs: Packs, day: string): readonly ClockUse[] =>
  packs.entriesOn(detentionKind, day).filter((entry): entry is ClockUse => entry.type === 'clock-use');

/** The ways to answer that the law opens for a kind of detention. */
export const answersFor = (packs: Packs, day: string, kind: DetentionKind): readonly Answer[] =>
  packs
    .entriesOn(detentionKind, day)
    .filter((entry): entry is Answer => entry.type === 'answer' && entry.kinds.some((one) => one === kind));

/** The clocks that are set going by the day on which a case comes into a state. */
export const startsIn = (packs: Packs, day: string, state: CaseState): readonly Starts['starts'][] =>
  packs
    .entriesOn(detentionKind, day)
    .flatMap((entry) => (entry.type === 'starts' && entry.state === state ? [entry.starts] : []));

/** In the order in which they are to be done. */
export const taskTemplates = (packs: Packs, day: string): readonly TaskTemplate[] =>
  packs
    .entriesOn(detentionKind, day)
    .filter((entry): entry is TaskTemplate => entry.type === 'task')
    .sort((a, b) => a.order - b.order);

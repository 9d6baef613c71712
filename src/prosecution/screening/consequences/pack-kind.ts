import { z } from 'zod';
import { definePackKind, type Entry } from '../../../platform/packs/index.ts';
import { MeasureCode } from '../shapes.ts';

const Words = z.strictObject({ en: z.string().min(1), es: z.string().min(1) });

const MeasureFields = z.strictObject({
  type: z.literal('measure'),
  measure: MeasureCode,
  title: Words,
  forbids: z.array(Words),
  next: z.array(Words),
  tell: z.array(z.strictObject({ who: Words, how: Words, within: Words.nullable() })),
  cites: z.array(z.strictObject({ cite: z.string().min(1), url: z.url().optional(), says: Words })),
});

const StepFields = z.strictObject({
  type: z.literal('step'),
  step: z.number().int().min(1),
  title: Words,
  question: Words,
  yes: Words,
  no: Words,
});

/** What follows from standing on a list, and the steps in which a possible match is looked at. */
export const measureKind = definePackKind('measure', z.discriminatedUnion('type', [MeasureFields, StepFields]));

export type MeasureEntry = Entry<z.infer<typeof MeasureFields>>;
export type StepEntry = Entry<z.infer<typeof StepFields>>;

import { z } from 'zod';
import { definePackKind, type Entry } from '../../platform/packs/index.ts';
import { Kept } from './shapes.ts';

/** How long a class of a record is kept after the case was closed, by funder or for any; and feedback, after it was answered. */
export const retentionKind = definePackKind(
  'retention-rule',
  z.strictObject({
    dataClass: Kept,
    /** `any`, or the code of a funder whose grants ask for more or less. */
    funder: z.string().min(1),
    days: z.number().int().min(0).max(36_500),
    /** What an attorney should look at. */
    doubt: z.strictObject({ en: z.string().min(1), es: z.string().min(1) }).nullable(),
  }),
);
export type RetentionRule = Entry<z.infer<typeof retentionKind.fields>>;

import { z } from 'zod';
import { CodeListRow, RecordFieldRow } from '../../engines/consent/index.ts';
import { definePackKind, type Entry } from '../../platform/packs/index.ts';

const Words = z.strictObject({ en: z.string().min(1), es: z.string().min(1) });

/** A field of a survivor's record; `says` is why we ask. */
export const recordFieldKind = definePackKind('record-field', RecordFieldRow);
export type RecordField = Entry<RecordFieldRow>;

/** The answers to choose from. */
export const recordCodesKind = definePackKind('record-codes', CodeListRow);
export type RecordCodes = Entry<CodeListRow>;

/** What a release may be for, and the fewest fields that serve it. */
export const sharePurposeKind = definePackKind(
  'share-purpose',
  z.strictObject({ title: Words, least: z.array(z.string()).min(1), fhir: z.string() }),
);
export type SharePurpose = Entry<z.infer<typeof sharePurposeKind.fields>>;

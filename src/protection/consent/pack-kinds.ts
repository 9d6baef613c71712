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

/** What the law says of keeping a survivor's record to oneself. */
export const confidentialityKind = definePackKind(
  'confidentiality-rule',
  z.strictObject({ title: Words, binds: Words, topics: z.array(z.string()).min(1) }),
);

/** Reports that a law demands, or merely allows, by place. */
export const reportDutyKind = definePackKind(
  'report-duty',
  z.strictObject({
    title: Words,
    /** `US`, `US-CA` */
    place: z.string(),
    concerns: z.enum(['child abuse', 'child trafficking', 'missing child', 'elder abuse', 'other']),
    force: z.enum(['mandatory', 'permissive']),
    /** Whom it binds. Who is not bound reports of their own will, which is the same as permissive. */
    who: z.enum(['everybody', 'named professions', 'officials']),
  }),
);
export type ReportDuty = Entry<z.infer<typeof reportDutyKind.fields>>;

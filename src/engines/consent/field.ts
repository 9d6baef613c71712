import { z } from 'zod';

/** The classes of a survivor's record. Nobody holds one of them by holding another. */
export const recordClasses = [
  'identity',
  'contact',
  'location',
  'safety',
  'narrative',
  'health',
  'sud',
  'immigration',
  'legal',
  'criminal',
  'financial',
  'service',
  'aggregate-only',
] as const;
export const RecordClass = z.enum(recordClasses);
export type RecordClass = z.infer<typeof RecordClass>;

const Words = z.strictObject({ en: z.string().min(1), es: z.string().min(1) });

/** `country` is ISO 3166-1 alpha-2, `language` BCP 47; `code` and `codes` take their answers from a code list. */
export const FieldKind = z.enum([
  'text',
  'long-text',
  'date',
  'number',
  'yes-no',
  'code',
  'codes',
  'phone',
  'email',
  'address',
  'country',
  'language',
]);
export type FieldKind = z.infer<typeof FieldKind>;

/**
 * How a field may leave: with its class; only where a release names it (a story, an address, a diagnosis is never meant by the way);
 * or never at all.
 */
export const Sharing = z.enum(['with class', 'by name', 'never']);
export type Sharing = z.infer<typeof Sharing>;

/** What a pack says of one field of a survivor's record, beside the common parts of an entry; its `says` is why we ask. */
export const RecordFieldRow = z.strictObject({
  title: Words,
  /** Which part of the record it stands in. */
  group: z.string().min(1),
  dataClass: RecordClass,
  kind: FieldKind,
  /** Id of the code list, for `code` and `codes`. */
  codes: z.string().optional(),
  /** `when needed`: off until a service is wanted or a report is owed that needs it. */
  asked: z.enum(['always', 'when needed']),
  /** Codes of the kinds of help, and of the reports, that need it. */
  needs: z.strictObject({ services: z.array(z.string()), reports: z.array(z.string()) }),
  share: Sharing,
  /** The field of the IOM Human Trafficking Case Data Standard 2.0 that says the same. */
  htcds: z.string().optional(),
});
export type RecordFieldRow = z.infer<typeof RecordFieldRow>;

/** A list of answers. That somebody declined, skipped or was not asked is kept beside an answer and stands in no list. */
export const CodeListRow = z.strictObject({
  title: Words,
  codes: z.array(z.strictObject({ code: z.string().min(1), en: z.string().min(1), es: z.string().min(1) })).min(1),
});
export type CodeListRow = z.infer<typeof CodeListRow>;

/** What the decision needs to know of a field. */
export const FieldRule = z.strictObject({
  id: z.string().min(1),
  dataClass: RecordClass,
  share: Sharing,
});
export type FieldRule = z.infer<typeof FieldRule>;

import { z } from 'zod';
import { FieldKind, RecordClass, Sharing } from '../../../engines/consent/index.ts';
import { CivilDate, route } from '../../../platform/contract/index.ts';

const Words = z.object({ en: z.string(), es: z.string() });
const CodeView = z.object({ code: z.string(), en: z.string(), es: z.string() });

export const RecordFieldView = z
  .object({
    id: z.string(),
    title: Words,
    /** Why we ask. */
    why: Words,
    group: z.string(),
    dataClass: RecordClass,
    kind: FieldKind,
    /** The answers to choose from, for `code` and `codes`. */
    codes: z.array(CodeView).nullable(),
    asked: z.enum(['always', 'when needed']),
    needs: z.object({ services: z.array(z.string()), reports: z.array(z.string()) }),
    share: Sharing,
    /** Whether a competent person has checked the entry. */
    reviewed: z.boolean(),
  })
  .meta({ id: 'RecordField' });
export type RecordFieldView = z.infer<typeof RecordFieldView>;

export const PurposeView = z
  .object({ id: z.string(), title: Words, says: Words, least: z.array(z.string()), cite: z.string() })
  .meta({ id: 'SharePurpose' });

export const listRecordFields = route('consent.fields', 'GET /consent/fields', {
  says: "Every field a survivor's record may hold: its class, why we ask, what needs it, and whether it may be shared; and the purposes of a release.",
  may: 'signed in',
  takes: z.object({ asOf: CivilDate.optional() }),
  gives: z.object({
    asOf: CivilDate,
    fields: z.array(RecordFieldView),
    purposes: z.array(PurposeView),
    /** Every list of codes by its id, for acts that take a code and are no field of the record. */
    lists: z.record(z.string(), z.array(CodeView)),
  }),
});

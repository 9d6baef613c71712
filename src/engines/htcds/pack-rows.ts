import { z } from 'zod';
import { fieldTypes, type Standard } from './standard.ts';

const Words = z.strictObject({ en: z.string().min(1), es: z.string().min(1) });
const Value = z.strictObject({ code: z.string().min(1), label: Words, also: z.array(z.string().min(1)).optional() });

/**
 * The rows of a pack of the standard, beside the common fields of an entry (`says` explains the field in plain words). One pack holds one
 * standard.
 */
const SectionRow = z.strictObject({
  row: z.literal('section'),
  title: Words,
  /** As the published table writes it. */
  heading: z.string().min(1),
  order: z.number().int(),
});

const ListRow = z.strictObject({
  row: z.literal('list'),
  list: z.string().min(1),
  title: Words,
  values: z.array(Value).min(1),
});

const FieldRow = z.strictObject({
  row: z.literal('field'),
  key: z.string().regex(/^[a-z]{3}_[A-Za-z]+$/),
  section: z.string(),
  order: z.number().int(),
  title: Words,
  type: z.enum(fieldTypes),
  state: z.enum(['draft', 'deprecated']),
  core: z.boolean(),
  dataClass: z.string().min(1),
  values: z.array(Value).default([]),
  list: z.string().nullable().default(null),
  open: z.boolean().default(false),
  aliases: z.array(z.string()).default([]),
  range: z.strictObject({ least: z.number(), most: z.number(), whole: z.boolean() }).nullable().default(null),
  form: z.enum(['phone', 'email']).nullable().default(null),
  /** Our code for each of its codes that we have too. Which field of our record says the same stands with that field (`htcds`). */
  recordCodes: z.record(z.string(), z.string()).default({}),
});

export const HtcdsRow = z.discriminatedUnion('row', [SectionRow, ListRow, FieldRow]);
export type HtcdsRow = z.infer<typeof HtcdsRow>;
export type HtcdsFieldRow = Extract<HtcdsRow, { row: 'field' }>;

/** The standard as the engine reads and writes by it, from the rows of its pack. */
export function standardFromRows(rows: readonly HtcdsRow[], version: string): Standard {
  const sections = rows.flatMap((row) => (row.row === 'section' ? [row] : [])).sort((a, b) => a.order - b.order);
  const fields = rows.flatMap((row) => (row.row === 'field' ? [row] : [])).sort((a, b) => a.order - b.order);
  return {
    version,
    sections: sections.map(({ heading }) => heading),
    fields: fields.map(
      ({ title, state, row: _row, order: _order, dataClass: _class, recordCodes: _codes, ...field }) => ({
        ...field,
        label: title,
        status: state,
      }),
    ),
    lists: new Map(rows.flatMap((row) => (row.row === 'list' ? [[row.list, row.values] as const] : []))),
  };
}

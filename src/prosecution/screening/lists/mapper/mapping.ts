import { z } from 'zod';
import { measures } from '../entity.ts';

/** What a column may hold. What is mapped to nothing is kept with its heading as a remark. */
export const mappedFields = [
  'id',
  'name',
  'alias',
  'former-name',
  'weak-alias',
  'first-name',
  'middle-name',
  'last-name',
  'type',
  'birth',
  'birth-place',
  'gender',
  'nationality',
  'country',
  'address',
  'city',
  'region',
  'postal-code',
  'identifier',
  'position',
  'from',
  'until',
  'status',
  'programme',
  'authority',
  'remarks',
] as const;
export type MappedField = (typeof mappedFields)[number];

/** How any table is to be read as a list: saved once, used for each new edition of it. Safe for the browser. */
export const Mapping = z
  .object({
    list: z.string().regex(/^[a-z0-9][a-z0-9-]{1,79}$/, 'SCREENING_LIST_ID_FORM'),
    title: z.string().trim().min(1).max(200),
    publisher: z.string().trim().min(1).max(200),
    measure: z.enum(measures),
    programme: z.string().trim().max(200).default(''),
    authority: z.string().trim().max(200).default(''),
    sourceUrl: z.string().trim().max(500).default(''),
    schema: z.enum(['Person', 'Organization', 'LegalEntity', 'Vessel']).default('LegalEntity'),
    /** Which of two numbers is the day in `03/04/2024`. */
    dateOrder: z.enum(['day-first', 'month-first']).default('month-first'),
    /** Column heading -> what it holds. */
    columns: z.record(z.string().max(200), z.enum(mappedFields)),
  })
  .refine(({ columns }) => Object.values(columns).some((field) => field === 'name' || field === 'last-name'), {
    path: ['columns'],
    message: 'LIST_MAPPING_NO_NAME',
  });
export type Mapping = z.infer<typeof Mapping>;

/** A row of a table: its cells, and where it stands, from 1. */
export interface MappedRow {
  readonly cells: readonly string[];
  readonly line: number;
}

import { z } from 'zod';

/** Shared by every table that is taken with a look at its columns first. Safe for the browser. */

export const tableUpload = {
  types: ['application/octet-stream', 'text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  maxBytes: 32 * 1024 * 1024,
} as const;

export const tableTroubles = [
  'SUPPLY_TABLE_UNREADABLE',
  'SUPPLY_TABLE_EMPTY',
  'SUPPLY_COLUMN_MISSING',
  'SUPPLY_COLUMN_TWICE',
  'SUPPLY_MAPPING_UNREADABLE',
] as const;

export const MappingText = z
  .string()
  .max(8000)
  .optional()
  .describe('JSON: field to heading, or to "#3" for the third column; "" where the file has none');

export const columnView = <F extends string>(fields: readonly F[]) =>
  z.object({
    column: z.number().int(),
    heading: z.string(),
    field: z.enum(fields).nullable(),
    sure: z.number(),
    because: z.enum(['said', 'learned', 'heading', 'alike', 'values', 'none']),
  });

import { z } from 'zod';

/** A UUIDv7 made in code (`newId`). */
export const Id = z.uuid().meta({ id: 'Id', description: 'Identifier (UUID)' });
export type Id = z.infer<typeof Id>;

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const dateExists = (text: string): boolean => {
  const [year, month, day] = text.split('-').map(Number) as [number, number, number];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
};

/** A day of the civil calendar, `YYYY-MM-DD`, that exists; it has no time zone. */
export const CivilDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'DATE_FORM')
  .refine(dateExists, 'DATE_DOES_NOT_EXIST')
  .meta({ id: 'CivilDate', format: 'date', description: 'A day, YYYY-MM-DD' });
export type CivilDate = z.infer<typeof CivilDate>;

/** A moment in UTC, ISO 8601 with milliseconds. */
export const Instant = z.iso.datetime().meta({ id: 'Instant', description: 'A moment in UTC' });
export type Instant = z.infer<typeof Instant>;

/** One line of text a person typed: trimmed, not empty, no control characters. */
export const Line = (max = 300) =>
  z
    .string()
    .trim()
    .min(1, 'REQUIRED')
    .max(max, 'TOO_LONG')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here
    .regex(/^[^\u0000-\u001f\u007f]*$/, 'CONTROL_CHARACTERS');

/** Free text with line breaks. PostgreSQL keeps no NUL in a text. */
export const Text = (max = 20_000) =>
  z
    .string()
    .trim()
    .max(max, 'TOO_LONG')
    .refine((text) => !text.includes('\u0000'), 'CONTROL_CHARACTERS');

/** `?limit=50&offset=100` of every list. */
export const Paging = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  offset: z.coerce.number().int().min(0).default(0),
});

/** A page of a list, with how many there are in all. */
export const pageOf = <T extends z.ZodType>(row: T) =>
  z.object({ rows: z.array(row), total: z.number().int(), limit: z.number().int(), offset: z.number().int() });

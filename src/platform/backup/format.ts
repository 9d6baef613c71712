import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { TableReport } from './report.ts';
import { Migrations, SequenceState, TableShape } from './shape.ts';

/**
 * A backup is one file: age (to its recipients) around gzip around lines of JSON.
 *
 *     {"fourfold":"backup","format":1,"takenAt":…,"migrations":[…],"tables":[…],"sequences":[…]}     the head
 *     {"table":"accounts.person"}                                                            a table begins
 *     ["0193…","ana@example.org",null]                                                       a row: texts in the order of the columns
 *     {"end":"accounts.person","rows":1,"sha256":"…"}                                        a table ends
 *     {"total":{"rows":1,"sha256":"…"}}                                                      the last line
 *
 * Anybody who holds an identity can read it without us: `age -d -i identity.txt FILE | gunzip`.
 */
export const Head = z.object({
  fourfold: z.literal('backup'),
  format: z.literal(1),
  takenAt: z.iso.datetime(),
  database: z.string(),
  /** Names of those who can open it. */
  recipients: z.array(z.string()),
  /** The version of the tables. */
  migrations: Migrations,
  tables: z.array(TableShape.extend({ rows: z.number().int().min(0) })),
  sequences: z.array(SequenceState),
});
export type Head = z.infer<typeof Head>;

export const Begin = z.strictObject({ table: z.string() });
export const End = z.strictObject({ end: z.string(), rows: z.number().int(), sha256: z.string() });
export const Total = z.strictObject({ total: z.strictObject({ rows: z.number().int(), sha256: z.string() }) });

/** Over the head and what its tables came to. */
export const totalOf = (headLine: string, tables: readonly TableReport[]): { rows: number; sha256: string } => {
  const hash = createHash('sha256').update(`${headLine}\n`);
  for (const { name, rows, sha256 } of tables) hash.update(`${name} ${rows} ${sha256}\n`);
  return { rows: tables.reduce((sum, table) => sum + table.rows, 0), sha256: hash.digest('hex') };
};

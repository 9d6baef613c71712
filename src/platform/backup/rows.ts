import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../db/index.ts';
import type { TableReport } from './report.ts';
import { type LiveTable, nameOf, type TableShape } from './shape.ts';

const pageBytes = 1024 * 1024;
const mostRows = 1_000;

/** Gives every value one text on every server: moments, dates, floats and bytes are written the same way. Row level security may hide nothing. */
export const settleTexts = async (tx: Tx): Promise<void> => {
  await sql`select set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO, YMD', true),
    set_config('intervalstyle', 'postgres', true), set_config('extra_float_digits', '1', true),
    set_config('bytea_output', 'hex', true), set_config('row_security', 'off', true)`.execute(tx);
};

/**
 * The rows of a table as lines: each a JSON list of its values' texts, or null. One page at a time, never the whole table.
 */
export async function* linesOf(tx: Tx, { shape, order }: LiveTable): AsyncGenerator<readonly string[]> {
  const { columns } = shape;
  const texts = sql.join(columns.map(({ name }, i) => sql`${sql.id(name)}::text as ${sql.id(String(i))}`));
  await sql`declare backup_rows no scroll cursor for
    select ${texts} from ${tableOf(shape)} order by ${order}`.execute(tx);
  for (let size = 16; ; ) {
    const { rows } = await sql<Record<string, string | null>>`
      fetch forward ${sql.lit(size)} from backup_rows`.execute(tx);
    if (rows.length === 0) break;
    const lines = rows.map((row) => JSON.stringify(columns.map((_, i) => row[i] ?? null)));
    yield lines;
    // as many rows as make about a megabyte: a table of files gives one at a time
    const average = lines.reduce((sum, line) => sum + line.length, 0) / lines.length;
    size = Math.max(1, Math.min(mostRows, Math.floor(pageBytes / average)));
  }
  await sql`close backup_rows`.execute(tx);
}

/** Puts lines into a table, each value read by the database from its text. */
export const insertLines = async (tx: Tx, shape: TableShape, lines: readonly string[]): Promise<void> => {
  const names = sql.join(shape.columns.map(({ name }) => sql.id(name)));
  // the type comes from this database's own catalogue
  const values = sql.join(shape.columns.map(({ type }, i) => sql`(line ->> ${sql.lit(i)})::${sql.raw(type)}`));
  await sql`insert into ${tableOf(shape)} (${names}) overriding system value
    select ${values} from jsonb_array_elements(${`[${lines.join(',')}]`}::jsonb) as line`.execute(tx);
};

export const tableOf = ({ schema, table }: { schema: string; table: string }) => sql.id(schema, table);

/** Counts and hashes lines as they pass. */
export interface Tally {
  add(lines: readonly string[]): void;
  report(shape: TableShape): TableReport;
}

export const tally = (): Tally => {
  const hash = createHash('sha256');
  let rows = 0;
  return {
    add: (lines) => {
      for (const line of lines) hash.update(line).update('\n');
      rows += lines.length;
    },
    report: (shape) => ({ name: nameOf(shape), rows, sha256: hash.digest('hex') }),
  };
};

import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../db/index.ts';
import type { TableReport } from './report.ts';
import { type LiveTable, nameOf, type TableShape } from './shape.ts';

const pageBytes = 1024 * 1024;
const mostRows = 1_000;
/** Where some row is wider, the rows' sizes are asked for before the rows. */
const wideRow = 16 * 1024;

/** Gives every value one text on every server: moments, dates, floats and bytes are written the same way. Row level security may hide nothing. */
export const settleTexts = async (tx: Tx): Promise<void> => {
  await sql`select set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO, YMD', true),
    set_config('intervalstyle', 'postgres', true), set_config('extra_float_digits', '1', true),
    set_config('bytea_output', 'hex', true), set_config('row_security', 'off', true)`.execute(tx);
};

/** About how many bytes a row's values take. Neither function reads a value that lies outside its row to say so. */
const sizeOf = ({ columns }: TableShape): RawBuilder<number> => {
  const sizes = columns.map(({ name, type }) =>
    /^(bytea|text|character varying|character)\b(?!.*\[\])/.test(type)
      ? sql`coalesce(octet_length(${sql.id(name)}), 0)`
      : sql`coalesce(pg_column_size(${sql.id(name)}), 0)`,
  );
  return sql<number>`(${sql.join(sizes, sql` + `)})::bigint`;
};

/** How many rows to take next, so that a page stays at about a megabyte, or holds one larger row. */
async function* pageSizes(tx: Tx, { shape, order }: LiveTable): AsyncGenerator<number> {
  const from = tableOf(shape);
  const { rows } = await sql<{ largest: number | null }>`select max(${sizeOf(shape)}) as largest from ${from}`.execute(
    tx,
  );
  const largest = Math.max(1, rows[0]?.largest ?? 1);
  if (largest <= wideRow) for (;;) yield Math.min(mostRows, Math.floor(pageBytes / largest));

  await sql`declare backup_sizes no scroll cursor for
    select ${sizeOf(shape)} as size from ${from} order by ${order}`.execute(tx);
  for (;;) {
    const sizes = await sql<{ size: number }>`fetch forward ${sql.lit(mostRows)} from backup_sizes`.execute(tx);
    if (sizes.rows.length === 0) break;
    let [count, bytes] = [0, 0];
    for (const { size } of sizes.rows) {
      if (count > 0 && bytes + size > pageBytes) {
        yield count;
        [count, bytes] = [0, 0];
      }
      count++;
      bytes += size;
    }
    yield count;
  }
  await sql`close backup_sizes`.execute(tx);
}

/** The rows of a table as lines: each a JSON list of its values' texts, or null. One page at a time, never the whole table. */
export async function* linesOf(tx: Tx, table: LiveTable): AsyncGenerator<readonly string[]> {
  const { columns } = table.shape;
  const texts = sql.join(columns.map(({ name }, i) => sql`${sql.id(name)}::text as ${sql.id(String(i))}`));
  await sql`declare backup_rows no scroll cursor for
    select ${texts} from ${tableOf(table.shape)} order by ${table.order}`.execute(tx);
  for await (const size of pageSizes(tx, table)) {
    const { rows } = await sql<Record<string, string | null>>`
      fetch forward ${sql.lit(size)} from backup_rows`.execute(tx);
    if (rows.length === 0) break;
    yield rows.map((row) => JSON.stringify(columns.map((_, i) => row[i] ?? null)));
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

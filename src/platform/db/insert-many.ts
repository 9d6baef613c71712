import { type RawBuilder, sql } from 'kysely';
import type { Tx } from './port.ts';

const chunkSize = 5_000;

/**
 * Inserts many rows in few statements: each chunk travels as one JSON parameter, so there is no limit of parameters and the database
 * itself reads dates, arrays and jsonb. The first row names the columns; bytes are not for this road.
 *
 * @param table `schema.table`
 * @returns how many rows were inserted
 */
export const insertMany = <Tables, T extends keyof Tables & string>(
  tx: Tx,
  table: T,
  rows: readonly Partial<Tables[T]>[],
  onProgress: (done: number) => void = () => {},
): Promise<number> => writeMany(tx, table, rows, sql``, onProgress);

/**
 * As `insertMany`, but a row whose key is there is replaced in every column that the first row names.
 *
 * @param key the columns of the primary key
 */
export const upsertMany = <Tables, T extends keyof Tables & string>(
  tx: Tx,
  table: T,
  key: readonly (keyof Tables[T] & string)[],
  rows: readonly Partial<Tables[T]>[],
): Promise<number> => {
  const others = Object.keys(rows[0] ?? {}).filter((column) => !key.some((one) => one === column));
  const changes = sql.join(others.map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`));
  const conflict = sql`on conflict (${sql.join(key.map((column) => sql.ref(column)))}) do update set ${changes}`;
  return writeMany(tx, table, rows, conflict, () => {});
};

const writeMany = async <Row extends object>(
  tx: Tx,
  table: string,
  rows: readonly Row[],
  conflict: RawBuilder<unknown>,
  onProgress: (done: number) => void,
): Promise<number> => {
  const [first] = rows;
  if (!first) return 0;
  const name = sql.table(table);
  const columns = sql.join(Object.keys(first).map((column) => sql.ref(column)));
  for (let from = 0; from < rows.length; from += chunkSize) {
    const chunk = JSON.stringify(rows.slice(from, from + chunkSize));
    await sql`insert into ${name} (${columns})
      select ${columns} from jsonb_populate_recordset(null::${name}, ${chunk}::jsonb) ${conflict}`.execute(tx);
    onProgress(Math.min(from + chunkSize, rows.length));
  }
  return rows.length;
};

/** A value for a jsonb column: both drivers want it as text. */
export const json = <T>(value: T) => sql<T>`${JSON.stringify(value)}::jsonb`;

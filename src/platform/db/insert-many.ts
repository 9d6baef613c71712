import { sql } from 'kysely';
import type { Tx } from './port.ts';

const chunkSize = 5_000;

/**
 * Inserts many rows in few statements: each chunk travels as one JSON parameter, so there is no limit of parameters and the database
 * itself reads dates, arrays and jsonb. The first row names the columns; bytes are not for this road.
 *
 * @param table `schema.table`
 * @returns how many rows were inserted
 */
export const insertMany = async <Tables, T extends keyof Tables & string>(
  tx: Tx,
  table: T,
  rows: readonly Partial<Tables[T]>[],
  onProgress: (done: number) => void = () => {},
): Promise<number> => {
  const [first] = rows;
  if (!first) return 0;
  const name = sql.table(table);
  const columns = sql.join(Object.keys(first).map((column) => sql.ref(column)));
  for (let from = 0; from < rows.length; from += chunkSize) {
    const chunk = JSON.stringify(rows.slice(from, from + chunkSize));
    await sql`insert into ${name} (${columns})
      select ${columns} from jsonb_populate_recordset(null::${name}, ${chunk}::jsonb)`.execute(tx);
    onProgress(Math.min(from + chunkSize, rows.length));
  }
  return rows.length;
};

/** A value for a jsonb column: both drivers want it as text. */
export const json = <T>(value: T) => sql<T>`${JSON.stringify(value)}::jsonb`;

import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  sql,
} from 'kysely';
import { Refusal } from '../errors/index.ts';
import { type Behalf, serverRole } from './port.ts';

type Answer = { rows: unknown[]; affectedRows?: number };

/** A session while it is one's own: nobody else's query comes between. */
export interface Session {
  query(sql: string, parameters: readonly unknown[]): Promise<Answer>;
  release(): void;
}

/** One after the other, in the order of asking. Answers a function that lets the next one go. */
export const turns = (): (() => Promise<() => void>) => {
  let free: Promise<void> = Promise.resolve();
  return async () => {
    const before = free;
    let done: () => void = () => {};
    free = new Promise((resolve) => {
      done = resolve;
    });
    await before;
    return done;
  };
};

type Held = DatabaseConnection & { release(): void };

const connectionOver = ({ query, release }: Session): Held => ({
  release,
  async executeQuery<R>({ sql: text, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, affectedRows } = await query(text, parameters);
    return {
      rows: rows as R[],
      ...(affectedRows === undefined ? {} : { numAffectedRows: BigInt(affectedRows) }),
    };
  },
  // biome-ignore lint/correctness/useYield: the interface asks for a generator; one session cannot stream
  async *streamQuery() {
    throw new Error('streaming is not supported: page by key');
  },
});

/** A Kysely dialect for one PostgreSQL session that everybody shares, one transaction after the other. */
export const oneSession = (acquire: () => Promise<Session>): Dialect => {
  const run = async (connection: DatabaseConnection, text: string): Promise<void> => {
    await connection.executeQuery(CompiledQuery.raw(text));
  };
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => connectionOver(await acquire()),
    beginTransaction: (connection) => run(connection, 'begin'),
    commitTransaction: (connection) => run(connection, 'commit'),
    rollbackTransaction: (connection) =>
      run(connection, 'rollback').catch((error) => {
        // a session that has ended has rolled back; what went wrong first is what counts
        if (!(error instanceof Refusal)) throw error;
      }),
    releaseConnection: async (connection) => (connection as Held).release(),
    destroy: async () => {},
  };

  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => driver,
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
};

/** Takes the server role and names on whose behalf the transaction runs; both end with it. */
export const bind = async <T>(tx: Kysely<T>, { orgId, userId, system }: Behalf): Promise<void> => {
  await sql`select set_config('role', ${serverRole}, true), set_config('app.org', ${orgId ?? ''}, true),
    set_config('app.user', ${userId ?? ''}, true), set_config('app.system', ${system ? 'on' : ''}, true)`.execute(tx);
};

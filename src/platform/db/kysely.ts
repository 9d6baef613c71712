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
import { type Behalf, serverRole } from './port.ts';

type Answer = { rows: unknown[]; affectedRows?: number };

/** A Kysely dialect for one PostgreSQL session that everybody shares, one transaction after the other. */
export const oneSession = (query: (sql: string, parameters: readonly unknown[]) => Promise<Answer>): Dialect => {
  const connection: DatabaseConnection = {
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
  };

  let free: Promise<void> = Promise.resolve();
  let release: () => void = () => {};
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => {
      const before = free;
      let done: () => void = () => {};
      free = new Promise((resolve) => {
        done = resolve;
      });
      await before;
      release = done;
      return connection;
    },
    beginTransaction: async (c) => void (await c.executeQuery(CompiledQuery.raw('begin'))),
    commitTransaction: async (c) => void (await c.executeQuery(CompiledQuery.raw('commit'))),
    rollbackTransaction: async (c) => void (await c.executeQuery(CompiledQuery.raw('rollback'))),
    releaseConnection: async () => release(),
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

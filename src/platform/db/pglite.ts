import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Kysely } from 'kysely';
import { bind, oneSession } from './kysely.ts';
import { lockFolder } from './lock.ts';
import type { Db } from './port.ts';

interface Reply {
  id: number;
  ok?: unknown;
  error?: { message: string; code?: string };
}

export interface PGliteOptions {
  /** The folder of the database; null keeps it in memory (tests). */
  readonly folder: string | null;
  /** Told apart from other openers of the folder. */
  readonly token: string;
  /** A dump of a data folder to start from, instead of a fresh `initdb` (tests). */
  readonly template?: Uint8Array;
}

export interface EmbeddedDb extends Db {
  /** The whole data folder as a tar file, for tests. */
  dump(): Promise<Uint8Array>;
}

/**
 * Opens the embedded database in a worker thread.
 *
 * @throws Refusal DATA_FOLDER_IN_USE when another process has the folder
 */
export const openPGlite = async ({ folder, token, template }: PGliteOptions): Promise<EmbeddedDb> => {
  if (folder) mkdirSync(folder, { recursive: true });
  const unlock = folder ? lockFolder(folder, token) : () => {};
  const worker = new Worker(new URL('./pglite-worker.mjs', import.meta.url), {
    workerData: { dataDir: folder ? join(folder, 'pgdata') : null, template: template ?? null },
  });

  let next = 0;
  const waiting = new Map<number, { resolve(value: unknown): void; reject(reason: Error): void }>();
  const failAll = (error: Error): void => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('message', ({ id, ok, error }: Reply) => {
    const call = waiting.get(id);
    waiting.delete(id);
    if (error) call?.reject(Object.assign(new Error(error.message), error));
    else call?.resolve(ok);
  });
  worker.on('error', failAll);
  worker.on('exit', () => failAll(Object.assign(new Error('the embedded database has stopped'), { code: '57P01' })));

  const ask = <T>(call: string, ...args: unknown[]): Promise<T> =>
    new Promise((resolve, reject) => {
      const id = next++;
      waiting.set(id, { resolve: (value) => resolve(value as T), reject });
      worker.postMessage({ id, call, args });
    });

  try {
    await ask('ready');
    await ask('exec', `set timezone to 'UTC'`);
  } catch (error) {
    await worker.terminate();
    unlock();
    throw error;
  }

  const kysely = new Kysely<Record<never, never>>({
    dialect: oneSession((sql, parameters) => ask('query', sql, parameters)),
  });
  return {
    kind: 'pglite',
    transaction: (behalf, fn) =>
      kysely.transaction().execute(async (tx) => {
        await bind(tx, behalf);
        return fn(tx);
      }),
    asOwner: (fn) => kysely.connection().execute(fn),
    checkpoint: () => kysely.connection().execute(() => ask('exec', 'checkpoint')),
    vacuum: () => kysely.connection().execute(() => ask('exec', 'vacuum (analyze)')),
    dump: () => ask('dump'),
    close: async () => {
      await kysely.connection().execute(() => ask('close'));
      await worker.terminate();
      unlock();
    },
  };
};

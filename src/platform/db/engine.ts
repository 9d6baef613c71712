import { Worker } from 'node:worker_threads';
import { Refusal } from '../errors/index.ts';
import { storageTrouble } from './trouble.ts';

interface Reply {
  /** Of the call it answers; -1 where the thread speaks unasked. */
  id: number;
  ok?: unknown;
  error?: { message: string; code?: string };
  /** The database has stopped inside its thread; it must not be asked again. */
  fatal?: boolean;
}

/** One run of the embedded database in its thread. */
export interface Engine {
  ask<T>(call: string, ...args: unknown[]): Promise<T>;
  /** Why it no longer runs; null while it does. */
  readonly stopped: Refusal | null;
  /** Ends the thread without asking the database. */
  kill(): Promise<void>;
  /** The same, as if it had ended by itself, for tests. */
  crash(): Promise<void>;
}

const stoppedBy = (error: unknown): Refusal => {
  const known = storageTrouble(error);
  return known instanceof Refusal ? known : new Refusal('STORAGE_UNAVAILABLE');
};

export interface EngineOptions {
  readonly dataDir: string | null;
  readonly template: Uint8Array | null;
  /** The file that the log may take the place of. */
  readonly reserve: string | null;
  /** Told once, when the database stops without having been asked to. */
  readonly onStop: (why: Refusal) => void;
}

/** Starts the thread and waits until the database answers. */
export const startEngine = async ({ onStop, ...workerData }: EngineOptions): Promise<Engine> => {
  const worker = new Worker(new URL('./pglite-worker.mjs', import.meta.url), { workerData });
  const waiting = new Map<number, { resolve(value: unknown): void; reject(reason: Error): void }>();
  let next = 0;
  let stopped: Refusal | null = null;

  const stop = (why: Refusal): void => {
    if (stopped) return;
    stopped = why;
    for (const { reject } of waiting.values()) reject(why);
    waiting.clear();
    void worker.terminate();
    onStop(why);
  };
  worker.on('message', ({ id, ok, error, fatal }: Reply) => {
    const failure = error && Object.assign(new Error(error.message), error);
    if (fatal) return stop(stoppedBy(failure));
    const call = waiting.get(id);
    waiting.delete(id);
    if (failure) call?.reject(failure);
    else call?.resolve(ok);
  });
  worker.on('error', (error) => stop(stoppedBy(error)));
  worker.on('exit', () => stop(new Refusal('STORAGE_UNAVAILABLE')));

  const engine: Engine = {
    ask: (call, ...args) =>
      new Promise((resolve, reject) => {
        if (stopped) return reject(stopped);
        const id = next++;
        waiting.set(id, { resolve: (value) => resolve(value as never), reject });
        worker.postMessage({ id, call, args });
      }),
    get stopped() {
      return stopped;
    },
    kill: async () => {
      stopped ??= new Refusal('STORAGE_UNAVAILABLE');
      await worker.terminate();
    },
    crash: async () => void (await worker.terminate()),
  };
  try {
    await engine.ask('ready');
    await engine.ask('exec', `set timezone to 'UTC'`);
    return engine;
  } catch (error) {
    await engine.kill();
    throw error;
  }
};

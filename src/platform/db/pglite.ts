import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import { Refusal, refuse } from '../errors/index.ts';
import { type Engine, startEngine } from './engine.ts';
import { bind, oneSession, type Session, turns } from './kysely.ts';
import { lockFolder } from './lock.ts';
import type { Db } from './port.ts';
import { noReserve, type Reserve, reserveIn } from './reserve.ts';
import { inOurWords } from './trouble.ts';

export interface PGliteOptions {
  /** The folder of the database; null keeps it in memory (tests). */
  readonly folder: string | null;
  /** Told apart from other openers of the folder. */
  readonly token: string;
  /** A dump of a data folder to start from, instead of a fresh `initdb` (tests). */
  readonly template?: Uint8Array;
  /** Told when the database stopped by itself (a full disk, a defect); it is started again at the next call. */
  readonly onStop?: (code: string) => void;
}

export interface EmbeddedDb extends Db {
  /** The whole data folder as a tar file, for tests. */
  dump(): Promise<Uint8Array>;
  /** How often the disk was asked to keep what was written, for tests. */
  syncs(): Promise<number>;
  /** Stops the thread as a crash of the database would, for tests. */
  crash(): Promise<void>;
}

/** After a start that failed, this long nobody tries again: each try costs seconds. */
const pauseMs = 3_000;

/**
 * Opens the embedded database in a worker thread. Where the database stops by itself, calls under way are refused and the next one
 * starts it again on the same folder, which replays its log; one in memory is lost.
 *
 * @throws Refusal DATA_FOLDER_IN_USE when another process has the folder
 * @throws Refusal STORAGE_FULL when the disk has no room to start
 */
export const openPGlite = async (options: PGliteOptions): Promise<EmbeddedDb> => {
  const { folder, token, template, onStop = () => {} } = options;
  if (folder) mkdirSync(folder, { recursive: true });
  const reserve = folder ? reserveIn(folder) : noReserve;
  reserve.look();
  const unlock = folder ? await inOurWords(async () => lockFolder(folder, token)) : () => {};
  const dataDir = folder ? join(folder, 'pgdata') : null;
  const start = (from: Uint8Array | null): Promise<Engine> =>
    startEngine({
      dataDir,
      template: from,
      reserve: reserve.path,
      onStop: ({ code }) => onStop(code),
    });

  const takeTurn = turns();
  let engine: Engine;
  try {
    const made = folder ? firstStart(folder) : () => {};
    engine = await startWith(start, reserve, template ?? null);
    made();
  } catch (error) {
    unlock();
    throw error;
  }

  let closing: Promise<void> | undefined;
  let closed = false;
  let restUntil = 0;
  /** The engine that answers now; one that stopped is started again. */
  const running = async (): Promise<Engine> => {
    if (closed) throw new Refusal('STORAGE_UNAVAILABLE');
    if (!engine.stopped) return engine;
    if (!folder || performance.now() < restUntil) throw engine.stopped;
    try {
      engine = await startWith(start, reserve, null);
    } catch (error) {
      restUntil = performance.now() + pauseMs;
      throw error;
    }
    return engine;
  };
  const acquire = async (): Promise<Session> => {
    const release = await takeTurn();
    try {
      const { ask } = await running();
      const roomy = reserve.look();
      const query: Session['query'] = async (text, parameters) => {
        // long work that fills the disk ends before the log does
        if (roomy && text !== 'rollback' && !reserve.look()) refuse('STORAGE_FULL');
        return ask('query', text, parameters);
      };
      return { query, release };
    } catch (error) {
      release();
      throw error;
    }
  };
  const kysely = new Kysely<Record<never, never>>({ dialect: oneSession(acquire) });
  const alone = <T>(call: string, ...args: unknown[]): Promise<T> =>
    inOurWords(() => kysely.connection().execute(() => engine.ask<T>(call, ...args)));
  /** Behind what is under way. */
  const close = async (): Promise<void> => {
    const release = await takeTurn();
    closed = true;
    if (!engine.stopped) await engine.ask('close').catch(() => {});
    await engine.kill();
    unlock();
    release();
  };

  return {
    kind: 'pglite',
    hasRoom: () => reserve.look(),
    transaction: (behalf, fn) =>
      inOurWords(() =>
        kysely.transaction().execute(async (tx) => {
          await bind(tx, behalf);
          return fn(tx);
        }),
      ),
    asOwner: (fn) => inOurWords(() => kysely.connection().execute(fn)),
    checkpoint: () => alone('exec', 'checkpoint'),
    vacuum: () => alone('exec', 'vacuum (analyze)'),
    dump: () => alone('dump'),
    syncs: () => alone('syncs'),
    crash: () => engine.crash(),
    close: () => {
      closing ??= close();
      return closing;
    },
  };
};

/** A first start that was cut off leaves half a database. Its mark says so, and it is made anew. @returns takes the mark away */
const firstStart = (folder: string): (() => void) => {
  const [mark, data] = [join(folder, 'making'), join(folder, 'pgdata')];
  if (existsSync(mark)) rmSync(data, { recursive: true, force: true });
  if (existsSync(data)) return () => {};
  writeFileSync(mark, '');
  return () => rmSync(mark);
};

/** Starts the engine, and tells a full disk from other trouble. */
const startWith = async (
  start: (template: Uint8Array | null) => Promise<Engine>,
  reserve: Reserve,
  template: Uint8Array | null,
): Promise<Engine> => {
  reserve.look();
  return start(template).catch((error) => {
    throw reserve.look() ? error : new Refusal('STORAGE_FULL');
  });
};

// @ts-check
/*
 * PGlite in a thread of its own: a query of two seconds would otherwise stop the server for two seconds.
 * Plain JavaScript because a worker thread is loaded by Node itself, in tests and from source too.
 */
import { existsSync, fdatasyncSync, rmSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, types } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort);
/** @type {{dataDir: string | null, template: Uint8Array | null, reserve: string | null}} */
const { dataDir, template, reserve } = workerData;

/** WASI's number of ENOSPC. */
const noSpace = 51;
let syncs = 0;

/**
 * PGlite's own NodeFS swallows fsync; a power cut could then lose what was acknowledged. And where the log finds no room PostgreSQL
 * stops, here in a loop without end: so the log may take what was set aside for it, and if that is gone too we say so before.
 */
class DurableNodeFS extends NodeFS {
  /** @type {NodeFS['init']} */
  async init(pg, options) {
    const { emscriptenOpts } = await super.init(pg, options);
    return {
      emscriptenOpts: {
        ...emscriptenOpts,
        preRun: [
          ...(emscriptenOpts.preRun ?? []),
          (/** @type {any} */ module) => {
            const ops = module.NODEFS.stream_ops;
            ops.fsync = (/** @type {{nfd?: number}} */ stream) => {
              if (stream.nfd === undefined) return 0;
              fdatasyncSync(stream.nfd);
              syncs++;
              return 0;
            };
            const write = ops.write;
            ops.write = (/** @type {[any, ...unknown[]]} */ ...args) => {
              try {
                return write(...args);
              } catch (error) {
                const isLog = /\/pg_wal\//.test(args[0].path ?? '');
                if (!isLog || /** @type {any} */ (error).errno !== noSpace) throw error;
                if (reserve && existsSync(reserve)) {
                  rmSync(reserve, { force: true });
                  return write(...args);
                }
                port.postMessage({ id: -1, error: { message: 'no room for the log', code: '53100' }, fatal: true });
                throw error;
              }
            };
          },
        ],
      },
    };
  }
}

/** @param {string} text */
const integer = (text) => {
  const n = Number(text);
  if (!Number.isSafeInteger(n)) throw new Error(`DB_INTEGER_TOO_LARGE ${text}`);
  return n;
};
/** @param {string} text PostgreSQL's text of a timestamptz, in UTC */
const instant = (text) => new Date(text.replace(' ', 'T').replace(/\+00$/, 'Z')).toISOString();
/** @param {string} text */
const same = (text) => text;

const options = {
  parsers: {
    [types.INT8]: integer,
    [types.DATE]: same,
    [types.TIMESTAMP]: same,
    [types.TIMESTAMPTZ]: instant,
    [types.NUMERIC]: same,
  },
  ...(template ? { loadDataDir: new Blob([/** @type {BlobPart} */ (template)]) } : {}),
};
const durable = ['-c', 'fsync=on', '-c', 'wal_sync_method=fsync'];
const db = dataDir
  ? new PGlite({
      ...options,
      fs: new DurableNodeFS(dataDir),
      startParams: [...PGlite.defaultStartParams.filter((p) => p !== '-F'), ...durable],
    })
  : new PGlite(options);

/** @type {Record<string, (...args: any[]) => Promise<unknown>>} */
const calls = {
  ready: () => db.waitReady,
  query: async (sql, params) => {
    const { rows, affectedRows } = await db.query(sql, params);
    return { rows, affectedRows };
  },
  /** Only ever for migrations and constants: it takes no parameters. */
  exec: (sql) => db.exec(sql).then(() => undefined),
  dump: async () => new Uint8Array(await (await db.dumpDataDir('none')).arrayBuffer()),
  syncs: async () => syncs,
  close: () => db.close(),
};

/**
 * PostgreSQL's PANIC and FATAL end the whole server process; here the next call would wait for ever. So do traps of the machine itself.
 * @param {any} error
 */
const isFatal = (error) =>
  error.severity === 'PANIC' ||
  error.severity === 'FATAL' ||
  error instanceof WebAssembly.RuntimeError ||
  (error instanceof RangeError && /call stack/.test(error.message));

port.on('message', async (/** @type {{id: number, call: string, args: unknown[]}} */ { id, call, args }) => {
  try {
    port.postMessage({ id, ok: await calls[call]?.(...args) });
  } catch (error) {
    const { message, code, detail, constraint, table, column } = /** @type {any} */ (error);
    port.postMessage({ id, error: { message, code, detail, constraint, table, column }, fatal: isFatal(error) });
  }
});

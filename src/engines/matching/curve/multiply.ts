import { Worker } from 'node:worker_threads';
import { MatchError } from '../errors.ts';
import { type ClassedKey, carryOut, type Order } from './carry-out.ts';
import type { Done } from './multiply-worker.ts';
import { pointBytes } from './p256.ts';

/** Below this a thread costs more time than it saves. */
const fewest = 1_000;

const workerFile = import.meta.url.endsWith('.ts') ? './multiply-worker-from-source.mjs' : './multiply-worker.mjs';

const inThread = (order: Order): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL(workerFile, import.meta.url));
    const stopped = (why: unknown): void =>
      reject(
        new MatchError('MATCH_WORKER_STOPPED', `A thread stopped: ${why instanceof Error ? why.message : String(why)}`),
      );
    worker.on('message', (done: Done) => {
      if ('points' in done) resolve(done.points);
      else reject(new MatchError('MATCH_POINT_OFF_CURVE', done.offCurve));
      void worker.terminate();
    });
    worker.on('error', stopped);
    worker.on('exit', (code) => stopped(`exit ${code}`));
    worker.postMessage(order);
  });

/** The part of n items that each of so many threads takes. */
const partsOf = (n: number, threads: number): (readonly [from: number, to: number])[] => {
  const each = Math.ceil(n / threads);
  return Array.from({ length: threads }, (_, i) => [i * each, Math.min(n, (i + 1) * each)] as const).filter(
    ([from, to]) => from < to,
  );
};

const share = async (n: number, threads: number, orderOf: (from: number, to: number) => Order): Promise<Uint8Array> => {
  if (threads <= 1 || n < fewest) return carryOut(orderOf(0, n));
  const done = await Promise.all(partsOf(n, threads).map(([from, to]) => inThread(orderOf(from, to))));
  return new Uint8Array(Buffer.concat(done));
};

/**
 * Raises points to a scalar in so many threads.
 *
 * @returns as many points, in the same order
 * @throws MatchError MATCH_POINT_OFF_CURVE, MATCH_WORKER_STOPPED
 */
export const multiply = (scalar: Uint8Array, points: Uint8Array, threads = 1): Promise<Uint8Array> =>
  share(points.length / pointBytes, threads, (from, to) => ({
    scalar,
    points: points.subarray(from * pointBytes, to * pointBytes),
  }));

/** Match keys as points of this round, raised to a scalar: what may leave the house. */
export const blindKeys = (
  scalar: Uint8Array,
  roundId: string,
  list: readonly ClassedKey[],
  threads = 1,
): Promise<Uint8Array> =>
  share(list.length, threads, (from, to) => ({ scalar, keys: { roundId, list: list.slice(from, to) } }));

import { Worker } from 'node:worker_threads';
import { MatchError } from '../errors.ts';
import type { Order } from './carry-out.ts';
import type { Done } from './multiply-worker.ts';

/** Threads that stay while a run lasts: each takes the next order as soon as it has done its last one. */
export interface Threads {
  readonly size: number;
  carryOut(order: Order): Promise<Uint8Array>;
  close(): void;
}

interface Asked {
  readonly order: Order;
  resolve(points: Uint8Array): void;
  reject(error: MatchError): void;
}

const workerFile = import.meta.url.endsWith('.ts') ? './multiply-worker-from-source.mjs' : './multiply-worker.mjs';

/** What can be moved to a thread is moved, not copied; the scalar is copied, and the copy is overwritten there. */
const moved = ({ points }: Order): ArrayBuffer[] => (points ? [points.buffer as ArrayBuffer] : []);

/** Opens threads. Whoever opens them closes them; an order that is under way then is refused. */
export const openThreads = (size: number): Threads => {
  const waiting: Asked[] = [];
  const idle: Worker[] = [];
  const working = new Map<Worker, Asked>();
  let ended: MatchError | null = null;

  const end = (why: string): void => {
    ended ??= new MatchError('MATCH_WORKER_STOPPED', `A thread stopped: ${why}`);
    for (const { reject } of [...working.values(), ...waiting.splice(0)]) reject(ended);
    working.clear();
    for (const worker of workers) void worker.terminate();
  };
  const next = (): void => {
    while (idle.length > 0 && waiting.length > 0) {
      const [worker, asked] = [idle.pop() as Worker, waiting.shift() as Asked];
      working.set(worker, asked);
      worker.postMessage(asked.order, moved(asked.order));
    }
  };
  const workers = Array.from({ length: size }, () => {
    const worker = new Worker(new URL(workerFile, import.meta.url));
    worker.on('message', (done: Done) => {
      const asked = working.get(worker);
      working.delete(worker);
      idle.push(worker);
      next();
      if ('points' in done) asked?.resolve(done.points);
      else asked?.reject(new MatchError('MATCH_POINT_OFF_CURVE', done.offCurve));
    });
    worker.on('error', (why) => end(why instanceof Error ? why.message : String(why)));
    worker.on('exit', (code) => end(`exit ${code}`));
    idle.push(worker);
    return worker;
  });
  return {
    size,
    carryOut: (order) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended);
        waiting.push({ order, resolve, reject });
        next();
      }),
    close: () => end('closed'),
  };
};

import { Worker } from 'node:worker_threads';
import type { Candidate, Subject } from '../types.ts';
import { type IndexError, workerStopped } from './errors.ts';
import { insideOf, type NameIndex } from './name-index.ts';
import type { SearchOptions } from './search.ts';
import type { Done, Order, ThreadData } from './search-worker.ts';
import type { Segment } from './segment.ts';
import { hiddenIn } from './view.ts';

export interface BatchOptions extends SearchOptions {
  /** How many threads search; 1 where left out. They share the index, so that each takes little memory. */
  readonly threads?: number;
}

/** Subjects a thread is handed at once: enough to hide the handing over, few enough that the first answers come soon. */
const perOrder = 32;

const shared = new WeakMap<Segment, Uint8Array>();

/** The segment's bytes in memory that threads can share; copied once where they are not. */
const sharedBytes = (segment: Segment): Uint8Array => {
  if (segment.bytes.buffer instanceof SharedArrayBuffer) return segment.bytes;
  const known = shared.get(segment);
  if (known !== undefined) return known;
  const copy = new Uint8Array(new SharedArrayBuffer(segment.bytes.length));
  copy.set(segment.bytes);
  shared.set(segment, copy);
  return copy;
};

const workerFile = import.meta.url.endsWith('.ts') ? './search-worker-from-source.mjs' : './search-worker.mjs';

const startThread = (workerData: ThreadData): Worker =>
  new Worker(new URL(workerFile, import.meta.url), { workerData });

async function* inOrders(subjects: Iterable<Subject> | AsyncIterable<Subject>): AsyncGenerator<Order> {
  let number = 0;
  let waiting: Subject[] = [];
  for await (const subject of subjects) {
    waiting.push(subject);
    if (waiting.length < perOrder) continue;
    yield { number: number++, subjects: waiting };
    waiting = [];
  }
  if (waiting.length > 0) yield { number, subjects: waiting };
}

/** One order at a time for one thread. */
const hireThread = (data: ThreadData) => {
  const worker = startThread(data);
  let settle: { resolve(done: Done): void; reject(error: Error): void } | null = null;
  let failure: IndexError | null = null;
  const fail = (why: unknown): void => {
    failure ??= workerStopped(why);
    settle?.reject(failure);
  };
  worker.on('message', (done: Done) => settle?.resolve(done));
  worker.on('error', fail);
  worker.on('exit', (code) => fail(`exit ${code}`));
  return {
    run: (order: Order): Promise<Done> =>
      new Promise((resolve, reject) => {
        settle = { resolve, reject };
        if (failure) reject(failure);
        else worker.postMessage(order);
      }),
    end: () => worker.terminate(),
  };
};

/**
 * Searches for many subjects in worker threads. Answers come in the order of the subjects, one for each, and are those `index.search`
 * gives; subjects are drawn no faster than they are searched. Whoever stops listening ends the threads.
 *
 * @throws IndexError INDEX_WORKER_STOPPED
 */
export async function* searchMany(
  index: NameIndex,
  subjects: Iterable<Subject> | AsyncIterable<Subject>,
  { threads = 1, ...options }: BatchOptions = {},
): AsyncGenerator<readonly Candidate[]> {
  const { view, settings } = insideOf(index);
  const data: ThreadData = {
    layers: view.layers.map((layer) => ({ bytes: sharedBytes(layer.segment), hidden: hiddenIn(layer) })),
    settings,
    options,
  };
  const hired = Array.from({ length: Math.max(1, threads) }, () => hireThread(data));
  const orders = inOrders(subjects);
  const running: Promise<Done>[] = [];
  try {
    const free = hired.map((thread) => ({ thread, ready: Promise.resolve() as Promise<unknown> }));
    const startNext = async (): Promise<void> => {
      const next = await orders.next();
      if (next.done) return;
      const slot = free[next.value.number % free.length] as (typeof free)[number];
      const done = slot.ready.then(() => slot.thread.run(next.value));
      slot.ready = done;
      // whoever awaits it in its turn hears of the failure
      done.catch(() => undefined);
      running.push(done);
    };
    for (let i = 0; i < 2 * hired.length; i++) await startNext();
    for (let next = running.shift(); next !== undefined; next = running.shift()) {
      const { results } = await next;
      await startNext();
      yield* results;
    }
  } finally {
    await Promise.all([orders.return(undefined), ...hired.map((thread) => thread.end())]);
  }
}

import { Worker } from 'node:worker_threads';
import { PrevalenceError } from '../errors.ts';
import type { Done, Order } from './prevalence-worker.ts';
import { partsOf, type Work } from './work.ts';

export interface RunOptions {
  /** Worker threads; without it the work is done in this thread, in slices that let others in. Results are the same. */
  readonly threads?: number;
  readonly progress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

const workerFile = import.meta.url.endsWith('.ts') ? './prevalence-worker-from-source.mjs' : './prevalence-worker.mjs';

const cancelled = (): PrevalenceError => new PrevalenceError('PREVALENCE_CANCELLED');

/** Small enough that progress and cancelling are felt, large enough that handing over costs nothing. */
const sliceOf = (count: number): number => Math.max(1, Math.min(50, Math.ceil(count / 20)));

const breath = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

const inThisThread = async (work: Work, count: number, { progress, signal }: RunOptions): Promise<number[][]> => {
  const part = partsOf(work);
  const results: number[][] = [];
  const slice = sliceOf(count);
  for (let i = 0; i < count; i++) {
    if (i % slice === 0) {
      await breath();
      if (signal?.aborted) throw cancelled();
      progress?.(i, count);
    }
    results.push([...part(i)]);
  }
  return results;
};

const inThreads = (work: Work, count: number, threads: number, { progress, signal }: RunOptions): Promise<number[][]> =>
  new Promise((resolve, reject) => {
    const results: number[][] = new Array(count);
    const slice = sliceOf(count);
    let next = 0;
    let done = 0;
    const workers: Worker[] = [];
    const end = (error: Error | null): void => {
      signal?.removeEventListener('abort', onAbort);
      void Promise.all(workers.map((worker) => worker.terminate())).then(() =>
        error ? reject(error) : resolve(results),
      );
    };
    const onAbort = (): void => end(cancelled());
    signal?.addEventListener('abort', onAbort);
    const handOut = (worker: Worker): void => {
      if (next >= count) return;
      const order: Order = { from: next, to: Math.min(count, next + slice) };
      next = order.to;
      worker.postMessage(order);
    };
    for (let i = 0; i < threads; i++) {
      const worker = new Worker(new URL(workerFile, import.meta.url), { workerData: work });
      worker.on('message', ({ from, results: part }: Done) => {
        part.forEach((result, k) => {
          results[from + k] = result;
        });
        done += part.length;
        progress?.(done, count);
        if (done === count) end(null);
        else handOut(worker);
      });
      worker.on('error', (error) => end(new PrevalenceError('PREVALENCE_THREAD_STOPPED', { reason: error.message })));
      workers.push(worker);
      handOut(worker);
    }
  });

/**
 * Does parts 0 to count - 1 and gives their results in that order.
 *
 * @throws PrevalenceError PREVALENCE_CANCELLED, PREVALENCE_THREAD_STOPPED
 */
export const runParts = async (
  work: Work,
  count: number,
  options: RunOptions,
): Promise<readonly (readonly number[])[]> => {
  if (options.signal?.aborted) throw cancelled();
  const threads = Math.min(options.threads ?? 1, count);
  const results = await (threads > 1 ? inThreads(work, count, threads, options) : inThisThread(work, count, options));
  options.progress?.(count, count);
  return results;
};

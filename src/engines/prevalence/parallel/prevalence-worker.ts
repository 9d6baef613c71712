import { parentPort, workerData } from 'node:worker_threads';
import { partsOf, type Work } from './work.ts';

export interface Order {
  readonly from: number;
  readonly to: number;
}

export interface Done {
  readonly from: number;
  readonly results: number[][];
}

const part = partsOf(workerData as Work);

parentPort?.on('message', ({ from, to }: Order) => {
  const results = Array.from({ length: to - from }, (_, k) => [...part(from + k)]);
  parentPort?.postMessage({ from, results } satisfies Done);
});

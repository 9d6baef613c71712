import { parentPort } from 'node:worker_threads';
import { MatchError } from '../errors.ts';
import { carryOut, type Order } from './carry-out.ts';

export type Done = { readonly points: Uint8Array } | { readonly offCurve: string };

parentPort?.on('message', (order: Order) => {
  try {
    const points = carryOut(order);
    parentPort?.postMessage({ points } satisfies Done, [points.buffer as ArrayBuffer]);
  } catch (error) {
    if (!(error instanceof MatchError)) throw error;
    parentPort?.postMessage({ offCurve: error.message } satisfies Done);
  } finally {
    order.scalar.fill(0);
  }
});

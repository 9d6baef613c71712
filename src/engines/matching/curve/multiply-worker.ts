import { parentPort } from 'node:worker_threads';
import { MatchError } from '../errors.ts';
import { carryOut, type Order } from './carry-out.ts';

export type Done = { readonly points: Uint8Array } | { readonly offCurve: string };

parentPort?.on('message', (order: Order) => {
  try {
    parentPort?.postMessage({ points: carryOut(order) } satisfies Done);
  } catch (error) {
    if (!(error instanceof MatchError)) throw error;
    parentPort?.postMessage({ offCurve: error.message } satisfies Done);
  } finally {
    order.scalar.fill(0);
  }
});

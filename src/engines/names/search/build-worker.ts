import { parentPort, workerData } from 'node:worker_threads';
import type { ScoreSettings } from '../score/settings.ts';
import type { IndexEntry } from '../types.ts';
import { IndexError } from './errors.ts';
import { buildIndex } from './name-index.ts';

/** Entries, part by part; null says that there are no more. */
export type Part = readonly IndexEntry[] | null;

export type Built =
  | { readonly bytes: Uint8Array }
  | { readonly refused: Pick<IndexError, 'code' | 'message' | 'fix' | 'where'> };

const settings = workerData as ScoreSettings;
const entries: IndexEntry[] = [];

const built = (): Built => {
  try {
    const bytes = buildIndex(entries, settings).toBytes();
    // shared, so that neither this thread nor those that search copy it
    const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
    shared.set(bytes);
    return { bytes: shared };
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
    const { code, message, fix, where } = error;
    return { refused: { code, message, fix, where } };
  }
};

parentPort?.on('message', (part: Part) => {
  if (part) {
    for (const entry of part) entries.push(entry);
    return;
  }
  parentPort?.postMessage(built());
  parentPort?.close();
});

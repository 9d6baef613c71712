import { Worker } from 'node:worker_threads';
import { type ScoreSettings, scoreSettings } from '../score/settings.ts';
import type { IndexEntry } from '../types.ts';
import type { Built, Part } from './build-worker.ts';
import { IndexError, workerStopped } from './errors.ts';
import { fromBytes, type NameIndex } from './name-index.ts';

const workerFile = import.meta.url.endsWith('.ts') ? './build-worker-from-source.mjs' : './build-worker.mjs';

/** Lets whatever waits have its turn. */
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Entries that are handed over at once: about a millisecond's work. */
const perPart = 200;

/**
 * As `buildIndex`, in a thread of its own: the caller's goes on with other work, where a list of 18,000 parties would hold it for seconds.
 * The index lies in memory that threads share. A thread takes a tenth of a second to start; a few hundred entries are built sooner here.
 *
 * @throws IndexError as `buildIndex`, and INDEX_WORKER_STOPPED
 */
export const buildIndexApart = async (
  entries: readonly IndexEntry[],
  settings: ScoreSettings = scoreSettings,
): Promise<NameIndex> => {
  const worker = new Worker(new URL(workerFile, import.meta.url), { workerData: settings });
  const built = new Promise<Built>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', (why) => reject(workerStopped(why)));
    worker.once('exit', (code) => reject(workerStopped(`exit ${code}`)));
  });
  // heard below; until then it must not count as unheard
  built.catch(() => undefined);
  const hand = (part: Part): void => worker.postMessage(part);
  for (let i = 0; i < entries.length; i += perPart) {
    hand(entries.slice(i, i + perPart));
    await nextTurn();
  }
  hand(null);
  const answer = await built;
  if ('refused' in answer) {
    const { code, message, fix, where } = answer.refused;
    throw new IndexError(code, message, fix, where);
  }
  return fromBytes(answer.bytes);
};

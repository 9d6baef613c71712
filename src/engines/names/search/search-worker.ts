import { parentPort, workerData } from 'node:worker_threads';
import type { ScoreSettings } from '../score/settings.ts';
import type { Candidate, Subject } from '../types.ts';
import { indexOver } from './name-index.ts';
import type { SearchOptions } from './search.ts';
import { openSegment } from './segment.ts';
import { layerWithout } from './view.ts';

/** What a thread is started with. The bytes are shared and were checked when the index was opened. */
export interface ThreadData {
  readonly layers: readonly { readonly bytes: Uint8Array; readonly hidden: readonly number[] }[];
  readonly settings: ScoreSettings;
  readonly options: SearchOptions;
}

export interface Order {
  readonly number: number;
  readonly subjects: readonly Subject[];
}

export interface Done {
  readonly number: number;
  readonly results: readonly Candidate[][];
}

const { layers, settings, options } = workerData as ThreadData;
const index = indexOver(
  layers.map(({ bytes, hidden }) => layerWithout(openSegment(bytes, { check: false }), hidden)),
  settings,
);

parentPort?.on('message', ({ number, subjects }: Order) => {
  const results = subjects.map((subject) => index.search(subject, options));
  parentPort?.postMessage({ number, results } satisfies Done);
});

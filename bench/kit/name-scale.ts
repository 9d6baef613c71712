import { readFileSync, writeFileSync } from 'node:fs';
import { buildIndex, fromBytes } from '../../src/engines/names/index.ts';
import { scaleCorpus } from './name-corpus.ts';
import { ask, type Measured, type Query, searchOurs } from './name-queries.ts';

/** What a process of its own does, so that its memory is that of this work alone: builds and saves an index, or loads and searches it. */
export type Task =
  | { readonly do: 'build'; readonly names: number; readonly file: string }
  | {
      readonly do: 'search';
      readonly file: string;
      readonly warm: readonly Query[];
      readonly queries: readonly Query[];
    };

export type Result = Measured & {
  readonly ms: number;
  readonly fileMb: number;
  readonly rssMb: number;
  readonly saveMs: number;
};

const rssMb = (): number => process.memoryUsage.rss() / 2 ** 20;
const nothing = {
  p50: Number.NaN,
  p95: Number.NaN,
  cpuP50: Number.NaN,
  cpuP95: Number.NaN,
  perSecond: Number.NaN,
  recall: Number.NaN,
};

const build = (names: number, file: string): Result => {
  let most = 0;
  const watched = function* () {
    let i = 0;
    for (const entry of scaleCorpus(names)) {
      if (++i % 10_000 === 0) most = Math.max(most, rssMb());
      yield entry;
    }
  };
  const from = performance.now();
  const index = buildIndex(watched());
  const built = performance.now();
  const bytes = index.toBytes();
  writeFileSync(file, bytes);
  return {
    ...nothing,
    ms: built - from,
    saveMs: performance.now() - built,
    fileMb: bytes.length / 2 ** 20,
    rssMb: Math.max(most, rssMb()),
  };
};

const search = async (file: string, warm: readonly Query[], queries: readonly Query[]): Promise<Result> => {
  const from = performance.now();
  const bytes = readFileSync(file);
  const index = fromBytes(bytes);
  const ms = performance.now() - from;
  await ask(warm, searchOurs(index));
  const measured = await ask(queries, searchOurs(index));
  return { ...measured, ms, saveMs: Number.NaN, fileMb: bytes.length / 2 ** 20, rssMb: rssMb() };
};

process.once('message', async (task: Task) => {
  const result = task.do === 'build' ? build(task.names, task.file) : await search(task.file, task.warm, task.queries);
  process.send?.(result, () => process.disconnect());
});

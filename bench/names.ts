import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  buildIndex,
  fromBytes,
  type IndexEntry,
  type NameIndex,
  searchMany,
  withChanges,
} from '../src/engines/names/index.ts';
import { hasMaterial, listCorpus, scaleCorpus, treasuryList } from './kit/name-corpus.ts';
import { fetchLibraries, type Library, libraries, versionOf } from './kit/name-libraries.ts';
import { installLogicV2, nomenklaturaVersion, startWatchman, watchmanVersion } from './kit/name-programs.ts';
import { ask, type Measured, type Query, queriesFrom, searchOurs, subjectOf } from './kit/name-queries.ts';
import type { Result, Task } from './kit/name-scale.ts';
import { bench, type Report } from './kit/report.ts';
import { pairedRounds, percentile } from './kit/rounds.ts';

const rounds = 3;
const count = (n: number): string => n.toLocaleString('en-US');

/** Enough entries to make queries of, from all over a corpus too large to hold. */
const sampleOf = (corpus: Iterable<IndexEntry>, every: number): IndexEntry[] => {
  const sample: IndexEntry[] = [];
  let i = 0;
  for (const entry of corpus) if (i++ % every === 0) sample.push(entry);
  return sample;
};

const namesOf = (entries: readonly IndexEntry[]): number => entries.reduce((sum, { names }) => sum + names.length, 0);

const list = async (report: Report, entries: readonly IndexEntry[]): Promise<NameIndex> => {
  report.part(
    `a list of ${count(entries.length)} parties, ${count(namesOf(entries))} names; five best, every name misspelt`,
  );
  const from = performance.now();
  const built = buildIndex(entries);
  const saved = performance.now();
  const bytes = built.toBytes();
  const opened = performance.now();
  const index = fromBytes(bytes);
  const ready = performance.now();
  report.tell('built', 'ms', [saved - from]);
  report.tell('opened', 'ms', [ready - opened]);
  report.tell('file', 'MB', [bytes.length / 2 ** 20]);
  await ask(queriesFrom(entries, 300, 1), searchOurs(index));
  const measured: Measured[] = [];
  for (let round = 0; round < rounds; round++)
    measured.push(await ask(queriesFrom(entries, 1_000, 10 + round), searchOurs(index)));
  const of = (measure: 'p50' | 'p95' | 'cpuP50' | 'cpuP95' | 'perSecond' | 'recall') => measured.map((m) => m[measure]);
  report.tell('p50', 'ms', of('p50'));
  report.tell('p95', 'ms', of('p95'));
  report.tell('p50, processor time', 'ms', of('cpuP50'));
  report.tell('p95, processor time', 'ms', of('cpuP95'));
  report.tell('throughput', '1/s', of('perSecond'));
  report.tell('recall@5', 'in 1,000', of('recall'));
  const [p50, p95] = [percentile(of('p50'), 0.5), percentile(of('p95'), 0.5)];
  report.goal('a misspelt name in a list, p50 at most 1.5 ms', 'ms', p50, p50 <= 1.5);
  report.goal('a misspelt name in a list, p95 at most 5 ms', 'ms', p95, p95 <= 5);

  const hard = queriesFrom(entries, 3_000, 20, 3);
  for (const steps of [1, 2, 3]) {
    const { recall } = await ask(
      hard.filter((query) => query.steps === steps),
      searchOurs(index),
    );
    report.tell(`recall@5, ${steps} change${steps === 1 ? '' : 's'}`, 'in 1,000', [recall]);
  }
  const persons = hard.filter(({ kind, steps }) => kind === 'person' && steps === 1);
  const { recall } = await ask(persons, searchOurs(index));
  report.goal('misspelt listed persons in the top five, at least 990 in 1,000', 'in 1,000', recall, recall >= 990);
  return index;
};

const changes = async (report: Report, entries: readonly IndexEntry[], index: NameIndex): Promise<void> => {
  report.part('a change of 1,000 entries (half new or changed, half gone), laid over the list while searches go on');
  const changed = entries.filter((_, i) => i % Math.floor(entries.length / 1_000) === 0).slice(0, 1_000);
  const delta = {
    removed: changed.slice(500).map(({ key }) => key),
    upserts: changed.slice(0, 500).map((entry) => ({
      ...entry,
      names: [...entry.names, { text: 'Nova Aurelia Testing', kind: 'alias' as const }],
    })),
  };
  const times = [];
  let after = index;
  for (let round = 0; round < rounds; round++) {
    const from = performance.now();
    after = withChanges(index, delta);
    times.push(performance.now() - from);
  }
  report.tell('applied', 'ms', times);
  const worst = Math.max(...times) / 1_000;
  report.goal('a delta of a thousand entries within 2 s', 's', worst, worst <= 2);
  const queries = queriesFrom(entries, 500, 30);
  await ask(queries, searchOurs(after));
  const { p50, p95 } = await ask(queries, searchOurs(after));
  report.tell('p50 with the change', 'ms', [p50]);
  report.tell('p95 with the change', 'ms', [p95]);
};

/** Some are too slow for every name: then both sides search a part of the list, with fewer queries. */
const shares: Readonly<Record<Library, { readonly entries: number; readonly queries: number }>> = {
  minisearch: { entries: Number.POSITIVE_INFINITY, queries: 300 },
  ufuzzy: { entries: Number.POSITIVE_INFINITY, queries: 300 },
  fuse: { entries: 4_000, queries: 30 },
};

const againstLibraries = async (report: Report, folder: string, entries: readonly IndexEntry[]): Promise<void> => {
  const fills = fetchLibraries(folder);
  if (!fills)
    return report.note(
      `${libraries.map(versionOf).join(', ')} were left out: the package registry could not be reached`,
    );
  for (const library of libraries) {
    const share = shares[library];
    const every = Math.max(1, Math.floor(entries.length / share.entries));
    const part = entries.filter((_, i) => i % every === 0);
    report.part(
      `${versionOf(library)}, ${count(part.length)} parties, ${count(namesOf(part))} names, ${share.queries} queries a round`,
    );
    const search = fills[library](part);
    const index = buildIndex(part);
    const queries = (round: number): Query[] => queriesFrom(part, share.queries, 40 + round);
    const results = await pairedRounds(
      rounds,
      (round) => ask(queries(round), searchOurs(index)),
      (round) => ask(queries(round), search),
    );
    report.compare('p50', 'ms', results('p50'));
    report.compare('p95', 'ms', results('p95'));
    report.compare('throughput', '1/s', results('perSecond'));
    report.compare('recall@5', 'in 1,000', results('recall'));
  }
};

const againstWatchman = async (report: Report, folder: string): Promise<void> => {
  const name = `moov-io/watchman ${watchmanVersion}`;
  if (!hasMaterial) return report.note(`${name} was left out: Treasury's files are not here`);
  const found = await startWatchman(folder);
  if ('missing' in found) return report.note(`${name} was left out: ${found.missing}`);
  try {
    const entries = treasuryList();
    report.part(
      `${name}, Treasury's list of ${count(entries.length)} parties; its answer comes over HTTP on this machine and uses every core, ours one thread`,
    );
    const index = buildIndex(entries);
    const queries = (round: number): Query[] => queriesFrom(entries, 100, 60 + round);
    const results = await pairedRounds(
      rounds,
      (round) => ask(queries(round), searchOurs(index)),
      (round) => ask(queries(round), found.peer.search),
    );
    report.compare('p50', 'ms', results('p50'));
    report.compare('p95', 'ms', results('p95'));
    report.compare('throughput', '1/s', results('perSecond'));
    report.compare('recall@5', 'in 1,000', results('recall'));
    const { ours, peer } = results('p50');
    const times = percentile(
      ours.map((ms, i) => (peer[i] as number) / ms),
      0.5,
    );
    report.goal('ten times faster than watchman on a misspelt name', 'times', times, times >= 10);
  } finally {
    found.peer.stop();
  }
};

const fullScoring = async (report: Report, folder: string): Promise<void> => {
  const names = 300_000;
  report.part(`${count(names)} names, every candidate scored in full, one thread`);
  const index = buildIndex(scaleCorpus(names));
  const sample = sampleOf(scaleCorpus(names), 60);
  await ask(queriesFrom(sample, 300, 1), searchOurs(index));
  const measured: Measured[] = [];
  for (let round = 0; round < rounds; round++)
    measured.push(await ask(queriesFrom(sample, 1_000, 70 + round), searchOurs(index)));
  const throughput = measured.map(({ perSecond }) => perSecond);
  report.tell('throughput', '1/s', throughput);
  report.tell(
    'recall@5',
    'in 1,000',
    measured.map(({ recall }) => recall),
  );
  const ours = percentile(throughput, 0.5);
  report.goal('at least 200 searches a second on 300,000 names', '1/s', ours, ours >= 200);

  const subjects = queriesFrom(sample, 2_000, 80).map(subjectOf);
  for (const threads of [1, 2]) {
    let from = performance.now();
    let answered = 0;
    for await (const _ of searchMany(index, subjects, { threads, limit: 5, threshold: 0 })) {
      // the first answers wait for the threads to start
      if (answered++ === 500) from = performance.now();
    }
    report.tell(`in ${threads} worker thread${threads === 1 ? '' : 's'}`, '1/s', [
      (1000 * (subjects.length - 501)) / (performance.now() - from),
    ]);
  }

  const peer = `nomenklatura ${nomenklaturaVersion} logic-v2`;
  const found = installLogicV2(folder);
  if ('missing' in found) return report.note(`${peer} was left out: ${found.missing}`);
  report.part(
    `${peer}: one Python thread scores the parties we score, without the search for them; ours searches and scores`,
  );
  const asked = (round: number): Query[] => queriesFrom(sample, 120, 90 + round);
  const results = await pairedRounds(
    rounds,
    async (round) => ({ perSecond: (await ask(asked(round), searchOurs(index))).perSecond }),
    async (round) => {
      const comparisons = asked(round).map((query) => ({
        name: query.name,
        listed: index.search(subjectOf(query), { limit: 60, threshold: 0 }).map(({ matchedName }) => [matchedName]),
      }));
      const times = found.peer(comparisons);
      return { perSecond: (1000 * times.length) / times.reduce((sum, ms) => sum + ms, 0) };
    },
    { warmUp: false },
  );
  report.compare('throughput', '1/s', results('perSecond'));
  report.note(
    'logic-v2 has no index of its own: what finds its candidates (yente with Elasticsearch) is not measured here',
  );
  const { ours: mine, peer: theirs } = results('perSecond');
  const times = percentile(
    mine.map((n, i) => n / (theirs[i] as number)),
    0.5,
  );
  report.goal('fifty times the throughput of a thread of logic-v2, its search left out', 'times', times, times >= 50);
};

const inProcess = (task: Task): Promise<Result> =>
  new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL('./kit/name-scale.ts', import.meta.url)));
    child.once('message', (result: Result) => resolve(result));
    child.once('exit', (code) => reject(new Error(`the process ended with ${code}`)));
    child.send(task);
  });

const atScale = async (
  report: Report,
  folder: string,
  names: number,
  goal: { p50?: number; p95: number; rssMb: number },
): Promise<void> => {
  report.part(`${count(names)} names, in a process of its own`);
  const file = join(folder, `${names}.index`);
  const built = await inProcess({ do: 'build', names, file });
  report.tell('built', 's', [built.ms / 1_000]);
  report.tell('saved', 's', [built.saveMs / 1_000]);
  report.tell('file', 'MB', [built.fileMb]);
  report.tell('memory while building', 'MB', [built.rssMb]);
  const sample = sampleOf(scaleCorpus(names), Math.floor(names / 5_000));
  const measured: Result[] = [];
  for (let round = 0; round < rounds; round++) {
    const warm = queriesFrom(sample, 300, 1);
    measured.push(await inProcess({ do: 'search', file, warm, queries: queriesFrom(sample, 1_000, 100 + round) }));
  }
  rmSync(file);
  const of = (measure: 'ms' | 'p50' | 'p95' | 'cpuP50' | 'cpuP95' | 'perSecond' | 'recall' | 'rssMb') =>
    measured.map((m) => m[measure]);
  report.tell(
    'opened',
    's',
    of('ms').map((ms) => ms / 1_000),
  );
  report.tell('p50', 'ms', of('p50'));
  report.tell('p95', 'ms', of('p95'));
  report.tell('p50, processor time', 'ms', of('cpuP50'));
  report.tell('p95, processor time', 'ms', of('cpuP95'));
  report.tell('throughput', '1/s', of('perSecond'));
  report.tell('recall@5', 'in 1,000', of('recall'));
  report.tell('memory while searching', 'MB', of('rssMb'));
  const [p50, p95, rssMb] = [of('p50'), of('p95'), of('rssMb')].map((values) => percentile(values, 0.5)) as [
    number,
    number,
    number,
  ];
  if (goal.p50 !== undefined)
    report.goal(`${count(names)} names, p50 at most ${goal.p50} ms`, 'ms', p50, p50 <= goal.p50);
  report.goal(`${count(names)} names, p95 at most ${goal.p95} ms`, 'ms', p95, p95 <= goal.p95);
  report.goal(`${count(names)} names, at most ${count(goal.rssMb)} MB`, 'MB', rssMb, rssMb <= goal.rssMb);
};

await bench(
  'names',
  'misspelt names searched in lists, by one thread; right is the party itself or one that bears the very same name',
  async (report) => {
    const folder = mkdtempSync(join(tmpdir(), 'fourfold-bench-'));
    try {
      if (!hasMaterial) report.note('../shared is not here: the names are made up in code');
      const entries = listCorpus();
      const index = await list(report, entries);
      await changes(report, entries, index);
      await againstLibraries(report, join(folder, 'npm'), entries);
      await againstWatchman(report, join(folder, 'watchman'));
      await fullScoring(report, join(folder, 'python'));
      await atScale(report, folder, 1_000_000, { p50: 4, p95: 15, rssMb: 1_000 });
      await atScale(report, folder, 3_000_000, { p95: 35, rssMb: 2_200 });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ofacFiles } from './name-corpus.ts';
import type { Answer, Query } from './name-queries.ts';

/** Peers that are programs of their own, or why one is not here. */
export type Found<T> = { readonly peer: T } | { readonly missing: string };

const patience = 420_000;

/** Runs a step of an installation. @returns the last line it complained with, or null */
export const failureOf = (
  command: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): string | null => {
  const done = spawnSync(command, args, { cwd, env: { ...process.env, ...env }, encoding: 'utf8', timeout: patience });
  if (done.status === 0) return null;
  if (done.error)
    return 'code' in done.error && done.error.code === 'ENOENT' ? `${command} is not installed` : done.error.message;
  return (done.stderr.trim().split('\n').at(-1) ?? '').slice(0, 200) || `${command} failed`;
};

export const watchmanVersion = 'v0.31.3';
const watchmanPackage = 'github.com/moov-io/watchman/cmd/server';
const port = 18_084;

export interface Watchman {
  search(query: Query): Promise<Answer[]>;
  stop(): void;
}

interface WatchmanAnswer {
  readonly SDNs?: readonly { readonly entityID: string; readonly sdnName: string; readonly match: number }[] | null;
  readonly altNames?:
    | readonly { readonly entityID: string; readonly alternateName: string; readonly match: number }[]
    | null;
}

/** Builds moov-io/watchman and starts it on Treasury's files, no other list, on this machine alone. */
export const startWatchman = async (folder: string): Promise<Found<Watchman>> => {
  mkdirSync(join(folder, 'lists'), { recursive: true });
  writeFileSync(
    join(folder, 'go.mod'),
    `module bench\n\ngo 1.22\n\nrequire github.com/moov-io/watchman ${watchmanVersion}\n`,
  );
  const program = join(folder, 'watchman');
  const failure = failureOf('go', ['build', '-o', program, watchmanPackage], folder, { GOFLAGS: '-mod=mod' });
  if (failure) return { missing: failure };
  for (const [name, file] of Object.entries(ofacFiles)) copyFileSync(file, join(folder, 'lists', name));
  const off = ['US_DPL_LIST', 'EU_SCREENING_LIST', 'UK_CSL_SANCTIONS_LIST', 'US_CSL_SANCTIONS_LIST'];
  const server: ChildProcess = spawn(program, [], {
    stdio: 'ignore',
    env: {
      ...process.env,
      ...Object.fromEntries(off.map((list) => [`WITH_${list}`, 'false'])),
      INITIAL_DATA_DIRECTORY: join(folder, 'lists'),
      DATA_REFRESH_INTERVAL: 'off',
      DISABLE_WEB_UI: 'true',
      HTTP_BIND_ADDRESS: `127.0.0.1:${port}`,
      HTTP_ADMIN_BIND_ADDRESS: `127.0.0.1:${port + 1}`,
    },
  });
  const search = async ({ name }: Pick<Query, 'name'>): Promise<Answer[]> => {
    const response = await fetch(`http://127.0.0.1:${port}/search?limit=5&name=${encodeURIComponent(name)}`);
    const { SDNs, altNames } = (await response.json()) as WatchmanAnswer;
    return [
      ...(SDNs ?? []).map(({ entityID, sdnName, match }) => ({ key: `us-ofac-sdn/${entityID}`, name: sdnName, match })),
      ...(altNames ?? []).map(({ entityID, alternateName, match }) => ({
        key: `us-ofac-sdn/${entityID}`,
        name: alternateName,
        match,
      })),
    ].sort((a, b) => b.match - a.match);
  };
  const until = Date.now() + patience;
  while (Date.now() < until && server.exitCode === null) {
    const ready = await search({ name: 'anybody' }).catch(() => null);
    if (ready) return { peer: { search, stop: () => void server.kill() } };
    await pause(500);
  }
  server.kill();
  return { missing: 'it did not start' };
};

export const nomenklaturaVersion = '4.17.4';

/** One searched name and the listed parties it is compared with. */
export interface Comparison {
  readonly name: string;
  readonly listed: readonly (readonly string[])[];
}

const program = `
import json, sys, time
from followthemoney import model
from nomenklatura.matching import get_algorithm
from nomenklatura.matching.types import ScoringConfig

algorithm, config = get_algorithm("logic-v2"), ScoringConfig.defaults()

def made(names, key):
    entity = model.make_entity("Person")
    entity.id = key
    for name in names:
        entity.add("name", name)
    return entity

def score(asked):
    query = made([asked["name"]], "query")
    return [algorithm.compare(query, made(names, str(i)), config).score for i, names in enumerate(asked["listed"])]

everything = json.load(sys.stdin)
for asked in everything[:20]:
    score(asked)
times = []
for asked in everything[20:]:
    start = time.perf_counter()
    score(asked)
    times.append(1000 * (time.perf_counter() - start))
print(json.dumps(times))
`;

/** Installs nomenklatura. @returns what scores with its logic-v2 in one thread, in milliseconds a searched name; the first 20 warm it up */
export const installLogicV2 = (folder: string): Found<(asked: readonly Comparison[]) => readonly number[]> => {
  mkdirSync(folder, { recursive: true });
  const python = join(folder, 'venv/bin/python');
  const failure =
    failureOf('python3', ['-m', 'venv', join(folder, 'venv')], folder) ??
    failureOf(python, ['-m', 'pip', 'install', '--quiet', `nomenklatura==${nomenklaturaVersion}`], folder);
  if (failure) return { missing: failure };
  writeFileSync(join(folder, 'score.py'), program);
  return {
    peer: (asked) => {
      const done = spawnSync(python, [join(folder, 'score.py')], {
        input: JSON.stringify(asked),
        encoding: 'utf8',
        maxBuffer: 2 ** 28,
      });
      if (done.status !== 0) throw new Error(`logic-v2 failed: ${done.stderr.trim().split('\n').at(-1)}`);
      return JSON.parse(done.stdout) as number[];
    },
  };
};

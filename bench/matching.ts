import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Person } from '../src/engines/matching/index.ts';
import { dataOf, fitterFor, readCaptureTable, stepwise } from '../src/engines/prevalence/index.ts';
import { runRing } from '../src/partnerships/matching/local/run-ring.ts';
import { chanceFrom, corrupted, madeUpPerson } from '../src/partnerships/matching/made-up/people.ts';
import { projectRoot } from '../src/platform/config/root.ts';
import { sharedData } from '../src/testing/shared-data.ts';
import { bench, type Report } from './kit/report.ts';
import { pairedRounds, ratioOf, timed } from './kit/rounds.ts';

/** The engine as it is built: its threads start as a program's do. */
const built = (file: string): URL => pathToFileURL(join(projectRoot, 'dist', file));
const engine = await import(built('engines/matching.mjs').href);
const { findDuplicates, matchKeys, runPair, tableCsv }: typeof import('../src/engines/matching/index.ts') = engine;

const size = 10_000;
const rounds = 2;
const wanted = '@openmined/psi.js@2.0.6';
const random = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes));

/** The parts of the peer that are used. */
interface PeerServer {
  createSetupMessage(rate: number, clients: number, inputs: readonly string[], structure: unknown): unknown;
  processRequest(request: unknown): unknown;
}
interface PeerClient {
  createRequest(inputs: readonly string[]): unknown;
  getIntersection(setup: unknown, response: unknown): readonly number[];
}
interface Peer {
  readonly server: { createWithNewKey(reveal: boolean): PeerServer };
  readonly client: { createWithNewKey(reveal: boolean): PeerClient };
  readonly dataStructure: { readonly GCS: unknown };
}

/** Fetches the peer into a folder outside the project, its scripts not run; null where the registry cannot be reached. */
const fetchPeer = async (folder: string): Promise<Peer | null> => {
  const npm = spawnSync(
    'npm',
    ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error', '--prefix', folder, wanted],
    { stdio: 'ignore', timeout: 180_000 },
  );
  return npm.status === 0 ? createRequire(join(folder, 'index.js'))('@openmined/psi.js')() : null;
};

const ours = async (a: readonly string[], b: readonly string[], threads: number): Promise<number> => {
  const [asks, answers] = [a, b].map((list) => list.map((K0) => ({ K0 })));
  const result = await runPair(asks ?? [], answers ?? [], { classes: ['K0'], output: 'membership', random, threads });
  return result.matched;
};
const theirs = async (peer: Peer, a: readonly string[], b: readonly string[]): Promise<number> => {
  const server = peer.server.createWithNewKey(true);
  const client = peer.client.createWithNewKey(true);
  const setup = server.createSetupMessage(1e-6, a.length, b, peer.dataStructure.GCS);
  return client.getIntersection(setup, server.processRequest(client.createRequest(a))).length;
};

const sets = async (report: Report, peer: Peer): Promise<void> => {
  const threads = Math.min(2, availableParallelism());
  report.part(`two sets of ${size}, half of each common`);
  const a = Array.from({ length: size }, (_, i) => `person-${i}`);
  const b = Array.from({ length: size }, (_, i) => `person-${i + size / 2}`);
  const took = async (run: () => Promise<number>) => {
    const { ms, cpuMs, result } = await timed(run);
    if (result !== size / 2) throw new Error(`${result} found, ${size / 2} are common`);
    return { wall: ms / 1e3, cpu: cpuMs / 1e3 };
  };
  const two: number[] = [];
  const of = await pairedRounds(
    rounds,
    async () => {
      two.push((await took(() => ours(a, b, threads))).wall);
      return took(() => ours(a, b, 1));
    },
    () => took(() => theirs(peer, a, b)),
    { warmUp: false },
  );
  report.compare('CPU, one thread', 's', of('cpu'));
  report.compare('wall, one thread', 's', of('wall'));
  const threaded = { ours: two, peer: of('wall').peer };
  report.compare(`wall, ${threads} threads`, 's', threaded);
  const cpu = 1 / ratioOf(of('cpu')).median;
  const wall = 1 / ratioOf(threaded).median;
  report.goal('psi.js takes at least 4 times the CPU time', 'times', cpu, cpu >= 4);
  report.goal(`psi.js takes at least 7 times the wall time of ${threads} threads`, 'times', wall, wall >= 7);
};

/** Pairs of one true person each, their second record with every tenth field wrong, among as many who have no pair. */
const quality = (report: Report): void => {
  const pairs = 5_000;
  report.part(`${pairs} pairs among ${pairs * 3} records, 10 % of fields corrupted`);
  const chance = chanceFrom(7);
  const people: Person[] = Array.from({ length: pairs * 2 }, (_, i) => madeUpPerson(chance, i));
  const records = [...people, ...people.slice(0, pairs).map((person) => corrupted(chance, person, 0.1))];
  const isTrue = ([one, other]: readonly [number, number]): boolean => other - pairs * 2 === one;
  const found = findDuplicates(records.map((record) => matchKeys(record))).filter(({ verdict }) => verdict === 'match');
  const right = found.filter(({ pair }) => isTrue(pair)).length;
  const byName = new Map<string, number[]>();
  for (const [at, { given, family, birth }] of records.entries()) {
    const name = `${given}|${family}|${birth}`;
    byName.set(name, [...(byName.get(name) ?? []), at]);
  }
  const plain = [...byName.values()].flatMap((same) =>
    same.flatMap((one, i) => same.slice(i + 1).map((other) => [one, other] as const)),
  );
  const plainRight = plain.filter(isTrue).length;
  report.tell('precision, exact name and date of birth', '', [plainRight / plain.length]);
  report.tell('recall, exact name and date of birth', '', [plainRight / pairs]);
  report.goal('precision of a match at least .99', '', right / found.length, right / found.length >= 0.99);
  report.goal('recall of a match at least .90', '', right / pairs, right / pairs >= 0.9);
};

const ukRing = async (report: Report, folder: string): Promise<void> => {
  const published = sharedData('data/prevalence/mse/uk2013_6.csv');
  if (published === null) return report.note('The UK table of 2013 is not here; its ring was left out.');
  report.part('the UK table of 2013 as a ring of six processes');
  const rows = published
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(',').map((cell) => cell.replaceAll('"', '')));
  const names = rows[0]?.slice(0, -1) ?? [];
  const lists = names.map((name, at) => {
    const keys = rows
      .slice(1)
      .flatMap((cell, n) =>
        cell[at] === '1' ? Array.from({ length: Number(cell.at(-1)) }, (_, i) => `person ${n}-${i}`) : [],
      );
    const from = join(folder, `${name}.csv`);
    writeFileSync(from, `code\n${keys.join('\n')}\n`);
    return { name, from };
  });
  const program = built('list-process.mjs');
  const start = performance.now();
  const { table } = await runRing(lists, { keyClass: 'K0', padTo: 0, onProgress: () => undefined, program });
  report.tell('wall, six processes', 's', [(performance.now() - start) / 1e3]);
  const cells = rows.slice(1).filter((cell) => Number(cell.at(-1)) > 0);
  const counted = new Set(tableCsv(table).trim().split('\n').slice(1));
  const same = cells.filter((cell) => counted.has(cell.join(','))).length;
  report.goal(`all ${cells.length} cells as published`, 'cells', same, same === cells.length && counted.size === same);
  const rowsOf = tableCsv(table)
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  const data = dataOf(readCaptureTable(rowsOf));
  const total = stepwise(fitterFor(names.length), data).total;
  report.goal('stepwise estimate 11,417.99', 'people', total, Math.abs(total - 11_417.99) < 0.005);
};

await bench(
  'matching',
  'two sets beside psi.js, quality on made-up people, the UK table as a real ring',
  async (report) => {
    const folder = mkdtempSync(join(tmpdir(), 'fourfold-bench-'));
    try {
      quality(report);
      await ukRing(report, folder);
      const peer = await fetchPeer(folder);
      if (peer) await sets(report, peer);
      else report.note(`${wanted} could not be fetched; the comparison was left out.`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { buildGraph, fromBytes, type Graph, reach, spreadChance, toBytes } from '../src/engines/graph/index.ts';
import { duckdbPeer, graphologyPeer, type Peer, postgresPeer } from './kit/graph-peers.ts';
import { type Links, randomLinks, startsIn } from './kit/random-links.ts';
import { bench, type Report } from './kit/report.ts';
import { percentile, timed } from './kit/rounds.ts';

const sites = 1_000_000;
const links = 5_000_000;
/** graphology holds objects: a fifth of the sites is what it takes in a minute or two. */
const smaller = { sites: 200_000, links: 600_000 };
const depth = 6;
const traces = 200;
const wanted = ['graphology@0.26.0', '@duckdb/node-api@1.5.6-r.1'];

const seconds = (from: number): number => (performance.now() - from) / 1000;
const megabytes = (): number => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
};

const namesFor = ({ nodes }: Links): string[] => Array.from({ length: nodes }, (_, i) => `site-${i}`);

const built = ({ from, to, share, status }: Links, nodes: readonly string[]): Graph =>
  buildGraph({
    nodes,
    from,
    to,
    linkColumns: { share: { kind: 'f32', values: share }, status: { kind: 'u8', values: status } },
  });

const timesOf = async (starts: readonly number[], trace: (start: number) => number | Promise<number>) => {
  const times: number[] = [];
  const counts: number[] = [];
  for (const start of starts) {
    const from = performance.now();
    counts.push(await trace(start));
    times.push(performance.now() - from);
  }
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95), counts };
};

/** Measures a peer on the same links and holds it to the same answers. */
const beside = async (report: Report, made: Links, make: (made: Links) => Promise<Peer>, ask: number) => {
  const graph = built(made, namesFor(made));
  const starts = startsIn(made, ask);
  const own = await timesOf(starts, (start) => reach(graph, [start], { direction: 'up', depth }).nodes.length);
  const from = performance.now();
  const peer = await make(made);
  const build = seconds(from);
  try {
    const theirs = await timesOf(starts, peer.trace);
    if (theirs.counts.join() !== own.counts.join()) throw new Error(`${peer.name} reaches other sites`);
    report.tell(`${peer.name}: loaded and indexed`, 's', [build]);
    report.compare(`${peer.name}: trace p50`, 'ms', { ours: [own.p50], peer: [theirs.p50] });
    report.compare(`${peer.name}: trace p95`, 'ms', { ours: [own.p95], peer: [theirs.p95] });
  } finally {
    await peer.close();
  }
};

const fetchPeers = (folder: string): NodeJS.Require | null => {
  const npm = spawnSync(
    'npm',
    ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error', '--prefix', folder, ...wanted],
    { stdio: 'ignore', timeout: 180_000 },
  );
  return npm.status === 0 ? createRequire(join(folder, 'index.js')) : null;
};

await bench(
  'graph',
  `a made supply graph with skewed suppliers; traces go upstream over at most ${depth} links and must reach the same sites in each peer`,
  async (report) => {
    const made = randomLinks(sites, links);
    report.part(`${sites.toLocaleString('en-US')} sites, ${links.toLocaleString('en-US')} links, ours`);
    const names = namesFor(made);
    const before = megabytes();
    const { ms, cpuMs, result: graph } = await timed(() => built(made, names));
    const snapshot = ms / 1000;
    const held = megabytes() - before;
    report.tell('snapshot, names and two columns', 's', [snapshot]);
    report.tell('the same, CPU', 's', [cpuMs / 1000]);
    report.tell('memory of the snapshot', 'MB', [held]);
    let from = performance.now();
    const bytes = toBytes(graph);
    report.tell('written as one file', 's', [seconds(from)]);
    report.tell('size of the file', 'MB', [bytes.length / 2 ** 20]);
    from = performance.now();
    const opened = fromBytes(bytes);
    report.tell('opened and checked', 's', [seconds(from)]);

    const ours = await timesOf(
      startsIn(made, traces),
      (s) => reach(opened, [s], { direction: 'up', depth }).nodes.length,
    );
    report.tell('trace p50', 'ms', [ours.p50]);
    report.tell('trace p95', 'ms', [ours.p95]);
    report.tell('sites in a trace, p95', '', [percentile(ours.counts, 0.95)]);
    const own = Float64Array.from({ length: sites }, (_, i) => (i % 97 === 0 ? 0.4 : 0));
    const spread = await timed(() => spreadChance(opened, own, made.share));
    const whole = spread.ms / 1000;
    report.tell('whole propagation', 's', [whole]);
    report.tell('the same, CPU', 's', [spread.cpuMs / 1000]);
    report.goal('snapshot at most 5 s', 's', snapshot, snapshot <= 5);
    report.goal('snapshot at most 400 MB', 'MB', held, held <= 400);
    report.goal(`trace of depth ${depth}, p95 at most 50 ms`, 'ms', ours.p95, ours.p95 <= 50);
    report.goal('whole propagation at most 2 s', 's', whole, whole <= 2);

    report.part('the same links, recursive SQL');
    const url = process.env.DATABASE_OWNER_URL;
    if (url)
      await beside(report, made, (all) => postgresPeer(new pg.Client({ connectionString: url }), all, depth), 40);
    else report.note('PostgreSQL was left out: it is not here');

    const folder = mkdtempSync(join(tmpdir(), 'fourfold-bench-graph-'));
    try {
      const load = fetchPeers(folder);
      if (!load) return report.note('graphology and DuckDB were left out: the package registry could not be reached');
      await beside(report, made, (all) => duckdbPeer(load('@duckdb/node-api'), all, depth), 40);
      report.part(`${smaller.sites.toLocaleString('en-US')} sites, ${smaller.links.toLocaleString('en-US')} links`);
      const few = randomLinks(smaller.sites, smaller.links);
      const fewNames = namesFor(few);
      from = performance.now();
      built(few, fewNames);
      report.tell('ours: snapshot', 's', [seconds(from)]);
      await beside(report, few, (all) => graphologyPeer(load('graphology'), all, depth), traces);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);

// npm run bench: the project and its peers, side by side. `npm run bench -- --help` says more.
import './node-version.mjs';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { allParts, makeReady } from './build.mjs';
import { install } from './install.mjs';
import { findPostgres, startPostgres } from './postgres.mjs';
import { commandOf, findProgram, root, run, runMain, say, Trouble } from './tools.mjs';

const all = readdirSync(join(root, 'bench'))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => basename(name, '.ts'))
  .sort();

/** These measure what was built. */
const ofTheBuild = ['matching', 'page', 'start', 'supply-page'];

const findChromium = () =>
  process.env.FOURFOLD_CHROMIUM ??
  findProgram(['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']);

const help = `npm run bench                          every one; takes a while
npm run bench -- kernel lists          only these
npm run bench -- kernel --json FILE    also writes the numbers
npm run bench -- lists --on pglite     on one database only: postgresql or pglite

${all.join(', ')}`;

/** Each in a process of its own, on a PostgreSQL of its own where there is one. */
const runOne = async (name, { binaries, env }) => {
  const server = binaries ? await startPostgres(binaries, { durable: true }) : null;
  try {
    const args = ['--expose-gc', commandOf('tsx'), join(root, 'bench', `${name}.ts`)];
    return await run(process.execPath, args, { env: { ...process.env, ...server?.env, ...env } });
  } finally {
    await server?.stop();
  }
};

const main = async () => {
  const { parseArgs } = await import('node:util');
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'string' }, on: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) return console.log(help);
  const unknown = positionals.filter((name) => !all.includes(name));
  if (unknown.length) throw new Trouble(`no such bench: ${unknown.join(', ')}. There are ${all.join(', ')}.`);
  const names = positionals.length ? positionals : all;
  await install({ dev: true });
  if (names.some((name) => ofTheBuild.includes(name))) await makeReady(allParts);

  const binaries = findPostgres();
  if (!binaries) say('PostgreSQL 15 or later is not here: only the embedded database is measured');
  const folder = mkdtempSync(join(tmpdir(), 'fourfold-bench-'));
  const chromium = findChromium();
  const results = [];
  const failed = [];
  try {
    for (const name of names) {
      const file = join(folder, `${name}.json`);
      const env = {
        BENCH_JSON: file,
        ...(chromium ? { FOURFOLD_CHROMIUM: chromium } : {}),
        ...(values.on ? { BENCH_DATABASE: values.on } : {}),
      };
      if ((await runOne(name, { binaries, env })) === 0) results.push(JSON.parse(readFileSync(file, 'utf8')));
      else failed.push(name);
    }
    if (values.json) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (failed.length) throw new Trouble(`did not run through: ${failed.join(', ')}`);
};

// an interrupted run ends through the exit handlers, which stop PostgreSQL
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));
await runMain(main);

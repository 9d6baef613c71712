// Builds what is stale: the server and command line (dist/fourfold.mjs), the engines (dist/engines/) and the web pages (dist/web/).
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { install } from './install.mjs';
import { commandOf, root, run, runMain, say, Trouble } from './tools.mjs';

const dist = join(root, 'dist');
const stampFile = join(dist, '.stamp');

/** @typedef {'server' | 'web'} Part */
/** @type {readonly Part[]} */
export const allParts = ['server', 'web'];
const proofOf = { server: 'fourfold.mjs', web: 'web/index.html' };

const filesIn = (path) => {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  return readdirSync(full, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
};

/** One hash over everything that goes into a build. Content, not dates: a fresh checkout of the same commit is not stale. */
const fingerprint = () => {
  const single = ['package-lock.json', 'vite.config.ts', 'tsconfig.json'].map((name) => join(root, name));
  const hash = createHash('sha256');
  for (const file of [...['src', 'packs', 'scripts'].flatMap(filesIn), ...single]) {
    if (existsSync(file)) hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
};

const readStamp = () => {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return {};
  }
};

/** Bundles into a folder of its own, then moves file by file: whoever starts meanwhile finds the old build or the new one. */
const buildServer = async () => {
  const next = join(dist, `.next-${process.pid}`);
  try {
    await bundleInto(next);
    for (const from of filesIn(relative(root, next))) {
      const to = join(dist, relative(next, from));
      mkdirSync(dirname(to), { recursive: true });
      renameSync(from, to);
    }
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
};

const bundleInto = async (folder) => {
  const { build } = await import('esbuild');
  const engines = readdirSync(join(root, 'src/engines')).filter((name) =>
    existsSync(join(root, 'src/engines', name, 'index.ts')),
  );
  // an engine's threads are loaded by address, beside the engine or beside the chunk that holds it
  const threads = filesIn('src/engines').filter((file) => file.endsWith('-worker.ts'));
  // programs that run beside this one, as processes of their own
  const processes = filesIn('src').filter((file) => file.endsWith('-process.ts'));
  await build({
    absWorkingDir: root,
    entryPoints: [
      { in: 'src/cli/main.ts', out: 'fourfold' },
      ...engines.map((name) => ({ in: `src/engines/${name}/index.ts`, out: `engines/${name}` })),
      ...threads.flatMap((file) =>
        ['', 'engines/'].map((place) => ({ in: file, out: `${place}${basename(file, '.ts')}` })),
      ),
      ...processes.map((file) => ({ in: file, out: basename(file, '.ts') })),
    ],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunk-[hash]',
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    jsx: 'automatic',
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'warning',
  });
  // worker threads are loaded by address, beside the file that starts them
  for (const file of filesIn('src').filter((f) => f.endsWith('-worker.mjs'))) {
    copyFileSync(file, join(folder, basename(file)));
  }
};

const buildWeb = async () => {
  const args = [commandOf('vite'), 'build', '--logLevel', 'error'];
  if ((await run(process.execPath, args, { stdio: ['ignore', 2, 2] })) !== 0) throw new Error('vite build failed');
};

/**
 * Brings the given parts of dist/ up to date and installs what that needs.
 *
 * @param {readonly Part[]} parts
 */
export const makeReady = async (parts) => {
  const now = fingerprint();
  const stamp = readStamp();
  const stale = parts.filter((part) => stamp[part] !== now || !existsSync(join(dist, proofOf[part])));
  await install({ dev: stale.length > 0 });
  if (stale.length === 0) return;

  const started = Date.now();
  say(`building (${stale.join(', ')}) …`);
  mkdirSync(dist, { recursive: true });
  for (const part of stale) {
    await (part === 'server' ? buildServer() : buildWeb()).catch((error) => {
      // esbuild and Vite have printed the places themselves
      throw new Trouble(`the build failed (${part}): ${error.message.split('\n')[0].replace(/:$/, '')}`);
    });
    writeFileSync(stampFile, `${JSON.stringify({ ...readStamp(), [part]: now })}\n`);
  }
  say(`built in ${((Date.now() - started) / 1000).toFixed(1)} s`);
};

/** Makes ready, then becomes `fourfold ARGS` in this very process: signals, exit code and streams are the program's own. */
export const becomeFourfold = async (args) => {
  await makeReady(args[0] === 'serve' ? allParts : ['server']);
  const program = join(dist, 'fourfold.mjs');
  process.argv.splice(1, process.argv.length, program, ...args);
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(program).href);
};

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  await runMain(() => makeReady(allParts));

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { projectRoot } from '../src/platform/config/root.ts';
import { bench } from './kit/report.ts';
import { pairedRounds } from './kit/rounds.ts';

const rounds = 3;
const patience = 180_000;
const ourProgram = [join(projectRoot, 'dist/fourfold.mjs'), 'serve'];
const peerProgram = [fileURLToPath(new URL('./kit/bare-start.mjs', import.meta.url))];

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
};

const answers = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
};

/** Seconds from starting the process until it says that it is well. Stops it again. */
const secondsToHealth = async (program: readonly string[], folder: string): Promise<number> => {
  const port = await freePort();
  const { PATH, HOME } = process.env;
  const from = performance.now();
  const child = spawn(process.execPath, [...program], {
    env: { PATH, HOME, FOURFOLD_DATA: folder, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const ended = once(child, 'exit');
  while (!(await answers(`http://127.0.0.1:${port}/api/health`))) {
    if (child.exitCode !== null) throw new Error(`it ended while starting: ${said}`);
    if (performance.now() - from > patience) throw new Error('it did not start');
    await pause(20);
  }
  const seconds = (performance.now() - from) / 1000;
  child.kill('SIGTERM');
  await ended;
  return seconds;
};

const firstAndSecond = async (program: readonly string[]) => {
  const folder = mkdtempSync(join(tmpdir(), 'fourfold-bench-'));
  try {
    const first = await secondsToHealth(program, folder);
    return { first, second: await secondsToHealth(program, folder) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

await bench(
  'start',
  'the built program, from the start of the process until /api/health answers: first on a fresh data folder (tables, packs, sample world), then again on it; the peer is Fastify with PGlite and nothing else',
  async (report) => {
    if (!existsSync(ourProgram[0] as string)) throw new Error('dist/ is not built: npm run build');
    const results = await pairedRounds(
      rounds,
      () => firstAndSecond(ourProgram),
      () => firstAndSecond(peerProgram),
    );
    report.part('PGlite in a folder');
    report.compare('first start', 's', results('first'));
    report.compare('second start', 's', results('second'));
  },
);

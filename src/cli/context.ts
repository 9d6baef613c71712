import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { type CommandContext, callServer, type OpenFile } from '../platform/cli/index.ts';
import { systemClock } from '../platform/clock/index.ts';
import type { Config } from '../platform/config/index.ts';
import { Refusal } from '../platform/errors/index.ts';
import type { Translate } from '../platform/i18n/index.ts';
import { progressBar } from '../platform/jobs/index.ts';
import type { Kernel } from '../platform/kernel/index.ts';
import { loadPacks } from '../platform/packs/index.ts';
import { allPackKinds } from '../server/compose.ts';
import { openKernel } from '../server/open-kernel.ts';
import { readCredentials } from './credentials.ts';
import type { Terminal } from './terminal.ts';

const readSecret = async ({ stdin, stderr }: Pick<Terminal, 'stdin' | 'stderr'>, prompt: string): Promise<string> => {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: silent, terminal: stdin.isTTY === true });
  if (stdin.isTTY) stderr.write(`${prompt}: `);
  const line = await lines.question('');
  lines.close();
  if (stdin.isTTY) stderr.write('\n');
  return line;
};

const notRead = (file: string, error: unknown): Refusal =>
  new Refusal('FILE_NOT_READ', { file, reason: (error as NodeJS.ErrnoException).code ?? 'unknown' });

const openFile = async (path: string): Promise<OpenFile> => {
  const bytes = (await stat(path)).size;
  async function* open(): AsyncGenerator<Uint8Array> {
    try {
      for await (const piece of createReadStream(path)) yield piece as Uint8Array;
    } catch (error) {
      throw notRead(path, error);
    }
  }
  return { name: basename(path), bytes, open };
};

const openFiles = async (path: string): Promise<readonly OpenFile[]> => {
  try {
    if (!(await stat(path)).isDirectory()) return [await openFile(path)];
    const entries = await readdir(path, { withFileTypes: true });
    const names = entries
      .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => name);
    return await Promise.all(names.sort().map((name) => openFile(join(path, name))));
  } catch (error) {
    throw notRead(path, error);
  }
};

/** Who listens to a command, in which language, through what. */
export interface Listener extends Pick<Terminal, 'stdin' | 'stderr'> {
  readonly t: Translate;
  readonly language: 'en' | 'es';
  /** A program reads the answer: no bar. */
  readonly json: boolean;
}

/** What commands may use; database and packs are opened when first asked for. Call `close` at the end. */
export const openContext = (
  config: Config,
  { t, language, stdin, stderr, json }: Listener,
): CommandContext & { close(): Promise<void> } => {
  const clock = systemClock(config.timeZone);
  let kernel: Promise<Kernel> | undefined;
  const bar = progressBar(stderr, { t, clock, json });
  const fallback = `http://localhost:${config.port}`;

  return {
    config,
    clock,
    t,
    language,
    packs: () => loadPacks(config.packFolders, allPackKinds),
    call: (route, input, file) =>
      callServer({ ...readCredentials(config.env, fallback), language }, route, input, file),
    kernel: () => {
      kernel ??= openKernel(config, (path) => stderr.write(`${t('vault.key-made', { path })}\n`));
      return kernel;
    },
    readFile: async (path) => {
      try {
        const bytes = new Uint8Array(await readFile(path));
        return { bytes, type: 'application/octet-stream', name: basename(path) };
      } catch (error) {
        throw notRead(path, error);
      }
    },
    openFiles,
    progress: bar.update,
    say: (line) => {
      bar.end();
      stderr.write(`${line}\n`);
    },
    secret: (prompt) => readSecret({ stdin, stderr }, prompt),
    close: async () => {
      bar.end();
      // one that never opened has already been complained about
      const opened = await kernel?.catch(() => undefined);
      await opened?.db.close();
    },
  };
};

import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** Processes of this program's own beside the one that runs: started by address, spoken to in messages that may hold bytes. */
export interface Started {
  send(message: unknown): void;
  stop(): void;
}

export interface Listening {
  onMessage(message: unknown): void;
  /** Once, when the process has ended; `said` is what it wrote to stderr. */
  onEnd(code: number | null, said: string): void;
}

/** By address, since the process may stand in any folder. */
const sourceReader = (): string => pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/**
 * Starts a program file as a process. Sources run as sources, the built file as built.
 *
 * @param program address of a `*-process.ts`, or of the `.mjs` the build makes of it
 */
export const startProcess = (program: URL, args: readonly string[], { onMessage, onEnd }: Listening): Started => {
  const fromSource = program.pathname.endsWith('.ts');
  const child = fork(program, args, {
    execArgv: fromSource ? ['--import', sourceReader()] : [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr?.on('data', (piece: Buffer) => {
    said = (said + piece.toString('utf8')).slice(-4_000);
  });
  let ended = false;
  const end = (code: number | null, why: string): void => {
    if (ended) return;
    ended = true;
    onEnd(code, why);
  };
  child.on('message', onMessage);
  child.on('error', (error) => end(null, error.message));
  child.on('exit', (code) => end(code, said));
  return {
    // one that has ended in the meantime hears nothing, and says so by its end
    send: (message) => void (child.connected && child.send(message as object, () => undefined)),
    stop: () => void child.kill(),
  };
};

/** The other end: what a program file does with what it is sent. It ends with the process that started it. */
export const asProcess = (onMessage: (message: unknown, send: (answer: unknown) => void) => Promise<void>): void => {
  const send = (answer: unknown): void => void process.send?.(answer);
  let waiting = Promise.resolve();
  process.on('message', (message) => {
    waiting = waiting.then(() => onMessage(message, send));
  });
  process.on('disconnect', () => process.exit());
};

export const programArguments = (): readonly string[] => process.argv.slice(2);

/** The bytes of a file beside this process. */
export const readHere = async (path: string): Promise<Uint8Array> => new Uint8Array(await readFile(path));

export const secureRandom = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes));

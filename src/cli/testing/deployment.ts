import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { migrationRooms } from '../../capabilities.ts';
import { readMigrations } from '../../platform/db/index.ts';
import { createToken, signInWithLink } from '../../platform/session/contract.ts';
import { migratedFolder } from '../../platform/testing/embedded.ts';
import { program } from '../../platform/testing/program.ts';
import { runCli } from '../run.ts';

export interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
  /** What `--json` printed. */
  readonly json: unknown;
}

/** A server in a process of its own. */
export interface Server {
  readonly origin: string;
  readonly child: ChildProcess;
  /** What it said so far. */
  said(): string;
  /** Asks it to stop. @returns its exit status */
  stop(): Promise<number | null>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

export interface Deployment {
  readonly folder: string;
  readonly data: string;
  readonly env: Record<string, string>;
  /** The command line, in this process. */
  run(args: readonly string[], env?: Record<string, string>): Promise<Outcome>;
  serve(): Promise<Server>;
  /** Somebody with these roles in the office, signed in over HTTP: a token. The database must be free. */
  link(email: string, roles: string): Promise<string>;
  token(server: Server, link: string): Promise<string>;
  remove(): void;
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The whole text once the stream has ended. */
const collect = (stream: NodeJS.ReadableStream): (() => string) => {
  let text = '';
  stream.on('data', (chunk) => {
    text += String(chunk);
  });
  return () => text;
};

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

/** A data folder with a migrated, empty database, and the doors to it as an operator has them. */
export const deployment = async (at = mkdtempSync(join(tmpdir(), 'fourfold-deployed-'))): Promise<Deployment> => {
  const data = join(at, 'data');
  mkdirSync(data, { recursive: true });
  await migratedFolder(data, readMigrations(migrationRooms));
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: at,
    XDG_CONFIG_HOME: join(at, 'config'),
    FOURFOLD_DATA: data,
    FOURFOLD_SAMPLE: 'no',
    FOURFOLD_LANGUAGE: 'en',
    PORT: '0',
  };

  const run: Deployment['run'] = async (args, more = {}) => {
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const [out, err] = [collect(stdout), collect(stderr)];
    const terminal = { env: { ...env, ...more }, stdin: process.stdin, stdout, stderr };
    const status = await runCli(args, terminal);
    await new Promise((resolve) => setImmediate(resolve));
    return { status, out: out(), err: err(), json: parsed(out()) };
  };

  const serve = async (): Promise<Server> => {
    const child = spawn(process.execPath, [await program(main), 'serve'], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said = collect(child.stderr);
    const ended = once(child, 'exit') as Promise<[number | null, string | null]>;
    const ready = new Promise<string>((resolve) => {
      child.stderr.on('data', () => {
        const origin = /http:\/\/localhost:\d+/.exec(said())?.[0];
        if (origin) resolve(origin);
      });
    });
    const origin = await Promise.race([ready, ended.then(() => '')]);
    if (!origin) throw new Error(`the server did not start: ${said()}`);
    return {
      origin,
      child,
      said,
      stop: async () => {
        child.kill('SIGTERM');
        return (await ended)[0];
      },
      kill: async () => {
        child.kill('SIGKILL');
        await ended;
      },
    };
  };

  return {
    folder: at,
    data,
    env,
    run,
    serve,
    link: async (email, roles) => {
      await run(['org', 'create', 'office', 'Plan Office', 'plan office']);
      const made = await run(['user', 'create', email, 'A Person', '--org', 'office', '--role', roles, '--json']);
      if (made.status !== 0) throw new Error(made.err);
      return (made.json as { link: string }).link;
    },
    token: async ({ origin }, link) => {
      const post = async (path: string, body: object, cookie = '') => {
        const response = await fetch(`${origin}/api${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', cookie },
          body: JSON.stringify(body),
        });
        if (!response.ok) throw new Error(await response.text());
        return response;
      };
      const signedIn = await post(signInWithLink.path, { token: new URL(link).hash.slice(1) });
      const cookie = signedIn.headers.getSetCookie().map((one) => one.split(';')[0]);
      const made = await post(createToken.path, { name: 'test', days: 1 }, cookie.join('; '));
      return createToken.gives.parse(await made.json()).token;
    },
    remove: () => rmSync(at, { recursive: true, force: true }),
  };
};

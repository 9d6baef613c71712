import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const Credentials = z.object({ server: z.url(), token: z.string() });
export type Credentials = z.infer<typeof Credentials>;

const path = (env: Readonly<Record<string, string | undefined>>): string =>
  join(env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'fourfold', 'credentials.json');

/** A file that is not there, or not whole, holds nothing: then the server says that nobody is signed in. */
const storedIn = (file: string): Credentials | undefined => {
  try {
    return Credentials.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
};

/** Server and token of `fourfold sign-in`, or of FOURFOLD_SERVER and FOURFOLD_TOKEN. */
export const readCredentials = (
  env: Readonly<Record<string, string | undefined>>,
  fallback: string,
): { server: string; token: string | null } => {
  const known = storedIn(path(env));
  return {
    server: (env.FOURFOLD_SERVER ?? known?.server ?? fallback).replace(/\/$/, ''),
    token: env.FOURFOLD_TOKEN ?? known?.token ?? null,
  };
};

/** Keeps the token where only this user can read it. */
export const writeCredentials = (
  env: Readonly<Record<string, string | undefined>>,
  credentials: Credentials,
): string => {
  const file = path(env);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, JSON.stringify(credentials), { mode: 0o600 });
  chmodSync(file, 0o600);
  return file;
};

export const forgetCredentials = (env: Readonly<Record<string, string | undefined>>): void =>
  rmSync(path(env), { force: true });

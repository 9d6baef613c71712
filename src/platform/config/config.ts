import { isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';
import { Refusal } from '../errors/index.ts';
import { projectRoot } from './root.ts';

const Flag = z.enum(['yes', 'no', '1', '0', 'true', 'false']).transform((text) => ['yes', '1', 'true'].includes(text));

const isTimeZone = (timeZone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
};

const Environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  /** Where the embedded database, keys and uploads live. */
  FOURFOLD_DATA: z.string().default('.fourfold'),
  /** A folder of packs of one's own, read after ours. */
  FOURFOLD_PACKS: z.string().optional(),
  /** The address people type. */
  FOURFOLD_ORIGIN: z.url().optional(),
  FOURFOLD_TRUST_PROXY: Flag.default(false),
  FOURFOLD_TIME_ZONE: z.string().refine(isTimeZone).default('UTC'),
  FOURFOLD_SAMPLE: Flag.default(true),
  FOURFOLD_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
  DATABASE_URL: z.string().optional(),
  DATABASE_OWNER_URL: z.string().optional(),
});

export interface Config {
  readonly host: string;
  readonly port: number;
  readonly dataFolder: string;
  readonly packFolders: readonly string[];
  readonly origin: string;
  readonly trustProxy: boolean;
  readonly timeZone: string;
  readonly sample: boolean;
  readonly logLevel: string;
  readonly database: { readonly url: string; readonly ownerUrl: string | undefined } | null;
  /** What the process was started with, for rooms that read settings of their own. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

/**
 * Reads the configuration from environment variables.
 *
 * @throws Refusal CONFIGURATION_INVALID naming the variable
 * @throws Refusal SERVING_UNPROTECTED when it would listen beyond this machine without TLS before it
 */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): Config => {
  const parsed = Environment.safeParse(env);
  if (!parsed.success) {
    const names = parsed.error.issues.map((issue) => issue.path.join('.'));
    throw new Refusal('CONFIGURATION_INVALID', { names: names.join(', ') });
  }
  const c = parsed.data;
  const origin = (c.FOURFOLD_ORIGIN ?? `http://localhost:${c.PORT}`).replace(/\/$/, '');
  if (!loopback.has(c.HOST) && !(origin.startsWith('https:') && c.FOURFOLD_TRUST_PROXY)) {
    throw new Refusal('SERVING_UNPROTECTED', { host: c.HOST });
  }
  const below = (path: string): string => (isAbsolute(path) ? path : resolve(projectRoot, path));
  return {
    host: c.HOST,
    port: c.PORT,
    dataFolder: below(c.FOURFOLD_DATA),
    packFolders: [join(projectRoot, 'packs'), ...(c.FOURFOLD_PACKS ? [resolve(c.FOURFOLD_PACKS)] : [])],
    origin,
    trustProxy: c.FOURFOLD_TRUST_PROXY,
    timeZone: c.FOURFOLD_TIME_ZONE,
    sample: c.FOURFOLD_SAMPLE,
    logLevel: c.FOURFOLD_LOG,
    database: c.DATABASE_URL ? { url: c.DATABASE_URL, ownerUrl: c.DATABASE_OWNER_URL } : null,
    env,
  };
};

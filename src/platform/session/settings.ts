import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Refusal } from '../errors/index.ts';
import type { Kernel } from '../kernel/index.ts';

/** Another sign-in service, as the operator entered it. */
const Provider = z.strictObject({
  /** Names it in addresses and in the database: `agency`. */
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  title: z.string().min(1).max(80),
  issuer: z.url(),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1).optional(),
  /**
   * Mail domains this service speaks for. A person with a verified address in one of them is recognised at once; everybody else connects
   * the service from the own account page.
   */
  domains: z.array(z.string().toLowerCase()).default([]),
});
export type Provider = z.infer<typeof Provider>;

const minutes = (fallback: number, most: number) => z.coerce.number().int().min(1).max(most).default(fallback);

const Settings = z.object({
  FOURFOLD_SESSION_IDLE_MINUTES: minutes(30, 24 * 60),
  FOURFOLD_SESSION_HOURS: minutes(12, 24 * 30),
  /** A JSON list of providers, or the path of a file that holds one. */
  FOURFOLD_OIDC: z
    .string()
    .default('[]')
    .transform((text) => JSON.parse(text.trimStart().startsWith('[') ? text : readFileSync(text, 'utf8')) as unknown)
    .pipe(z.array(Provider)),
});

export interface SessionSettings {
  readonly idleMs: number;
  readonly absoluteMs: number;
  readonly providers: readonly Provider[];
}

const known = new WeakMap<object, SessionSettings>();
const nothingSet = {};

/**
 * The room's settings from the environment: FOURFOLD_SESSION_IDLE_MINUTES, FOURFOLD_SESSION_HOURS, FOURFOLD_OIDC.
 *
 * @throws Refusal CONFIGURATION_INVALID naming the variable
 */
export const sessionSettings = ({ env = nothingSet }: Pick<Kernel, 'env'>): SessionSettings => {
  const before = known.get(env);
  if (before) return before;
  const settings = read(env);
  known.set(env, settings);
  return settings;
};

const read = (env: Readonly<Record<string, string | undefined>>): SessionSettings => {
  try {
    const s = Settings.parse(env);
    return {
      idleMs: s.FOURFOLD_SESSION_IDLE_MINUTES * 60_000,
      absoluteMs: s.FOURFOLD_SESSION_HOURS * 3_600_000,
      providers: s.FOURFOLD_OIDC,
    };
  } catch (error) {
    // a file that is missing or no JSON can only be the providers'
    const names = error instanceof z.ZodError ? error.issues.map((i) => String(i.path[0])) : ['FOURFOLD_OIDC'];
    throw new Refusal('CONFIGURATION_INVALID', { names: [...new Set(names)].join(', ') });
  }
};

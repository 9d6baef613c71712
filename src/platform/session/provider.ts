import * as oidc from 'openid-client';
import { newSecret } from '../accounts/index.ts';
import type { Instant } from '../contract/index.ts';
import { refuse } from '../errors/index.ts';
import type { Kernel } from '../kernel/index.ts';
import { type Provider, sessionSettings } from './settings.ts';

export const providerOf = (kernel: Kernel, id: string): Provider =>
  sessionSettings(kernel).providers.find((one) => one.id === id) ?? refuse('PROVIDER_NOT_KNOWN');

/** Where the other service sends the browser back to: a page of ours, which hands on what stands in its address. */
const returnTo = (origin: string): string => `${origin}/sign-in/return`;

/** What a proof must be younger than, in seconds: time to type, and clocks that differ a little. */
const freshSeconds = 120;
const discoveryHours = 1;
const timeoutSeconds = 10;

const discovered = new Map<string, { at: number; config: Promise<oidc.Configuration> }>();

/** The service's own description, read over TLS (on this machine also without) and kept for an hour. */
const configOf = (provider: Provider): Promise<oidc.Configuration> => {
  const key = JSON.stringify([provider.issuer, provider.clientId, provider.clientSecret]);
  const before = discovered.get(key);
  if (before && Date.now() - before.at < discoveryHours * 3_600_000) return before.config;
  const issuer = new URL(provider.issuer);
  const here = issuer.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(issuer.hostname);
  const config = oidc.discovery(issuer, provider.clientId, provider.clientSecret, undefined, {
    timeout: timeoutSeconds,
    execute: [oidc.enableNonRepudiationChecks, ...(here ? [oidc.allowInsecureRequests] : [])],
  });
  discovered.set(key, { at: Date.now(), config });
  config.catch(() => discovered.delete(key));
  return config;
};

/** A service that is down, or answers what it should not: the person is told so, the operator finds the code in the log. */
const orFailed = async <T>(kernel: Kernel, provider: Provider, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    const { name, code } = error as { name?: string; code?: string };
    kernel.log.warn({ provider: provider.id, name, code }, 'the other sign-in service failed');
    return refuse('PROVIDER_FAILED');
  }
};

export interface Departure {
  readonly url: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** The address to send the browser to: code flow with PKCE, state and nonce. */
export const departTo = (kernel: Kernel, provider: Provider, origin: string, prove: boolean): Promise<Departure> =>
  orFailed(kernel, provider, async () => {
    const config = await configOf(provider);
    const [state, nonce, verifier] = [newSecret(kernel.random), newSecret(kernel.random), newSecret(kernel.random)];
    const url = oidc.buildAuthorizationUrl(config, {
      redirect_uri: returnTo(origin),
      response_type: 'code',
      scope: 'openid email',
      state,
      nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...(prove ? { prompt: 'login', max_age: '0' } : {}),
    });
    return { url: url.href, state, nonce, verifier };
  });

export interface Arrival {
  readonly state: string;
  readonly code?: string | undefined;
  readonly error?: string | undefined;
  readonly iss?: string | undefined;
}

export interface ProvenIdentity {
  readonly issuer: string;
  readonly subject: string;
  /** An address the service vouches for. */
  readonly email: string | null;
  /** When the person last proved to the service who they are, if it says so. */
  readonly provedAt: Instant | null;
}

interface Expected {
  readonly nonce: string;
  readonly verifier: string;
  readonly prove: boolean;
}

/** Changes the code for an ID token and checks it: signature, issuer, audience, times, nonce, and age where a fresh proof was asked for. */
export const arriveFrom = (
  kernel: Kernel,
  provider: Provider,
  origin: string,
  arrival: Arrival,
  { nonce, verifier, prove }: Expected,
): Promise<ProvenIdentity> =>
  orFailed(kernel, provider, async () => {
    const config = await configOf(provider);
    const url = new URL(returnTo(origin));
    for (const [name, value] of Object.entries(arrival)) if (value !== undefined) url.searchParams.set(name, value);
    const tokens = await oidc.authorizationCodeGrant(config, url, {
      expectedState: arrival.state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      ...(prove ? { maxAge: freshSeconds } : {}),
    });
    const claims = tokens.claims();
    if (!claims) throw new Error('no ID token');
    const about =
      claims.email === undefined && provider.domains.length > 0 && config.serverMetadata().userinfo_endpoint
        ? await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)
        : claims;
    const { email, email_verified } = about as { email?: unknown; email_verified?: unknown };
    const provedMs = typeof claims.auth_time === 'number' ? claims.auth_time * 1000 : null;
    return {
      issuer: claims.iss,
      subject: claims.sub,
      email: typeof email === 'string' && email_verified === true ? email.trim().toLowerCase() : null,
      provedAt: provedMs === null ? null : new Date(Math.min(provedMs, kernel.clock.millis())).toISOString(),
    };
  });

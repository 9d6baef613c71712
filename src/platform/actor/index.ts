import type { Id, Instant } from '../contract/index.ts';

export type Language = 'en' | 'es';
export type Channel = 'web' | 'api' | 'cli' | 'job';

/** Who acts, for which organisation, through which door. Built by the door from a session, a token or a link; never from the request's own words. */
export interface Actor {
  /** `public`: nobody signed in; `link`: who holds one secret address; `system`: the platform's own work. */
  readonly kind: 'user' | 'link' | 'public' | 'system';
  readonly userId: Id | null;
  readonly orgId: Id | null;
  /** Role ids of the pack (`plan-officer`). */
  readonly roles: readonly string[];
  readonly channel: Channel;
  readonly language: Language;
  readonly sessionId: Id | null;
  /** When the person last proved who they are (passkey, password, a link that was handed over); null where they only showed a secret they keep. */
  readonly provedAt: Instant | null;
}

export const publicActor = (language: Language = 'en', channel: Channel = 'web'): Actor => ({
  kind: 'public',
  userId: null,
  orgId: null,
  roles: [],
  channel,
  language,
  sessionId: null,
  provedAt: null,
});

/** The platform at work inside one organisation (a job, a loader). It holds the permissions of the role `system`. */
export const systemActor = (orgId: Id, language: Language = 'en'): Actor => ({
  ...publicActor(language, 'job'),
  kind: 'system',
  orgId,
  roles: ['system'],
});

import { sql } from 'kysely';
import { hashOf, type Standing, standingOf } from '../accounts/index.ts';
import { type Actor, type Language, publicActor } from '../actor/index.ts';
import type { Instant } from '../contract/index.ts';
import type { Tx } from '../db/index.ts';
import { refuse } from '../errors/index.ts';
import { type Authenticate, askedLanguage, languageOf, sessionTokenOf } from '../http/index.ts';
import type { Kernel } from '../kernel/index.ts';
import { asSignIn } from './platform.ts';
import { sessionSettings } from './settings.ts';
import { tokenPrefix } from './tokens.ts';

interface Found extends Standing {
  id: string;
  person_id: string;
  org_id: string | null;
  proved_at: Instant | null;
  seen_at: Instant | null;
}

const touchAfterMs = 60_000;

/**
 * Finds out who asks, from the session cookie or a bearer token. One look at the database; a second one, at most once a minute, notes
 * that the person was there. A cookie that has run out is nobody, a token that has is refused.
 */
export const authenticator = (kernel: Kernel): Authenticate => {
  const { idleMs } = sessionSettings(kernel);

  return async (request) => {
    const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const cookie = sessionTokenOf(request);
    const nobody = publicActor(languageOf(request), bearer ? 'api' : 'web');
    const asked = askedLanguage(request);
    if (bearer) return inLanguage(asked, await tokenActor(kernel, nobody, bearer));
    if (!cookie) return nobody;
    // a page that only listens does not mean that somebody is there
    const listens = request.headers.accept?.includes('text/event-stream') ?? false;
    return inLanguage(asked, await sessionActor(kernel, nobody, { token: cookie, idleMs, touch: !listens }));
  };
};

/** What the request asks for wins over what the person chose for letters and other browsers. */
const inLanguage = (asked: Language | null, actor: Actor): Actor => (asked ? { ...actor, language: asked } : actor);

const sessionActor = async (
  kernel: Kernel,
  nobody: Actor,
  { token, idleMs, touch }: { token: string; idleMs: number; touch: boolean },
): Promise<Actor> => {
  const now = kernel.clock.now();
  const awakeSince = new Date(kernel.clock.millis() - idleMs).toISOString();
  const found = await asSignIn(kernel, async (tx) => {
    const { rows } = await sql<Found>`
      select s.id, s.person_id, s.org_id, s.proved_at, s.last_seen_at as seen_at, who.*
      from session.session s cross join ${standingOf(sql.ref('s.person_id'), sql.ref('s.org_id'))} who
      where s.token_hash = ${hashOf(token)} and s.expires_at > ${now} and s.last_seen_at > ${awakeSince}`.execute(tx);
    const [row] = rows;
    if (row && touch) await noteSeen(tx, kernel, row, sql`update session.session set last_seen_at`, token);
    return row;
  });
  if (!found) return nobody;
  return {
    ...nobody,
    kind: 'user',
    userId: found.person_id,
    orgId: found.roles ? found.org_id : null,
    roles: found.roles ?? [],
    language: found.language,
    sessionId: found.id,
    provedAt: found.proved_at,
  };
};

const tokenActor = async (kernel: Kernel, nobody: Actor, token: string): Promise<Actor> => {
  const now = kernel.clock.now();
  const found = token.startsWith(tokenPrefix)
    ? await asSignIn(kernel, async (tx) => {
        const { rows } = await sql<Found>`
          select t.id, t.person_id, t.org_id, t.created_at as proved_at, t.last_used_at as seen_at, who.*
          from session.api_token t cross join ${standingOf(sql.ref('t.person_id'), sql.ref('t.org_id'))} who
          where t.token_hash = ${hashOf(token)} and t.expires_at > ${now}
            and who.roles is not null and who.member_since <= t.created_at`.execute(tx);
        const [row] = rows;
        if (row) await noteSeen(tx, kernel, row, sql`update session.api_token set last_used_at`, token);
        return row;
      })
    : undefined;
  if (!found) return refuse('TOKEN_NOT_VALID');
  return {
    ...nobody,
    kind: 'user',
    userId: found.person_id,
    orgId: found.org_id,
    roles: found.roles ?? [],
    language: found.language,
    // a token is made with a fresh proof, which opens sensitive acts to a program for as long as it would to a person
    provedAt: found.proved_at,
  };
};

const noteSeen = async (
  tx: Tx,
  kernel: Kernel,
  { seen_at }: Found,
  update: ReturnType<typeof sql>,
  token: string,
): Promise<void> => {
  if (seen_at && kernel.clock.millis() - Date.parse(seen_at) < touchAfterMs) return;
  await sql`${update} = ${kernel.clock.now()} where token_hash = ${hashOf(token)}`.execute(tx);
};

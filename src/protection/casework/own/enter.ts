import { hashOf } from '../../../platform/accounts/index.ts';
import { type Actor, type Language, publicActor } from '../../../platform/actor/index.ts';
import { appendAudit } from '../../../platform/audit/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { type Kernel, useCaseInParts } from '../../../platform/kernel/index.ts';
import { enterOwn as enterContract, leaveOwn as leaveContract, ownIdleMinutes, ownSessionMinutes } from './contract.ts';
import { own } from './queries.ts';
import { newToken, ownSessionPrefix, readToken } from './token.ts';

const touchAfterMs = 60_000;
const minutes = (n: number): number => n * 60_000;

const actorOf = (orgId: Id, linkId: Id, language: Language): Actor => ({
  ...publicActor(language),
  kind: 'link',
  orgId,
  roles: ['own-page'],
  sessionId: linkId,
});

/**
 * Opens the page with the link from the desk. One statement finds the link, asks whether it holds and uses it up, so a link that never
 * was, one that ran out, was used or was ended are the same answer after the same work.
 */
export const enterOwn = useCaseInParts(enterContract, async ({ kernel, clock, visit }, { link }) => {
  const { orgId, secret } = readToken(link) ?? refuse('OWN_LINK_NOT_VALID');
  const session = newToken(kernel.random, orgId);
  const opened = await kernel.db.transaction({ orgId, userId: null }, async (tx) => {
    const row = await own(tx)
      .updateTable('casework.own_link')
      .set({
        opened_at: clock.now(),
        seen_at: clock.now(),
        session_hash: hashOf(session.secret),
        session_expires_at: new Date(clock.millis() + minutes(ownSessionMinutes)).toISOString(),
      })
      .where('org_id', '=', orgId)
      .where('secret_hash', '=', hashOf(secret))
      .where('opened_at', 'is', null)
      .where('ended_at', 'is', null)
      .where('expires_at', '>', clock.now())
      .returning(['id', 'survivor_id', 'language'])
      .executeTakeFirst();
    if (!row) return null;
    const event = { act: enterContract.name, outcome: 'done', records: [row.id, row.survivor_id] };
    await appendAudit(tx, clock, actorOf(orgId, row.id, row.language), event);
    return row;
  });
  if (!opened) return refuse('OWN_LINK_NOT_VALID');
  visit.setSession(`${ownSessionPrefix}${session.token}`);
  return { language: opened.language };
});

/** Who holds the session of an own page: nobody once it has run out, was left, or was ended at the desk. */
export const ownActor = async (kernel: Kernel, token: string, language: Language): Promise<Actor> => {
  const read = readToken(token.slice(ownSessionPrefix.length));
  if (!read) return publicActor(language);
  const { clock } = kernel;
  const awakeSince = new Date(clock.millis() - minutes(ownIdleMinutes)).toISOString();
  const found = await kernel.db.transaction({ orgId: read.orgId, userId: null }, async (tx) => {
    const row = await own(tx)
      .selectFrom('casework.own_link')
      .select(['id', 'seen_at'])
      .where('org_id', '=', read.orgId)
      .where('session_hash', '=', hashOf(read.secret))
      .where('ended_at', 'is', null)
      .where('session_expires_at', '>', clock.now())
      .where('seen_at', '>', awakeSince)
      .executeTakeFirst();
    if (row?.seen_at && clock.millis() - Date.parse(row.seen_at) > touchAfterMs) {
      await own(tx).updateTable('casework.own_link').set({ seen_at: clock.now() }).where('id', '=', row.id).execute();
    }
    return row;
  });
  return found ? actorOf(read.orgId, found.id, language) : publicActor(language);
};

/** Ends the session on the server, before the browser goes elsewhere. */
export const leaveOwn = useCaseInParts(leaveContract, async ({ kernel, actor, clock, visit }) => {
  const { kind, orgId, sessionId, roles } = actor;
  if (kind === 'link' && orgId && sessionId && roles.includes('own-page')) {
    await kernel.db.transaction({ orgId, userId: null }, async (tx) => {
      await own(tx)
        .updateTable('casework.own_link')
        .set({ ended_at: clock.now(), session_hash: null })
        .where('org_id', '=', orgId)
        .where('id', '=', sessionId)
        .execute();
      await appendAudit(tx, clock, actor, { act: leaveContract.name, outcome: 'done', records: [sessionId] });
    });
    visit.setSession(null);
  }
  return { left: true } as const;
});

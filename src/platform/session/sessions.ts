import { organisationsOf } from '../accounts/index.ts';
import type { Id } from '../contract/index.ts';
import type { Tx } from '../db/index.ts';
import { orRefuse } from '../errors/index.ts';
import { useCase, useCaseInParts } from '../kernel/index.ts';
import * as contract from './contract.ts';
import { asSignIn, here, noteSignIn } from './platform.ts';
import { sessionSettings } from './settings.ts';
import type { Tables } from './tables.ts';

/** Ends the person's sessions, but for the one given. @returns how many */
export const endSessions = async (tx: Tx, personId: Id, except: Id | null): Promise<number> => {
  const ended = await tx
    .withTables<Tables>()
    .deleteFrom('session.session')
    .where('person_id', '=', personId)
    .where((e) => (except ? e('id', '!=', except) : e.lit(true)))
    .returning('id')
    .execute();
  return ended.length;
};

/** Where the person is signed in: sessions that would still open something. */
export const listSessions = useCase(contract.listSessions, async ({ tx, actor, kernel, clock }) => {
  const awakeSince = new Date(clock.millis() - sessionSettings(kernel).idleMs).toISOString();
  const rows = await tx
    .withTables<Tables>()
    .selectFrom('session.session')
    .selectAll()
    .where('person_id', '=', actor.userId)
    .where('expires_at', '>', clock.now())
    .where('last_seen_at', '>', awakeSince)
    .orderBy('last_seen_at', 'desc')
    .execute();
  return {
    sessions: rows.map((row) => ({
      id: row.id,
      current: row.id === actor.sessionId,
      way: row.way,
      agent: row.agent,
      createdAt: row.created_at,
      lastSeenAt: row.last_seen_at,
      expiresAt: row.expires_at,
    })),
  };
});

export const endSession = useCase(contract.endSession, async ({ tx, actor, note }, { sessionId }) => {
  const { personId } = here(actor);
  note(sessionId);
  const ended = await tx
    .withTables<Tables>()
    .deleteFrom('session.session')
    .where('person_id', '=', personId)
    .where('id', '=', sessionId)
    .returning('id')
    .executeTakeFirst();
  return { sessionId: orRefuse()(ended).id };
});

/** Ends all other sessions and forgets the browsers: for whoever fears that somebody else was in. */
export const endOtherSessions = useCaseInParts(contract.endOtherSessions, async ({ kernel, actor }) => {
  const { personId, sessionId } = here(actor);
  return asSignIn(kernel, async (tx) => {
    const ended = await endSessions(tx, personId, sessionId);
    await tx.withTables<Tables>().deleteFrom('session.known_device').where('person_id', '=', personId).execute();
    const event = { act: contract.endOtherSessions.name, outcome: 'done', records: [sessionId], details: { ended } };
    await noteSignIn(tx, kernel, event, actor);
    return { ended };
  });
});

/** Ends this session. Also somebody whose session has run out is told that they are out. */
export const signOut = useCase(contract.signOut, async ({ tx, actor, visit }) => {
  if (actor.sessionId) {
    await tx.withTables<Tables>().deleteFrom('session.session').where('id', '=', actor.sessionId).execute();
  }
  visit.setSession(null);
  return { signedOut: true } as const;
});

/** Changes for whom the person acts; from the next request on. */
export const actFor = useCase(contract.actFor, async ({ tx, actor, note }, { orgId }) => {
  const { personId, sessionId } = here(actor);
  const organisations = await organisationsOf(tx, personId);
  orRefuse()(organisations.find((one) => one.orgId === orgId));
  note(orgId);
  await tx
    .withTables<Tables>()
    .updateTable('session.session')
    .set({ org_id: orgId })
    .where('id', '=', sessionId)
    .execute();
  return { orgId };
});

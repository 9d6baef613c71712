import { hashOf, newSecret, organisationsOf } from '../accounts/index.ts';
import { type Actor, publicActor } from '../actor/index.ts';
import type { Id, Instant } from '../contract/index.ts';
import type { Tx } from '../db/index.ts';
import { newId } from '../ids/index.ts';
import type { Kernel, Visit } from '../kernel/index.ts';
import { agentOf } from './agent.ts';
import { noteSignIn } from './platform.ts';
import { sessionSettings } from './settings.ts';
import type { Tables, Way } from './tables.ts';

export interface OpenedSession {
  readonly token: string;
  readonly device: string;
  readonly personId: Id;
  readonly orgId: Id | null;
}

interface Opening {
  readonly personId: Id;
  readonly way: Way;
  /** The act that is noted: `session.sign-in-with-password`. */
  readonly act: string;
  /** When the person proved who they are; null where they only held a link. */
  readonly provedAt: Instant | null;
}

/** The organisation the person acted for last, if they still can; else the first they joined. */
const organisationToActFor = async (tx: Tx, personId: Id): Promise<{ orgId: Id; roles: string[] } | undefined> => {
  const all = await organisationsOf(tx, personId);
  const last = await tx
    .withTables<Tables>()
    .selectFrom('session.session')
    .select('org_id')
    .where('person_id', '=', personId)
    .orderBy('last_seen_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return all.find(({ orgId }) => orgId === last?.org_id) ?? all[0];
};

/** Opens a session and notes it, in a transaction of sign-in. The caller sets the cookies once that has been committed (`keep`). */
export const openSession = async (
  tx: Tx,
  kernel: Kernel,
  visit: Visit,
  { personId, way, act, provedAt }: Opening,
): Promise<OpenedSession> => {
  const q = tx.withTables<Tables>();
  const now = kernel.clock.now();
  const acting = await organisationToActFor(tx, personId);
  const orgId = acting?.orgId ?? null;
  const id = newId(kernel.clock, kernel.random);
  const token = newSecret(kernel.random);
  await q
    .insertInto('session.session')
    .values({
      id,
      person_id: personId,
      org_id: orgId,
      token_hash: hashOf(token),
      way,
      agent: agentOf(visit.agent),
      proved_at: provedAt,
      created_at: now,
      last_seen_at: now,
      expires_at: new Date(kernel.clock.millis() + sessionSettings(kernel).absoluteMs).toISOString(),
    })
    .execute();

  const device = visit.device ?? newSecret(kernel.random);
  await q
    .insertInto('session.known_device')
    .values({ person_id: personId, device_hash: hashOf(device), last_used_at: now })
    .onConflict((c) => c.columns(['person_id', 'device_hash']).doUpdateSet({ last_used_at: now }))
    .execute();

  const actor: Actor = {
    ...publicActor(),
    kind: 'user',
    userId: personId,
    orgId,
    roles: acting?.roles ?? [],
    sessionId: id,
    provedAt,
  };
  await noteSignIn(tx, kernel, { act, outcome: 'done', records: [id] }, actor);
  return { token, device, personId, orgId };
};

/** Hands the opened session to the browser. */
export const keep = (visit: Visit, { token, device, personId, orgId }: OpenedSession) => {
  visit.setSession(token);
  visit.setDevice(device);
  return { personId, orgId };
};

/** A fresh proof within a session. The browser gets a new token, so that one that was copied before is worth nothing. */
export const renewProof = async (
  tx: Tx,
  kernel: Kernel,
  sessionId: Id,
): Promise<{ token: string; provedAt: Instant }> => {
  const token = newSecret(kernel.random);
  const provedAt = kernel.clock.now();
  await tx
    .withTables<Tables>()
    .updateTable('session.session')
    .set({ token_hash: hashOf(token), proved_at: provedAt })
    .where('id', '=', sessionId)
    .execute();
  return { token, provedAt };
};

/** Whether this browser signed the person in before. */
export const isKnownDevice = async (tx: Tx, personId: Id, device: string | null): Promise<boolean> => {
  if (!device) return false;
  const row = await tx
    .withTables<Tables>()
    .selectFrom('session.known_device')
    .select('person_id')
    .where('person_id', '=', personId)
    .where('device_hash', '=', hashOf(device))
    .executeTakeFirst();
  return row !== undefined;
};

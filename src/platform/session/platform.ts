import { type Actor, publicActor } from '../actor/index.ts';
import { type AuditEvent, appendAudit } from '../audit/index.ts';
import type { Id } from '../contract/index.ts';
import type { Tx } from '../db/index.ts';
import { refuse } from '../errors/index.ts';
import { type Kernel, requireFreshProof } from '../kernel/index.ts';

/** Work of sign-in itself: nobody is there yet for whom row level security could open a row. */
export const asSignIn = <T>(kernel: Kernel, fn: (tx: Tx) => Promise<T>): Promise<T> =>
  kernel.db.transaction({ orgId: null, userId: null, system: true }, fn);

/** Notes what sign-in did or refused. `actor` is who it turned out to be; nobody, where that was not found out. */
export const noteSignIn = (tx: Tx, kernel: Kernel, event: AuditEvent, actor: Actor = publicActor()): Promise<void> =>
  appendAudit(tx, kernel.clock, actor, event);

export interface Here {
  readonly personId: Id;
  readonly sessionId: Id;
}

/** The person at the browser. A token acts for somebody, but nobody is there to prove or change anything about themselves. */
export const here = (actor: Actor): Here => {
  const { userId, sessionId } = actor;
  return userId && sessionId ? { personId: userId, sessionId } : refuse('SESSION_NEEDED');
};

/** Changing the ways in needs a fresh proof, but for the first: somebody who came by a link has nothing yet to prove it with. */
export const requireProofUnlessFirst = (kernel: Kernel, actor: Actor, hasWayIn: boolean): void => {
  if (hasWayIn) requireFreshProof(kernel, actor);
};

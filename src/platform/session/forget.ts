import type { Id } from '../contract/index.ts';
import type { Tx } from '../db/index.ts';
import type { Kernel } from '../kernel/index.ts';
import { asSignIn } from './platform.ts';
import type { Tables } from './tables.ts';

const ofAPerson = [
  'session.session',
  'session.passkey',
  'session.password',
  'session.recovery_code',
  'session.identity',
  'session.api_token',
  'session.sign_in_link',
  'session.known_device',
] as const satisfies readonly (keyof Tables)[];

/** Takes every way in and everything opened with one away from a person. In a transaction of the platform. */
export const forgetWaysIn = async (tx: Tx, personId: Id): Promise<void> => {
  for (const table of ofAPerson) {
    await tx.withTables<Tables>().deleteFrom(table).where('person_id', '=', personId).execute();
  }
};

/** For the operator: somebody lost every way in, or an account was taken over. A new link must follow. */
export const resetPerson = (kernel: Kernel, personId: Id): Promise<void> =>
  asSignIn(kernel, (tx) => forgetWaysIn(tx, personId));

const dayMs = 86_400_000;
const deviceDays = 180;
/** Ended things are kept a little, so that a person can still see them in the list. */
const tokenDays = 30;

/** Removes what has had its time: sessions, links, challenges, counts, tokens. */
export const sweepSessions = {
  name: 'session',
  run: (kernel: Kernel): Promise<number> =>
    asSignIn(kernel, async (tx) => {
      const q = tx.withTables<Tables>();
      const before = (days: number): string => new Date(kernel.clock.millis() - days * dayMs).toISOString();
      const now = kernel.clock.now();
      const deletions = [
        q.deleteFrom('session.session').where('expires_at', '<=', now),
        q.deleteFrom('session.sign_in_link').where('expires_at', '<=', now),
        q.deleteFrom('session.ceremony').where('expires_at', '<=', now),
        q.deleteFrom('session.attempt').where('last_at', '<', before(2)),
        q.deleteFrom('session.api_token').where('expires_at', '<', before(tokenDays)),
        q.deleteFrom('session.known_device').where('last_used_at', '<', before(deviceDays)),
      ];
      let removed = 0;
      for (const deletion of deletions) removed += Number((await deletion.executeTakeFirst()).numDeletedRows);
      return removed;
    }),
};

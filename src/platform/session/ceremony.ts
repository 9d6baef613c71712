import { hashOf } from '../accounts/index.ts';
import type { Id } from '../contract/index.ts';
import { json, type Tx } from '../db/index.ts';
import type { Kernel } from '../kernel/index.ts';
import type { Ceremony, Tables } from './tables.ts';

const minutes = 10;

interface Begun {
  /** The challenge or state that the answer will carry. */
  readonly secret: string;
  readonly kind: string;
  readonly personId?: Id;
  /** The browser that began, where only that one may end it. */
  readonly device?: string;
  readonly data?: Record<string, string>;
}

/** Keeps what an answer will be held against. */
export const beginCeremony = async (tx: Tx, kernel: Kernel, begun: Begun): Promise<void> => {
  await tx
    .withTables<Tables>()
    .insertInto('session.ceremony')
    .values({
      id: hashOf(begun.secret),
      kind: begun.kind,
      person_id: begun.personId ?? null,
      device_hash: begun.device === undefined ? null : hashOf(begun.device),
      data: json(begun.data ?? {}),
      expires_at: new Date(kernel.clock.millis() + minutes * 60_000).toISOString(),
    })
    .execute();
};

/** Takes a ceremony away: it is answered once or never. */
export const takeCeremony = (tx: Tx, kernel: Kernel, kind: string, secret: string): Promise<Ceremony | undefined> =>
  tx
    .withTables<Tables>()
    .deleteFrom('session.ceremony')
    .where('id', '=', hashOf(secret))
    .where('kind', '=', kind)
    .where('expires_at', '>', kernel.clock.now())
    .returningAll()
    .executeTakeFirst();

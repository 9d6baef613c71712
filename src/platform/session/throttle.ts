import { createHmac } from 'node:crypto';
import { isIP } from 'node:net';
import { sql } from 'kysely';
import type { Tx } from '../db/index.ts';
import type { Kernel } from '../kernel/index.ts';
import type { Tables } from './tables.ts';

/** Whose tries are counted together. `free` tries cost nothing; each one after doubles the wait, up to a quarter of an hour. */
export interface Counter {
  readonly key: Uint8Array;
  readonly free: number;
  /** A right answer wipes the count; for an address it takes back only the one try, or somebody could wash it with an account of their own. */
  readonly wipes: boolean;
}

const longestWaitSeconds = 15 * 60;
const forgottenAfterHours = 24;

/** The key of the hashes below, made once for a database. */
export const pepperOf = async (tx: Tx, kernel: Kernel): Promise<Uint8Array> => {
  const q = tx.withTables<Tables>();
  const read = () => q.selectFrom('session.pepper').select('key').executeTakeFirst();
  const there = await read();
  if (there) return there.key;
  await q
    .insertInto('session.pepper')
    .values({ id: 1, key: kernel.random(32) })
    .onConflict((c) => c.doNothing())
    .execute();
  return (await read())!.key;
};

const keyed = (pepper: Uint8Array, ...parts: readonly string[]): Uint8Array =>
  new Uint8Array(createHmac('sha256', pepper).update(parts.join('\u001f')).digest());

/** What the audit trail calls an e-mail address that was tried, whether or not it has an account. */
export const accountMark = (pepper: Uint8Array, email: string): string =>
  Buffer.from(keyed(pepper, 'account', email))
    .toString('hex')
    .slice(0, 16);

/** One household or office has one IPv6 network of 64 bits. */
const networkOf = (address: string): string =>
  isIP(address) === 6 && !address.includes('.') ? address.split('::')[0]!.split(':').slice(0, 4).join(':') : address;

/**
 * Which counters stand before a guess. A browser from which the person signed in before has one of its own, so that nobody else's wrong
 * guesses slow it down; everybody else shares the account's and the address's.
 */
export const countersOf = (
  pepper: Uint8Array,
  { email, address, knownDevice }: { email: string; address: string | null; knownDevice: Uint8Array | null },
): readonly Counter[] => {
  if (knownDevice) {
    const device = Buffer.from(knownDevice).toString('hex');
    return [{ key: keyed(pepper, 'device', email, device), free: 10, wipes: true }];
  }
  return [
    { key: keyed(pepper, 'strangers', email), free: 5, wipes: true },
    ...(address ? [{ key: keyed(pepper, 'address', networkOf(address)), free: 20, wipes: false }] : []),
  ];
};

/** For things that are not guessed but could be made to pile up, as mails to one address. */
export const counterFor = (pepper: Uint8Array, what: string, email: string, free: number): Counter => ({
  key: keyed(pepper, what, email),
  free,
  wipes: false,
});

/**
 * Counts a try before anybody looks whether it is right, so that a hundred at once are a hundred tries.
 *
 * @returns seconds to wait; 0 where the try may be looked at. A try that must wait counts nowhere.
 */
export const countTry = async (tx: Tx, kernel: Kernel, counters: readonly Counter[]): Promise<number> => {
  const now = kernel.clock.now();
  const waits = await Promise.all(counters.map(({ key }) => secondsClosed(tx, key, kernel.clock.millis())));
  const wait = Math.max(0, ...waits);
  if (wait > 0) return wait;
  for (const { key, free } of counters) {
    const counted = await sql`
      insert into session.attempt as a (key, failures, last_at, open_at) values (${key}, 1, ${now}, ${now})
      on conflict (key) do update set last_at = excluded.last_at,
        failures = case when ${isStale(now)} then 1 else a.failures + 1 end,
        open_at = case when ${isStale(now)} or a.failures + 1 < ${free} then excluded.open_at
          else excluded.open_at + make_interval(secs => least(${longestWaitSeconds}, power(2, least(a.failures + 1 - ${free}, 20)))) end
      where a.open_at <= excluded.open_at
      returning failures`.execute(tx);
    // somebody else's try closed it between the two looks
    if (counted.rows.length === 0) return Math.max(1, await secondsClosed(tx, key, kernel.clock.millis()));
  }
  return 0;
};

const isStale = (now: string) => sql`a.last_at < ${now}::timestamptz - make_interval(hours => ${forgottenAfterHours})`;

const secondsClosed = async (tx: Tx, key: Uint8Array, millis: number): Promise<number> => {
  const row = await tx
    .withTables<Tables>()
    .selectFrom('session.attempt')
    .select('open_at')
    .where('key', '=', key)
    .executeTakeFirst();
  return row ? Math.max(0, Math.ceil((Date.parse(row.open_at) - millis) / 1000)) : 0;
};

/** The try was right. */
export const takeBack = async (tx: Tx, counters: readonly Counter[]): Promise<void> => {
  const q = tx.withTables<Tables>();
  for (const { key, wipes } of counters) {
    if (wipes) await q.deleteFrom('session.attempt').where('key', '=', key).execute();
    else {
      await q
        .updateTable('session.attempt')
        .set({ failures: sql<number>`greatest(failures - 1, 0)` })
        .where('key', '=', key)
        .execute();
    }
  }
};

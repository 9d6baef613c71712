import type { Db } from '../db/index.ts';

/** The workers of this process, by database. Other processes find out when they next look: no NOTIFY, so that YugabyteDB will do. */
const sleepers = new WeakMap<Db, Set<() => void>>();

/** Tells this process's workers that there may be something to do. What was queued is seen once its transaction has committed. */
export const wakeWorkers = (db: Db): void => {
  for (const wake of sleepers.get(db) ?? []) wake();
};

/** @returns a function that ends it */
export const onWake = (db: Db, wake: () => void): (() => void) => {
  const mine = sleepers.get(db) ?? new Set();
  sleepers.set(db, mine.add(wake));
  return () => void mine.delete(wake);
};

/** A pause that can be cut short; a call that comes before it cuts the next one. */
export const pause = (): { sleep(ms: number): Promise<void>; wake(): void } => {
  let woken = false;
  let end: (() => void) | null = null;
  return {
    sleep: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => end?.(), woken ? 0 : ms);
        woken = false;
        end = () => {
          clearTimeout(timer);
          end = null;
          resolve();
        };
      }),
    wake: () => {
      if (end) end();
      else woken = true;
    },
  };
};

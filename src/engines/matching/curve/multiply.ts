import { type ClassedKey, carryOut, type Order } from './carry-out.ts';
import { pointBytes } from './p256.ts';
import { openThreads, type Threads } from './threads.ts';

/** Below this a thread costs more time than it saves. */
const fewest = 1_000;
/** Pieces for each thread: where one core is busy with something else, the other takes more of them. */
const piecesEach = 4;

const piecesOf = (n: number, pieces: number): (readonly [from: number, to: number])[] => {
  const each = Math.ceil(n / pieces);
  return Array.from({ length: pieces }, (_, i) => [i * each, Math.min(n, (i + 1) * each)] as const).filter(
    ([from, to]) => from < to,
  );
};

/** How many threads, or some that are open already. */
export type ThreadsToUse = number | Threads;

const share = async (
  n: number,
  wanted: ThreadsToUse,
  orderOf: (from: number, to: number) => Order,
): Promise<Uint8Array> => {
  const size = typeof wanted === 'number' ? wanted : wanted.size;
  if (size <= 1 || n < fewest) return carryOut(orderOf(0, n));
  const threads = typeof wanted === 'number' ? openThreads(wanted) : wanted;
  try {
    const pieces = piecesOf(n, size * piecesEach).map(([from, to]) => threads.carryOut(orderOf(from, to)));
    return new Uint8Array(Buffer.concat(await Promise.all(pieces)));
  } finally {
    if (threads !== wanted) threads.close();
  }
};

/**
 * Raises points to a scalar, in threads where there are many.
 *
 * @returns as many points, in the same order
 * @throws MatchError MATCH_POINT_OFF_CURVE, MATCH_WORKER_STOPPED
 */
export const multiply = (scalar: Uint8Array, points: Uint8Array, threads: ThreadsToUse = 1): Promise<Uint8Array> =>
  share(points.length / pointBytes, threads, (from, to) => ({
    scalar,
    points: points.slice(from * pointBytes, to * pointBytes),
  }));

/** Match keys as points of this round, raised to a scalar: what may leave the house. */
export const blindKeys = (
  scalar: Uint8Array,
  roundId: string,
  list: readonly ClassedKey[],
  threads: ThreadsToUse = 1,
): Promise<Uint8Array> =>
  share(list.length, threads, (from, to) => ({ scalar, keys: { roundId, list: list.slice(from, to) } }));

import type { Commitment } from '../document.ts';
import { type Book, isOpen, lastHeard, type Pledge } from './threads.ts';
import { timeframeOf } from './timeframes.ts';

/** An open promise of a closed plan, offered to the next one. The old due date is kept. */
export interface CarriedPromise {
  /** The commitment in which the promise was last heard of. */
  readonly commitment: Commitment;
  readonly thread: string | null;
  /** As printed: in that commitment or, where it has none, in the latest one of the thread that has. */
  readonly timeframe: string | null;
  /** The last day of that time frame; null where it is missing or cannot be read for certain. */
  readonly due: string | null;
}

/** Empty while the plan runs on the day. */
export const carryOver = (book: Book): CarriedPromise[] => {
  const { status, end } = book.doc.plan;
  const over = status === 'closed' || (end !== null && end < book.asOf);
  if (!over) return [];
  return [
    ...book.threads.flatMap(({ entries }) =>
      lastHeard(entries)
        .filter(isOpen)
        .map((p) => carried(p, entries)),
    ),
    ...book.loose.filter(isOpen).map((p) => carried(p, [p])),
  ];
};

const carried = (last: Pledge, entries: readonly Pledge[]): CarriedPromise => {
  const dated =
    last.commitment.timeframe === null ? entries.findLast((e) => isOpen(e) && e.commitment.timeframe !== null) : last;
  const read = dated ? timeframeOf(dated) : null;
  return {
    commitment: last.commitment,
    thread: last.commitment.thread,
    timeframe: dated?.commitment.timeframe ?? null,
    due: read?.meaning === 'due' ? read.end : null,
  };
};

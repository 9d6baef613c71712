import type { Commitment } from '../document.ts';
import type { Book } from './threads.ts';

/** What the commitments say of themselves. */
export interface Content {
  readonly total: number;
  /** Commitments a cycle, in order of time. */
  readonly byCycle: readonly { readonly cycle: string; readonly date: string; readonly count: number }[];
  readonly byStatus: Readonly<Record<Commitment['status'], number>>;
  readonly withTimeframe: number;
  readonly withQuantity: number;
  readonly inThread: number;
  readonly threads: number;
}

export const contentOf = (book: Book): Content => {
  const count = (has: (c: Commitment) => boolean) => book.promises.filter((p) => has(p.commitment)).length;
  return {
    total: book.promises.length,
    byCycle: book.cycles.map((c) => ({ cycle: c.id, date: c.date, count: count((x) => x.cycle === c.id) })),
    byStatus: {
      done: count((c) => c.status === 'done'),
      ongoing: count((c) => c.status === 'ongoing'),
      planned: count((c) => c.status === 'planned'),
    },
    withTimeframe: count((c) => c.timeframe !== null),
    withQuantity: count((c) => c.quantities.length > 0),
    inThread: count((c) => c.thread !== null),
    threads: book.threads.length,
  };
};

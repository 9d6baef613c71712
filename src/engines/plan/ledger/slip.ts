import type { NewFinding } from './finding.ts';
import { type Book, cyclesOf, rowsOf } from './threads.ts';

/** Slip: a thread that is planned in one cycle and planned again in a later one. */
export const slips = (book: Book): NewFinding[] =>
  book.threads.flatMap(({ id, entries }) => {
    const planned = entries.filter((e) => e.commitment.status === 'planned');
    const turns = new Set(planned.map((e) => e.turn));
    if (turns.size < 2) return [];
    return [
      {
        kind: 'slip' as const,
        subject: id,
        thread: id,
        values: { thread: id, cycles: cyclesOf(planned), times: turns.size },
        rows: rowsOf(planned),
      },
    ];
  });

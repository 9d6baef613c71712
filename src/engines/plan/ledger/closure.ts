import type { NewFinding } from './finding.ts';
import { type Book, rowsOf } from './threads.ts';

/** Closure: a thread that reached done, with the cycle. `planned` is the cycle in which it was first promised, or the same. */
export const closures = (book: Book): NewFinding[] =>
  book.threads.flatMap(({ id, entries }) => {
    const done = entries.find((e) => e.commitment.status === 'done');
    const [first] = entries;
    if (!done || !first) return [];
    const values = { thread: id, cycle: done.cycle.date, first: first.cycle.date };
    return [
      {
        kind: 'closure' as const,
        subject: id,
        thread: id,
        values,
        rows: rowsOf(entries.filter((e) => e.turn <= done.turn)),
      },
    ];
  });

/** A thread that came back: promised again, or still at work, after it was done; or promised again after it had begun. */
export const comebacks = (book: Book): NewFinding[] =>
  book.threads.flatMap(({ id, entries }) => {
    const back = (
      kind: 'promised_after_done' | 'open_after_done' | 'promised_after_start',
      from: 'done' | 'ongoing',
      to: 'planned' | 'ongoing',
    ): NewFinding[] => {
      const before = entries.find((e) => e.commitment.status === from);
      const after = before && entries.find((e) => e.turn > before.turn && e.commitment.status === to);
      if (!before || !after) return [];
      const values = { thread: id, before: before.cycle.date, after: after.cycle.date };
      return [{ kind, subject: id, thread: id, values, rows: rowsOf([before, after]) }];
    };
    return [
      ...back('promised_after_done', 'done', 'planned'),
      ...back('open_after_done', 'done', 'ongoing'),
      ...back('promised_after_start', 'ongoing', 'planned'),
    ];
  });

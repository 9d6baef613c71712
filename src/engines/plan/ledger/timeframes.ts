import { groupBy } from '../group.ts';
import { readTimeframe, type TimeframeReading } from '../timeframe-text.ts';
import { list, type NewFinding } from './finding.ts';
import { type Book, isOpen, type Pledge, rowsOf } from './threads.ts';

/** A commitment's time frame, read with the day on which it was said. Null where it has none. */
export const timeframeOf = (p: Pledge): TimeframeReading | null =>
  p.commitment.timeframe === null ? null : readTimeframe(p.commitment.timeframe, p.cycle.date);

/** An open promise whose stated time frame is over on the day, while no later entry of its thread says done. */
export const passedTimeframes = (book: Book): NewFinding[] => {
  const threads = new Map(book.threads.map((t) => [t.id, t.entries]));
  return book.promises.filter(isOpen).flatMap((p): NewFinding[] => {
    const { id, thread, timeframe, status, orgs } = p.commitment;
    const read = timeframeOf(p);
    if (read?.meaning !== 'due' || read.end === null || read.end >= book.asOf) return [];
    const later = (thread ? (threads.get(thread) ?? []) : []).filter((e) => e.turn > p.turn);
    if (later.some((e) => e.commitment.status === 'done')) return [];
    const values = {
      commitment: id,
      status,
      timeframe: timeframe ?? '',
      end: read.end,
      agencies: list(orgs),
      later: later.length,
    };
    return [
      { kind: 'timeframe_passed', subject: id, values, rows: [id, ...rowsOf(later)], ...(thread ? { thread } : {}) },
    ];
  });
};

/** A thread whose readable time frame moved to a later end. */
export const movedTimeframes = (book: Book): NewFinding[] =>
  book.threads.flatMap(({ id, entries }) => {
    const dated = entries.flatMap((p) => {
      const read = timeframeOf(p);
      return isOpen(p) && read?.meaning === 'due' && read.end ? [{ p, end: read.end }] : [];
    });
    const [first, last] = [dated[0], dated.at(-1)];
    if (!first || !last || last.end <= first.end) return [];
    const values = {
      thread: id,
      from: first.p.commitment.timeframe ?? '',
      to: last.p.commitment.timeframe ?? '',
      fromEnd: first.end,
      toEnd: last.end,
    };
    return [{ kind: 'timeframe_moved' as const, subject: id, thread: id, values, rows: rowsOf(dated.map((d) => d.p)) }];
  });

/** Planned, with no word of when: one finding a cycle. */
export const missingTimeframes = (book: Book): NewFinding[] => {
  const undated = book.promises.filter((p) => p.commitment.status === 'planned' && p.commitment.timeframe === null);
  return [...groupBy(undated, (p) => p.cycle)].map(([cycle, promises]) => ({
    kind: 'timeframe_missing' as const,
    subject: cycle.id,
    values: {
      cycle: cycle.date,
      count: promises.length,
      planned: book.promises.filter((p) => p.cycle === cycle && p.commitment.status === 'planned').length,
    },
    rows: rowsOf(promises),
  }));
};

/** A time frame whose words cannot be turned into days for certain: a person must say when it is over. */
export const unreadableTimeframes = (book: Book): NewFinding[] =>
  book.promises
    .filter((p) => isOpen(p) && timeframeOf(p)?.meaning === 'unknown')
    .map((p) => ({
      kind: 'timeframe_unreadable' as const,
      subject: p.commitment.id,
      values: { commitment: p.commitment.id, timeframe: p.commitment.timeframe ?? '' },
      rows: [p.commitment.id],
    }));

import { list, type NewFinding } from './finding.ts';
import { type Book, isOpen, lastHeard, type Pledge, rowsOf } from './threads.ts';

/** Silence: a thread without an entry in a cycle between two others. */
export const silences = (book: Book): NewFinding[] =>
  book.threads.flatMap(({ id, entries }) => {
    const heard = new Set(entries.map((e) => e.turn));
    const [first, last] = [Math.min(...heard), Math.max(...heard)];
    const silent = book.cycles.filter((_, turn) => turn > first && turn < last && !heard.has(turn));
    if (silent.length === 0) return [];
    const values = { thread: id, silent: list(silent.map((c) => c.date)) };
    return [{ kind: 'silence' as const, subject: id, thread: id, values, rows: rowsOf(entries) }];
  });

/** A thread that was open when last heard of, and of which the later cycles say nothing. */
export const goneSilent = (book: Book): NewFinding[] =>
  book.threads.flatMap(({ id, entries }) => {
    const last = lastHeard(entries);
    const since = book.cycles.slice((last[0]?.turn ?? 0) + 1);
    if (since.length === 0 || !last.some(isOpen)) return [];
    const values = {
      thread: id,
      last: last[0]?.cycle.date ?? '',
      status: statuses(last),
      silent: list(since.map((c) => c.date)),
    };
    return [{ kind: 'gone_silent' as const, subject: id, thread: id, values, rows: rowsOf(entries) }];
  });

/** An open promise that no later entry is linked to. Perhaps nobody drew the link. */
export const withoutFollowUp = (book: Book): NewFinding[] =>
  book.loose
    .filter((p) => isOpen(p) && p.turn < book.cycles.length - 1)
    .map((p) => ({
      kind: 'no_follow_up' as const,
      subject: p.commitment.id,
      values: {
        commitment: p.commitment.id,
        cycle: p.cycle.date,
        status: p.commitment.status,
        agencies: list(p.commitment.orgs),
      },
      rows: [p.commitment.id],
    }));

const statuses = (entries: readonly Pledge[]): string => list(new Set(entries.map((e) => e.commitment.status)));

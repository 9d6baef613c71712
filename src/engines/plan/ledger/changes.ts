import { list, type NewFinding } from './finding.ts';
import { type Book, type Pledge, rowsOf } from './threads.ts';

/** What changes along a thread: who promises, under which pillar, how much. */

type Step = readonly [thread: string, before: Pledge, after: Pledge];

const steps = (book: Book): Step[] =>
  book.threads.flatMap(({ id, entries }) =>
    entries.flatMap((after, i): Step[] => {
      const before = entries.slice(0, i).findLast((e) => e.turn < after.turn);
      return before ? [[id, before, after]] : [];
    }),
  );

const bodies = (p: Pledge): Set<string> => new Set(p.orgs.map((o) => o.agency ?? o.id));
const without = (a: Set<string>, b: Set<string>): string[] => [...a].filter((x) => !b.has(x));
const at = (thread: string, before: Pledge, after: Pledge) => ({
  subject: `${thread}:${after.commitment.id}`,
  thread,
  rows: rowsOf([before, after]),
});

/** A thread that changes agency between two of its entries. Offices count as their department. */
export const changedAgencies = (book: Book): NewFinding[] =>
  steps(book).flatMap(([thread, before, after]) => {
    const [was, is] = [bodies(before), bodies(after)];
    const [gone, come] = [without(was, is), without(is, was)];
    if (gone.length + come.length === 0) return [];
    const values = { thread, gone: list(gone), come: list(come), before: before.cycle.date, after: after.cycle.date };
    return [{ kind: 'agency_changed' as const, ...at(thread, before, after), values }];
  });

/** A thread that is printed under another pillar than before. */
export const changedPillars = (book: Book): NewFinding[] => {
  const name = new Map(book.doc.nodes.map((n) => [n.id, n.title.en]));
  const pillar = (p: Pledge) =>
    p.commitment.pillar === null ? '' : (name.get(p.commitment.pillar) ?? p.commitment.pillar);
  return steps(book).flatMap(([thread, before, after]) => {
    if (before.commitment.pillar === after.commitment.pillar) return [];
    const values = {
      thread,
      from: pillar(before),
      to: pillar(after),
      before: before.cycle.date,
      after: after.cycle.date,
    };
    return [{ kind: 'pillar_changed' as const, ...at(thread, before, after), values }];
  });
};

/** A promise whose number changes from one entry to the next, in the same unit; or whose number is not stated again. */
export const changedQuantities = (book: Book): NewFinding[] =>
  steps(book)
    .flatMap(([thread, before, after]) =>
      before.commitment.quantities.map((was): NewFinding | null => {
        const now = after.commitment.quantities.find((q) => unit(q.unit) === unit(was.unit));
        const place = at(thread, before, after);
        const base = { thread, unit: was.unit, was: was.value, before: before.cycle.date, after: after.cycle.date };
        const subject = `${place.subject}:${unit(was.unit)}`;
        if (!now) return { kind: 'quantity_dropped', ...place, subject, values: base };
        if (now.value === was.value) return null;
        return { kind: 'quantity_changed', ...place, subject, values: { ...base, now: now.value } };
      }),
    )
    .filter((f) => f !== null);

/** "employees, more than" and "employees, about" count the same thing. */
const unit = (text: string): string => (text.split(',')[0] ?? '').trim().toLowerCase();

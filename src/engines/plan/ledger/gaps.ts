import type { Cycle, Words } from '../document.ts';
import { list, type NewFinding } from './finding.ts';
import type { Book, Pledge } from './threads.ts';

/** Who or what, by cycle, in counts of commitments. */
export interface Matrix {
  readonly columns: readonly Cycle[];
  readonly rows: readonly MatrixRow[];
}

export interface MatrixRow {
  readonly id: string;
  readonly name: Words;
  /** One count a column. */
  readonly counts: readonly number[];
  readonly total: number;
  /** The cells behind the counts: commitment ids, one list a column. */
  readonly commitments: readonly (readonly string[])[];
}

/** Members of the task force by cycle. An office counts for its department, a group for nobody. A joint promise counts for each. */
export const agencyMatrix = (book: Book): Matrix =>
  matrix(
    book,
    book.doc.agencies.filter((a) => a.member),
    (p) => p.orgs.flatMap((o) => (o.agency === null ? [] : [o.agency])),
  );

/** Bodies that promise without being members: groups such as the SPOG, agencies outside the task force. */
export const outsiderMatrix = (book: Book): Matrix => {
  const all = matrix(
    book,
    book.doc.agencies.filter((a) => !a.member && a.parent === null),
    (p) => p.orgs.map((o) => o.agency ?? o.id),
  );
  return { ...all, rows: all.rows.filter((r) => r.total > 0) };
};

export const pillarMatrix = (book: Book): Matrix =>
  matrix(
    book,
    book.doc.nodes.filter((n) => n.kind === 'pillar').map((n) => ({ id: n.id, name: n.title })),
    (p) => (p.commitment.pillar === null ? [] : [p.commitment.pillar]),
  );

const matrix = (book: Book, subjects: readonly { id: string; name: Words }[], of: (p: Pledge) => string[]): Matrix => ({
  columns: book.cycles,
  rows: subjects.map(({ id, name }) => {
    const own = book.promises.filter((p) => of(p).includes(id));
    const commitments = book.cycles.map((_, turn) => own.filter((p) => p.turn === turn).map((p) => p.commitment.id));
    return { id, name, commitments, counts: commitments.map((c) => c.length), total: own.length };
  }),
});

/** Empty cells, in words: one finding a cycle for the agencies, one a cell for the pillars, one for each agency that never promised. */
export const gaps = (book: Book, agencies: Matrix, pillars: Matrix): NewFinding[] => {
  const never = book.cycles.length > 1 ? agencies.rows.filter((r) => r.total === 0) : [];
  return [
    ...book.cycles.flatMap((cycle, turn): NewFinding[] => {
      const empty = agencies.rows.filter((r) => r.counts[turn] === 0);
      if (empty.length === 0) return [];
      const values = {
        cycle: cycle.date,
        agencies: list(empty.map((r) => r.id)),
        count: empty.length,
        of: agencies.rows.length,
      };
      return [{ kind: 'agency_gap', subject: cycle.id, values, rows: [] }];
    }),
    ...never.map(
      (r): NewFinding => ({
        kind: 'agency_never',
        subject: r.id,
        values: { agency: r.id, cycles: book.cycles.length },
        rows: [],
      }),
    ),
    ...book.cycles.flatMap((cycle, turn) =>
      pillars.rows
        .filter((r) => r.counts[turn] === 0)
        .map(
          (r): NewFinding => ({
            kind: 'pillar_gap',
            subject: `${cycle.id}:${r.id}`,
            values: { cycle: cycle.date, pillar: r.name.en, pillarId: r.id },
            rows: [],
          }),
        ),
    ),
  ];
};

/** An open promise that only a group made: no agency answers for it. */
export const groupOnly = (book: Book): NewFinding[] =>
  book.promises
    .filter((p) => p.commitment.status !== 'done' && p.orgs.every((o) => o.agency === null))
    .map((p) => ({
      kind: 'group_only' as const,
      subject: p.commitment.id,
      values: { commitment: p.commitment.id, bodies: list(p.commitment.orgs), cycle: p.cycle.date },
      rows: [p.commitment.id],
    }));

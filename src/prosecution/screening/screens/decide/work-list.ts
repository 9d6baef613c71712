import type { z } from 'zod';
import type { QueueLine, Reason, Verdict } from '../../contract.ts';

export type Row = z.infer<typeof QueueLine>;

/** What a reviewer says of a match: a first decision, or a second look at somebody else's. */
export type Answer = { readonly verdict: Verdict; readonly reason: Reason } | { readonly agrees: boolean };

export interface Held {
  readonly row: Row;
  readonly answer: Answer;
}

/**
 * How far a reviewer is. The last answer is held back until the next one is given, so that it can be taken back: what is kept is
 * never changed afterwards.
 */
export interface WorkList {
  readonly rows: readonly Row[];
  /** The server has more behind these. */
  readonly more: boolean;
  readonly at: number;
  readonly held: Held | null;
  /** Row key to how it ended: answered here, or settled by an answer to another row. */
  readonly ended: ReadonlyMap<string, 'answered' | 'settled'>;
}

export const rowKey = ({ requestId, n }: Pick<Row, 'requestId' | 'n'>): string => `${requestId}/${n}`;

export const emptyWork: WorkList = { rows: [], more: true, at: 0, held: null, ended: new Map() };

export const withRows = (work: WorkList, rows: readonly Row[], more: boolean): WorkList => {
  const known = new Set(work.rows.map(rowKey));
  // what the reader decided cannot be looked at by the reader again
  const fresh = rows.filter((row) => row.mine && !known.has(rowKey(row)));
  return { ...work, rows: [...work.rows, ...fresh], more };
};

/** The next row in a direction that is still to be answered; where there is none, the place behind the last. */
const nextOpen = ({ rows, ended }: WorkList, from: number, step: 1 | -1): number => {
  let at = from;
  while (at >= 0 && at < rows.length && ended.has(rowKey(rows[at]!))) at += step;
  return at;
};

/** To another row without an answer. Before the first one nothing moves. */
export const step = (work: WorkList, by: 1 | -1): WorkList => {
  const at = nextOpen(work, work.at + by, by);
  return at < 0 ? work : { ...work, at: Math.min(at, work.rows.length) };
};

/** Holds an answer back and goes on. What was held before is now to be kept: the caller does it. */
export const answer = (work: WorkList, given: Answer): WorkList => {
  const row = work.rows[work.at];
  if (!row) return work;
  const ended = new Map(work.ended).set(rowKey(row), 'answered' as const);
  const next = { ...work, ended, held: { row, answer: given } };
  const behind = nextOpen(next, work.at + 1, 1);
  // rows that were skipped come round again
  const at = behind < work.rows.length || work.more ? behind : nextOpen(next, 0, 1);
  return { ...next, at };
};

/** Takes the held answer back and stands on its row again. */
export const undo = (work: WorkList): WorkList => {
  if (!work.held) return work;
  const key = rowKey(work.held.row);
  const ended = new Map(work.ended);
  ended.delete(key);
  return { ...work, ended, held: null, at: work.rows.findIndex((row) => rowKey(row) === key) };
};

/** The held answer went out. */
export const sent = (work: WorkList): WorkList => ({ ...work, held: null });

/** An answer that the server refused: its row is open again. */
export const reopened = (work: WorkList, row: Row): WorkList => {
  const ended = new Map(work.ended);
  ended.delete(rowKey(row));
  return { ...work, ended };
};

/** Rows that an answer to another one settled. */
export const settled = (work: WorkList, keys: readonly string[]): WorkList => {
  const ended = new Map(work.ended);
  for (const key of keys) if (!ended.has(key)) ended.set(key, 'settled');
  const next = { ...work, ended };
  return { ...next, at: nextOpen(next, work.at, 1) };
};

/** Rows that may be settled by an answer to this one: the same name, the same entry, still open. */
export const twinsOf = (work: WorkList, row: Row): Row[] =>
  work.rows.filter(
    (one) =>
      rowKey(one) !== rowKey(row) &&
      one.list === row.list &&
      one.sourceId === row.sourceId &&
      one.subject === row.subject &&
      !work.ended.has(rowKey(one)),
  );

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answer,
  emptyWork,
  type Row,
  reopened,
  rowKey,
  sent,
  settled,
  step,
  twinsOf,
  undo,
  type WorkList,
  withRows,
} from './work-list.ts';

const row = (n: number, more: Partial<Row> = {}): Row => ({
  requestId: '0192f1f0-0000-7000-8000-000000000000',
  n,
  subject: `Name ${n}`,
  list: 'us-ofac-sdn',
  sourceId: String(n),
  caption: `CAPTION ${n}`,
  score: 0.9,
  ofac: 90,
  band: 'hit',
  measures: ['block'],
  state: 'open',
  verdict: null,
  mine: true,
  purpose: 'supplier-check',
  requestedAt: '2026-11-24T09:00:00.000Z',
  ...more,
});
const of = (...rows: Row[]): WorkList => withRows(emptyWork, rows, false);
const no = { verdict: 'false-match', reason: 'other-birth' } as const;

describe('the work list of a reviewer', () => {
  it('holds the last answer back, takes it back, and stands on its row again', () => {
    const work = answer(of(row(1), row(2)), no);
    expect([work.at, work.held?.row.n]).toEqual([1, 1]);
    const back = undo(work);
    expect([back.at, back.held, back.ended.size]).toEqual([0, null, 0]);
    expect(undo(back)).toEqual(back);
  });

  it('comes back to rows that were skipped, and ends when none is left', () => {
    const skipped = step(of(row(1), row(2)), 1);
    const round = answer(skipped, no);
    expect(round.at).toBe(0);
    expect(answer(round, no).at).toBe(2);
    expect(step(of(row(1)), -1).at).toBe(0);
  });

  it('leaves out what the reader may not decide, and what came twice', () => {
    expect(withRows(of(row(1)), [row(1), row(2, { mine: false }), row(3)], true).rows.map(({ n }) => n)).toEqual([
      1, 3,
    ]);
  });

  it('skips what an answer settled, and opens again what the server refused', () => {
    const twins = of(row(1), row(2, { subject: 'Name 1', sourceId: '1' }), row(3));
    const done = answer(twins, no);
    const found = twinsOf(done, twins.rows[0]!);
    expect(found.map(({ n }) => n)).toEqual([2]);
    const next = settled(done, found.map(rowKey));
    expect(next.at).toBe(2);
    expect(reopened(sent(next), twins.rows[0]!).ended.has(rowKey(twins.rows[0]!))).toBe(false);
  });

  it('never stands on an answered row, and keeps each answer once, whatever somebody presses', () => {
    const press = fc.constantFrom('next', 'back', 'answer', 'undo');
    fc.assert(
      fc.property(fc.array(press, { maxLength: 40 }), fc.integer({ min: 1, max: 6 }), (presses, count) => {
        let work = of(...Array.from({ length: count }, (_, n) => row(n + 1)));
        const kept: string[] = [];
        for (const one of presses) {
          if (one === 'answer' && work.rows[work.at] && work.held) kept.push(rowKey(work.held.row));
          work =
            one === 'next'
              ? step(work, 1)
              : one === 'back'
                ? step(work, -1)
                : one === 'undo'
                  ? undo(work)
                  : answer(work, no);
          const standing = work.rows[work.at];
          expect(standing && work.ended.has(rowKey(standing))).toBeFalsy();
        }
        expect(new Set(kept).size).toBe(kept.length);
        expect(kept.length + (work.held ? 1 : 0)).toBe(work.ended.size);
      }),
    );
  });
});

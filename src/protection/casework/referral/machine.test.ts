import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isEnd,
  type Move,
  movesOf,
  moveTroubles,
  outcomes,
  outcomesFor,
  parties,
  type ReferralState,
  referralStates,
  troubleWith,
} from './machine.ts';

/** The guide's table, written down a second time: from, to, who. */
const guide: readonly (readonly [ReferralState, ReferralState, string])[] = [
  ['draft', 'requested', 'requester'],
  ['draft', 'cancelled', 'requester'],
  ['draft', 'entered-in-error', 'requester'],
  ['requested', 'accepted', 'target'],
  ['requested', 'rejected', 'target'],
  ['requested', 'cancelled', 'either'],
  ['requested', 'entered-in-error', 'requester'],
  ['accepted', 'in-progress', 'target'],
  ['accepted', 'failed', 'target'],
  ['accepted', 'cancelled', 'either'],
  ['in-progress', 'on-hold', 'target'],
  ['in-progress', 'completed', 'target'],
  ['in-progress', 'failed', 'target'],
  ['in-progress', 'cancelled', 'either'],
  ['on-hold', 'in-progress', 'target'],
];
const inGuide = ({ from, to, by }: Move): boolean =>
  guide.some(([a, b, who]) => a === from && b === to && (who === by || who === 'either'));
const every = referralStates.flatMap((from) =>
  referralStates.flatMap((to) =>
    parties.flatMap((by) => [null, ...outcomes].map((outcome): Move => ({ from, to, by, outcome }))),
  ),
);

describe('the states of a referral', () => {
  it('move as the guide says and in no other way, over every state, party and outcome', () => {
    const allowed = every.filter((move) => troubleWith(move) === null);
    expect(allowed.every(inGuide)).toBe(true);
    const reached = guide.flatMap(([from, to, who]) =>
      parties.filter((by) => who === by || who === 'either').map((by) => `${from} ${to} ${by}`),
    );
    expect([...new Set(allowed.map(({ from, to, by }) => `${from} ${to} ${by}`))].sort()).toEqual(reached.sort());
  });

  it('end with an outcome that fits, but for what should never have been written; and go on without one', () => {
    for (const move of every.filter(inGuide)) {
      const ends = isEnd(move.to) && move.to !== 'entered-in-error';
      const told = move.outcome ?? null;
      const fits = ends ? told !== null && outcomesFor(move.to).includes(told) : told === null;
      expect([move, troubleWith(move) === null]).toEqual([move, fits]);
    }
    expect(referralStates.filter((state) => isEnd(state) && outcomesFor(state).length === 0)).toEqual([
      'entered-in-error',
    ]);
  });

  it('say for every refused move why', () => {
    const why = new Set(every.map((move) => troubleWith(move)));
    expect([...why].sort()).toEqual([null, ...moveTroubles].sort());
    for (const move of every) {
      const trouble = troubleWith(move);
      if (isEnd(move.from)) expect(trouble).toBe('ended');
      else if (!guide.some(([a, b]) => a === move.from && b === move.to)) expect(trouble).toBe('no-such-move');
      else if (!inGuide(move)) expect(trouble).toBe('not-yours');
    }
  });

  it('offer exactly what they take, and never leave an end, along any walk', () => {
    const step = fc.record({ by: fc.constantFrom(...parties), pick: fc.nat(9), outcome: fc.constantFrom(...outcomes) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let state: ReferralState = 'draft';
        for (const { by, pick, outcome } of steps) {
          const offered: ReferralState[] = movesOf(state, by);
          if (isEnd(state)) expect(offered).toEqual([]);
          const to: ReferralState | undefined = offered[pick % Math.max(1, offered.length)];
          if (!to) continue;
          const told = outcomesFor(to).includes(outcome) ? outcome : (outcomesFor(to)[0] ?? null);
          expect(troubleWith({ from: state, to, by, outcome: told })).toBeNull();
          state = to;
        }
      }),
      { numRuns: 2000 },
    );
  });
});

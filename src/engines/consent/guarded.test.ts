import { describe, expect, it } from 'vitest';
import { type Demand, decideCompelled, demandGaps, gapsOf, mayReport } from './guarded.ts';

const ready: Demand = {
  kind: 'court order',
  document: true,
  counsel: { supports: true },
  noticeAttempts: 1,
  protectiveSteps: 1,
  fields: ['identity.given-name', 'sud.treatment', 'count.veteran'],
};
const catalogue = new Map(
  (
    [
      ['identity.given-name', 'identity'],
      ['identity.family-name', 'identity'],
      ['sud.treatment', 'sud'],
      ['count.veteran', 'aggregate-only'],
      ['health.needs', 'health'],
    ] as const
  ).map(([id, dataClass]) => [id, { id, dataClass, share: 'with class' as const }]),
);
const ask = (demand: Demand, requested: string[], more: object = {}) =>
  decideCompelled({
    demand,
    requested,
    sender: { mayShare: ['identity', 'sud'], onCaseload: true },
    catalogue,
    orderedClasses: [],
    ...more,
  });

describe('a demand by law', () => {
  it.each([
    ['subpoena-alone', { kind: 'subpoena' }],
    ['document-missing', { document: false }],
    ['counsel-missing', { counsel: null }],
    ['counsel-against', { counsel: { supports: false } }],
    ['notice-missing', { noticeAttempts: 0 }],
    ['protection-missing', { protectiveSteps: 0 }],
    ['minimum-missing', { fields: [] }],
  ] as [string, Partial<Demand>][])('lets nothing out while there is the gap %s', (gap, more) => {
    const demand = { ...ready, ...more };
    expect(gapsOf(demand)).toEqual([gap]);
    expect(ask(demand, ['identity.given-name'])).toEqual({
      allowed: [],
      refused: [{ field: 'identity.given-name', reason: 'demand-not-ready' }],
    });
  });

  it('names every gap at once', () => {
    const nothing: Demand = {
      kind: 'subpoena',
      document: false,
      counsel: null,
      noticeAttempts: 0,
      protectiveSteps: 0,
      fields: [],
    };
    expect(gapsOf(nothing)).toEqual(demandGaps.filter((gap) => gap !== 'counsel-against'));
  });

  it('lets out the minimum and nothing beyond it', () => {
    expect(ask(ready, ['identity.given-name', 'identity.family-name', 'count.veteran', 'made.up'])).toEqual({
      allowed: ['identity.given-name'],
      refused: [
        { field: 'identity.family-name', reason: 'beyond-the-minimum' },
        { field: 'count.veteran', reason: 'aggregate-only' },
        { field: 'made.up', reason: 'unknown-field' },
      ],
    });
  });

  it('keeps substance-use records unless the order is of the kind they need', () => {
    expect(ask(ready, ['sud.treatment']).refused).toEqual([{ field: 'sud.treatment', reason: 'needs-special-order' }]);
    expect(ask(ready, ['sud.treatment'], { orderedClasses: ['sud'] }).allowed).toEqual(['sud.treatment']);
  });

  it('asks for the rights of the sender too', () => {
    const demand = { ...ready, fields: ['health.needs'] };
    expect(ask(demand, ['health.needs']).refused).toEqual([{ field: 'health.needs', reason: 'sender-has-no-right' }]);
    const stranger = { sender: { mayShare: ['health'], onCaseload: false } };
    expect(ask(demand, ['health.needs'], stranger).refused[0]?.reason).toBe('sender-not-on-caseload');
  });
});

describe('a report', () => {
  it('that the law compels may be made, whatever the money', () => {
    expect(mayReport({ force: 'mandatory' }, ['vawa', 'voca', 'fvpsa'])).toBe(true);
  });
  it.each(['vawa', 'voca', 'fvpsa'] as const)('that the law only allows may not be made under %s money', (fund) => {
    expect(mayReport({ force: 'permissive' }, [fund])).toBe(false);
    expect(mayReport({ force: 'permissive' }, [])).toBe(true);
  });
});

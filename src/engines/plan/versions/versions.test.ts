import { describe, expect, it } from 'vitest';
import { PlanDocument } from '../document.ts';
import { status } from '../status/status.ts';
import { dueOn, node, said, small } from '../testing/small.ts';
import { validatePlan } from '../validate/validate.ts';
import { carryInto, openNodes } from './carry-over.ts';
import { compareVersions } from './compare.ts';

const successor = (over: Partial<Parameters<typeof PlanDocument.parse>[0] & object> = {}) =>
  PlanDocument.parse({
    ...small({ assignments: [] }),
    plan: {
      id: 'q',
      title: { en: 'Next' },
      version: '1',
      start: '2027-01-01',
      end: null,
      status: 'running',
      supersedes: 'p',
    },
    nodes: [
      node('q1', null, 'pillar', 'Protection'),
      node('q1.1', 'q1', 'principle', 'Services'),
      node('qa', 'q1.1', 'action', 'House survivors and their children'),
    ],
    ...over,
  });

describe('comparing two plans', () => {
  it('matches equal titles as proposals, and lists what is new and what is gone', () => {
    const c = compareVersions(small(), successor());
    expect(c.links.map((l) => [l.from.node, l.to.node, l.confirmed])).toEqual([
      ['1', 'q1', false],
      ['1.1', 'q1.1', false],
    ]);
    expect(c.added.map((n) => n.id)).toEqual(['qa']);
    expect(c.removed.map((n) => n.id)).toEqual(['a1', 'a2']);
  });
  it('uses the links of either document, whichever way they were written', () => {
    const link = {
      from: { plan: 'q', node: 'qa' },
      to: { plan: 'p', node: 'a1' },
      type: 'replaces' as const,
      confirmed: true,
    };
    const c = compareVersions(small(), successor({ links: [link] }));
    expect(c.changed.find((x) => x.from.id === 'a1')).toMatchObject({ to: { id: 'qa' } });
    expect(c.changed.find((x) => x.from.id === 'a1')?.fields).toContain('title');
    expect(c.removed.map((n) => n.id)).toEqual(['a2']);
  });
  it('does not call a contribution the same thing', () => {
    const link = { from: { plan: 'p', node: 'a1' }, to: { plan: 'q', node: 'qa' }, type: 'contributes' as const };
    const c = compareVersions(small(), successor({ links: [link] }));
    expect([...c.same, ...c.changed].some((x) => x.from.id === 'a1')).toBe(false);
  });
  it('finds nothing between a plan and itself', () => {
    const c = compareVersions(small(), small());
    expect([c.changed, c.added, c.removed]).toEqual([[], [], []]);
    expect(c.same).toHaveLength(4);
  });
  it('sees a moved node', () => {
    const moved = small({
      nodes: [
        ...small().nodes.slice(0, 3),
        node('1.2', '1', 'principle', 'New', 2),
        node('a2', '1.2', 'action', 'Train staff', 2),
      ],
    });
    expect(compareVersions(small(), moved).changed.map((c) => [c.from.id, c.fields])).toEqual([['a2', ['parentId']]]);
  });
});

describe('carrying over', () => {
  const old = small({ timeframes: [dueOn('a2', '2025-06-30')], updates: [said('a1', 'DOJ', 'done')] });
  const [open] = openNodes(old, '2027-01-15');

  it('offers what is open, with its old due day', () => {
    expect(openNodes(old, '2027-01-15').map((o) => [o.node.id, o.timeframe?.due])).toEqual([['a2', '2025-06-30']]);
  });
  it('keeps the due day, the bodies and the way back', () => {
    const next = carryInto(successor(), old, open!, { parentId: 'q1.1', newId: 'qb', code: '1.1.2', on: '2027-01-15' });
    expect(validatePlan(next)).toEqual([]);
    expect(next.nodes.at(-1)).toMatchObject({ id: 'qb', parentId: 'q1.1', title: { en: 'Train staff' }, order: 2 });
    expect(next.assignments).toMatchObject([{ nodeId: 'qb', org: 'HHS', role: 'lead' }]);
    expect(status(next, { asOf: '2027-01-15' }).late.map((n) => [n.nodeId, n.daysLate])).toEqual([['qb', 564]]);
    expect(openNodes(old, '2027-01-15', next)[0]?.takenUpBy).toHaveLength(1);
  });
  it('refuses a parent that is not there', () => {
    expect(() =>
      carryInto(successor(), old, open!, { parentId: 'zz', newId: 'n', code: 'n', on: '2027-01-15' }),
    ).toThrow(expect.objectContaining({ code: 'PLAN_NODE_UNKNOWN' }));
  });
});

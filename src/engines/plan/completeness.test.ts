import { describe, expect, it } from 'vitest';
import { completeness } from './completeness.ts';
import { nap } from './testing/nap.ts';
import { small } from './testing/small.ts';

const held = completeness(nap);

describe('completeness of the shipped plan', () => {
  it('is 32 of 61 actions, and says so by pillar', () => {
    expect(held.actions).toEqual({ known: 32, expected: 61 });
    expect(held.pillars.map((p) => [p.title.en, p.actions.known, p.actions.expected])).toEqual([
      ['Prevention', 7, 13],
      ['Protection', 12, 17],
      ['Prosecution', 9, 12],
      ['Partnerships', 4, 19],
    ]);
  });
  it('is 21 of 21 principles, 15 of which have an action', () => {
    expect(held.principles).toEqual({ known: 21, expected: 21 });
    expect(held.principlesWithAction).toBe(15);
    expect(held.principlesWithoutAction).toHaveLength(6);
  });
  it('knows no official number', () => expect(held.officialCodes).toEqual({ known: 0, unknown: 32 }));
  it('flags every action as without a lead, because a body that is named does not lead', () => {
    expect(held.withoutLead).toHaveLength(32);
  });
  it('knows no due day of any action', () => expect(held.withoutDue).toHaveLength(32));
  it('lists the actions whose place is not sure', () => {
    expect(held.doubtful).toContain('us-nap-2021.X1.1-01');
    expect(held.doubtful).not.toContain('us-nap-2021.X1.2-01');
  });
});

describe('completeness', () => {
  it('does not invent an expected number', () => {
    expect(completeness(small()).actions).toEqual({ known: 2, expected: null });
  });
  it('does not add up what it knows in part', () => {
    const two = small();
    const doc = {
      ...two,
      nodes: [...two.nodes, { ...two.nodes[0]!, id: '2', order: 2 }],
      expected: [{ pillarId: '1', principles: 1, actions: 3 }],
    };
    expect(completeness(doc).actions.expected).toBeNull();
  });
  it('does not count a lead of former days', () => {
    const doc = small({ assignments: [{ nodeId: 'a1', org: 'DOJ', role: 'lead', to: '2024-03-01' }] });
    expect(completeness(doc).withoutLead).toEqual(['a1', 'a2']);
  });
});

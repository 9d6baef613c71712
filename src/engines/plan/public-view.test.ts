import { describe, expect, it } from 'vitest';
import { parsePlan, planToJson } from './json.ts';
import { publicView } from './public-view.ts';
import { nap } from './testing/nap.ts';
import { dueOn, node, said, small } from './testing/small.ts';

const secret = small({
  nodes: [
    ...small().nodes.slice(0, 3),
    { ...node('1.9', '1', 'principle', 'Quiet', 9), sensitivity: 'internal' },
    node('a9', '1.9', 'action', 'Undercover work'),
  ],
  assignments: [
    { nodeId: 'a9', org: 'DOJ', role: 'lead' },
    { nodeId: 'a1', org: 'DOJ', role: 'lead', officialName: 'Jane Roe' },
  ],
  timeframes: [dueOn('a9', '2024-06-30')],
  updates: [
    said('a9', 'DOJ', 'done'),
    said('a1', 'DOJ', 'done', { evidence: [{ title: 'Memo', hash: 'a'.repeat(64), sensitivity: 'internal' }] }),
    said('a1', 'HHS', 'done', { sensitivity: 'internal', narrative: 'hush' }),
  ],
});

describe('the public view', () => {
  const text = planToJson(publicView(secret));
  it('holds nothing of an internal node, nor of what lies below it', () => {
    expect(publicView(secret).nodes.map((n) => n.id)).toEqual(['1', '1.1', 'a1']);
    expect(text).not.toMatch(/Quiet|Undercover|a9/);
  });
  it('holds no internal update or evidence, and no names', () =>
    expect(text).not.toMatch(/hush|Memo|Jane Roe|A\. Officer/));
  it('of the shipped plan keeps every node and commitment', () => {
    expect(publicView(nap).nodes).toEqual(nap.nodes);
    expect(publicView(nap).commitments).toEqual(nap.commitments);
  });
});

describe('a plan as JSON', () => {
  it('is read back unchanged', () => expect(parsePlan(planToJson(nap))).toEqual(nap));
  it('that is none is refused', () =>
    expect(() => parsePlan('{')).toThrow(expect.objectContaining({ code: 'PLAN_NOT_JSON' })));
  it('that does not fit is refused with its places', () => {
    expect(() => parsePlan('{"plan": {"id": "p"}, "nodes": []}')).toThrow(/plan\/title/);
  });
});

import { describe, expect, it } from 'vitest';
import { nap } from '../testing/nap.ts';
import { dueOn, node, said, small } from '../testing/small.ts';
import { validatePlan } from './validate.ts';

const problems = (over: Parameters<typeof small>[0]) => validatePlan(small(over)).map((p) => [p.code, p.path, p.value]);
const nodes = small().nodes;

describe('a plan that fits together', () => {
  it('has no problems: the small one', () => expect(validatePlan(small())).toEqual([]));
  it('has no problems: the shipped one', () => expect(validatePlan(nap)).toEqual([]));
});

describe('validating finds', () => {
  it('an id used twice', () => {
    expect(problems({ nodes: [...nodes, node('a1', '1.1', 'action', 'Again')] })).toEqual([
      ['PLAN_ID_TWICE', 'nodes/4/id', 'a1'],
      ['PLAN_CODE_TWICE', 'nodes/4/code', 'a1'],
    ]);
  });
  it('an official number used twice, but not two unknown ones', () => {
    const official = (id: string) => ({ ...node(id, '1.1', 'action', id), officialCode: '1.1.1' });
    expect(problems({ nodes: [...nodes, official('b'), official('c')] })).toEqual([
      ['PLAN_OFFICIAL_CODE_TWICE', 'nodes/5/officialCode', '1.1.1'],
    ]);
  });
  it('a parent that is missing', () => {
    expect(problems({ nodes: [...nodes, node('b', '9.9', 'action', 'B')] })).toEqual([
      ['PLAN_PARENT_MISSING', 'nodes/4/parentId', '9.9'],
    ]);
  });
  it('a tree that runs in a loop, and comes back from it', () => {
    const loop = [node('x', 'y', 'principle', 'X'), node('y', 'x', 'principle', 'Y'), node('z', 'x', 'action', 'Z')];
    expect(problems({ nodes: [...nodes, ...loop] })).toEqual([
      ['PLAN_TREE_LOOPS', 'nodes/4/parentId', 'x'],
      ['PLAN_TREE_LOOPS', 'nodes/5/parentId', 'y'],
    ]);
  });
  it('a kind in the wrong place', () => {
    expect(problems({ nodes: [...nodes, node('m', '1.1', 'milestone', 'M')] })).toEqual([
      ['PLAN_NESTING_WRONG', 'nodes/4/parentId', 'milestone under principle'],
    ]);
  });
  it('a day that does not exist', () => {
    expect(problems({ timeframes: [dueOn('a1', '2023-02-30')] })).toEqual([
      ['PLAN_DATE_DOES_NOT_EXIST', 'timeframes/0/revisions/0/due', '2023-02-30'],
    ]);
  });
  it('a revision that was slipped in before an older one', () => {
    const [first] = dueOn('a1', '2025-01-01', '2024-06-01').revisions;
    const [second] = dueOn('a1', '2025-06-01', '2024-05-01').revisions;
    expect(problems({ timeframes: [{ nodeId: 'a1', revisions: [first!, second!] }] })).toEqual([
      ['PLAN_REVISIONS_OUT_OF_ORDER', 'timeframes/0/revisions/1/on', '2024-05-01'],
    ]);
  });
  it('a body nobody knows, but not an office of a known one', () => {
    expect(
      problems({
        assignments: [
          { nodeId: 'a1', org: 'DOJ/XYZ', role: 'lead' },
          { nodeId: 'a2', org: 'XYZ', role: 'lead' },
        ],
      }),
    ).toEqual([['PLAN_ORG_UNKNOWN', 'assignments/1/org', 'XYZ']]);
  });
  it('two leads at a time, but not one after the other', () => {
    const lead = (org: string, from: string | null, to: string | null) => ({
      nodeId: 'a1',
      org,
      role: 'lead' as const,
      from,
      to,
    });
    expect(problems({ assignments: [lead('DOJ', null, null), lead('HHS', null, null)] })).toEqual([
      ['PLAN_TWO_LEADS', 'assignments/1/role', 'HHS'],
    ]);
    expect(problems({ assignments: [lead('DOJ', null, '2024-06-30'), lead('HHS', '2024-07-01', null)] })).toEqual([]);
  });
  it('a node, a meeting or a period that is not there', () => {
    expect(problems({ updates: [said('zz', 'DOJ', 'done', { period: 'lately' })] })).toEqual([
      ['PLAN_PERIOD_UNREADABLE', 'updates/0/period', 'lately'],
      ['PLAN_NODE_UNKNOWN', 'updates/0/nodeId', 'zz'],
    ]);
  });
  it('and says what to do each time', () => {
    for (const p of validatePlan(small({ nodes: [node('a', 'b', 'action', 'A')] })))
      expect(p.remedy.length).toBeGreaterThan(10);
  });
});

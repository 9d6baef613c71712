import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharedData } from '../../../testing/shared-data.ts';
import { PlanDocument, State } from '../document.ts';
import { nap } from '../testing/nap.ts';
import { dueOn, node, said, small } from '../testing/small.ts';
import { closePeriod } from './close-period.ts';
import { type StatusOptions, status } from './status.ts';

const on = (over: Parameters<typeof small>[0], options: Partial<StatusOptions> = {}) =>
  status(small(over), { asOf: '2024-12-31', ...options });
const stateOf = (s: ReturnType<typeof status>, id: string) => s.nodes.find((n) => n.nodeId === id)?.state;

describe('the state of a node', () => {
  it('without any update is no_response, never on track', () => {
    const s = on({});
    expect(s.nodes.map((n) => n.state)).toEqual(['no_response', 'no_response', 'no_response', 'no_response']);
    expect(s.silent.map((r) => [r.nodeId, r.org])).toEqual([
      ['a1', 'DOJ'],
      ['a1', 'HHS'],
      ['a2', 'HHS'],
    ]);
  });
  it('is what its lead says last', () => {
    const updates = [
      said('a1', 'DOJ', 'done', { at: '2024-05-01T00:00:00Z' }),
      said('a1', 'DOJ', 'at_risk', { at: '2024-09-01T00:00:00Z' }),
    ];
    expect(stateOf(on({ updates }), 'a1')).toBe('at_risk');
    expect(stateOf(on({ updates }, { asOf: '2024-06-01' }), 'a1')).toBe('done');
  });
  it('is not done while a lead has not answered, whatever a contributor says', () => {
    expect(stateOf(on({ updates: [said('a1', 'HHS', 'done')] }), 'a1')).toBe('no_response');
  });
  it('of a parent is not done while the lead below has no response', () => {
    expect(stateOf(on({ updates: [said('a1', 'DOJ', 'done')] }), '1')).toBe('no_response');
    expect(stateOf(on({ updates: [said('a1', 'DOJ', 'done'), said('a2', 'HHS', 'done')] }), '1')).toBe('done');
  });
  it('is the worst of its named bodies where none leads', () => {
    const assignments = [
      { nodeId: 'a1', org: 'DOJ', role: 'named' as const },
      { nodeId: 'a1', org: 'HHS', role: 'named' as const },
    ];
    expect(stateOf(on({ assignments, updates: [said('a1', 'DOJ', 'done')] }), 'a1')).toBe('no_response');
  });
  it('is late once its day has passed, but silence stays silence', () => {
    const timeframes = [dueOn('a1', '2024-06-30'), dueOn('a2', '2024-06-30')];
    const s = on({ timeframes, updates: [said('a1', 'DOJ', 'on_track')] });
    expect([stateOf(s, 'a1'), stateOf(s, 'a2')]).toEqual(['late', 'no_response']);
    expect(s.late.map((n) => [n.nodeId, n.daysLate])).toEqual([
      ['a1', 184],
      ['a2', 184],
    ]);
  });
  it('of a principle that nobody fills is nothing at all', () => {
    const nodes = [...small().nodes, node('1.2', '1', 'principle', 'Empty', 2)];
    const s = on({ nodes, updates: [said('a1', 'DOJ', 'done'), said('a2', 'HHS', 'done')] });
    expect([stateOf(s, '1.2'), stateOf(s, '1')]).toEqual([null, 'done']);
  });

  const anyState = fc.constantFrom(...State.options);
  it('of a parent is done only if every lead below said done or dropped', () => {
    fc.assert(
      fc.property(anyState, anyState, anyState, (a, b, c) => {
        const top = stateOf(on({ updates: [said('a1', 'DOJ', a), said('a1', 'HHS', c), said('a2', 'HHS', b)] }), '1');
        expect(top === 'done').toBe([a, b].every((s) => s === 'done' || s === 'dropped') && [a, b].includes('done'));
      }),
    );
  });
});

describe('what is late and what is next', () => {
  it('counts the due day itself as in time', () => {
    const timeframes = [dueOn('a1', '2024-12-31'), dueOn('a2', '2025-03-31')];
    expect(on({ timeframes }).late).toEqual([]);
    expect(on({ timeframes }).next.map((n) => n.nodeId)).toEqual(['a1', 'a2']);
    expect(on({ timeframes }, { soonDays: 30 }).next.map((n) => n.nodeId)).toEqual(['a1']);
  });
  it('leaves out what is done, dropped or carried over', () => {
    const timeframes = [dueOn('a1', '2024-06-30')];
    for (const state of ['done', 'dropped', 'carried_over'] as const) {
      expect(on({ timeframes, updates: [said('a1', 'DOJ', state)] }).late).toEqual([]);
    }
  });
  it('goes by the revision known on the day, and remembers the first', () => {
    const [first] = dueOn('a1', '2024-06-30', '2024-01-01').revisions;
    const [moved] = dueOn('a1', '2025-06-30', '2024-05-15').revisions;
    const timeframes = [{ nodeId: 'a1', revisions: [first!, moved!] }];
    const now = on({ timeframes }).nodes.find((n) => n.nodeId === 'a1')?.due;
    expect([now?.now.due, now?.first, now?.revisions]).toEqual(['2025-06-30', '2024-06-30', 2]);
    expect(on({ timeframes }, { asOf: '2024-05-01' }).nodes.find((n) => n.nodeId === 'a1')?.due?.now.due).toBe(
      '2024-06-30',
    );
  });
  it('names what is open although the plan is over', () => {
    expect(on({}, { asOf: '2026-12-31' }).openAfterEnd).toEqual([]);
    expect(on({ updates: [said('a1', 'DOJ', 'done')] }, { asOf: '2027-01-01' }).openAfterEnd).toEqual(['a2']);
  });
});

describe('a period', () => {
  const updates = [said('a1', 'DOJ', 'on_track', { period: '2024-Q3', at: '2024-10-01T09:00:00Z' })];
  it('asks only for answers to itself', () => {
    expect(on({ updates }, { period: '2024-Q3' }).silent.map((r) => r.org)).toEqual(['HHS', 'HHS']);
    expect(on({ updates }, { period: '2024-Q4' }).silent.map((r) => r.org)).toEqual(['DOJ', 'HHS', 'HHS']);
  });
  it('closes with one no_response for each body that said nothing, once', () => {
    let n = 0;
    const close = { period: '2024-Q3', at: '2024-10-15T00:00:00Z', author: 'Plan office', newId: () => `n${++n}` };
    const doc = small({ updates });
    const silence = closePeriod(doc, close);
    expect(silence.map((u) => [u.nodeId, u.org, u.state])).toEqual([
      ['a1', 'HHS', 'no_response'],
      ['a2', 'HHS', 'no_response'],
    ]);
    expect(closePeriod({ ...doc, updates: [...doc.updates, ...silence] }, close)).toEqual([]);
  });
});

describe('the classes of the Government Accountability Office', () => {
  const classOf = (...states: (State | null)[]) => {
    const orgs = ['DOJ', 'HHS'];
    const updates = states.flatMap((s, i) => (s ? [said('a1', orgs[i]!, s)] : []));
    return on({ updates }).nodes.find((n) => n.nodeId === 'a1')?.class;
  };
  it('tell apart all, none, some and silence', () => {
    expect(classOf('done', 'on_track')).toBe('all acted');
    expect(classOf('not_started', 'dropped')).toBe('none acted');
    expect(classOf('done', 'not_started')).toBe('some did not act or answer');
    expect(classOf('done', null)).toBe('some did not act or answer');
    expect(classOf(null, null)).toBe('no response');
  });
});

/** Rows built to the published counts. Categories are dealt out so that their sum is reached and every provision has one. */
const provisions = () => {
  const raw = sharedData('data/plan/nap/gao-provision-rollup.json');
  const categories: Record<string, number> = raw
    ? (JSON.parse(raw) as { categories: Record<string, number> }).categories
    : {
        VictimServices: 28,
        CoordinationInfoSharing: 29,
        ReportingRequirements: 26,
        TrainingTA: 25,
        Research: 24,
        PublicAwareness: 14,
        CriminalJustice: 20,
        PenaltiesSanctions: 7,
      };
  const tags: string[][] = Array.from({ length: 105 }, () => []);
  let at = 0;
  for (const [name, count] of Object.entries(categories)) for (let i = 0; i < count; i++) tags[at++ % 105]?.push(name);
  const states = (i: number): [State | null, State | null] =>
    i < 91
      ? ['done', 'on_track']
      : i < 102
        ? ['not_started', 'not_started']
        : i === 102
          ? ['done', 'not_started']
          : i === 103
            ? ['done', null]
            : [null, null];
  const ids = tags.map((_, i) => `v${i + 1}`);
  return small({
    nodes: [
      ...small().nodes.slice(0, 2),
      ...ids.map((id, i) => ({
        ...node(id, '1.1', 'action', `Provision ${i + 1}`, i),
        categories: [...tags[i]!, ...(i < 33 ? ['Grant'] : [])],
      })),
    ],
    assignments: ids.flatMap((id) => [
      { nodeId: id, org: 'DOJ', role: 'contributor' as const },
      { nodeId: id, org: 'HHS', role: 'contributor' as const },
    ]),
    updates: ids.flatMap((id, i) => {
      const [doj, hhs] = states(i);
      return [...(doj ? [said(id, 'DOJ', doj)] : []), ...(hhs ? [said(id, 'HHS', hhs)] : [])];
    }),
  });
};

describe('105 provisions built to the published counts', () => {
  const s = status(provisions(), { asOf: '2024-12-31' });
  it('roll up to 91, 11, 2 and 1', () => {
    expect(s.classes).toEqual({ 'all acted': 91, 'none acted': 11, 'some did not act or answer': 2, 'no response': 1 });
    expect(s.nodes[0]?.classesBelow).toEqual(s.classes);
  });
  it('have categories that sum to 173, and say why that exceeds 105; 33 are grants', () => {
    const { Grant, ...subjects } = s.categories.counts;
    expect(Grant).toBe(33);
    expect(Object.values(subjects).reduce((a, b) => a + b, 0)).toBe(173);
    expect(s.categories.distinct).toBe(105);
    expect(s.categories.key).toBe('plan.status.categories_overlap');
    expect(s.categories.values.several).toBeGreaterThan(0);
  });
});

describe('the shipped plan', () => {
  it('is silent throughout, and open after its end', () => {
    const s = status(nap, { asOf: '2026-11-24' });
    expect(s.states).toEqual({ no_response: 32 });
    expect(s.openAfterEnd).toHaveLength(32);
    expect(PlanDocument.parse(nap)).toEqual(nap);
  });
});

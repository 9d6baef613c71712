import { describe, expect, it } from 'vitest';
import { describeWithShared } from '../../../testing/shared-data.ts';
import { parseStratml, type StratmlDocument, writeStratml } from '../../stratml/index.ts';
import type { PlanDocument } from '../document.ts';
import { nap } from '../testing/nap.ts';
import { dueOn, node, small } from '../testing/small.ts';
import { validatePlan } from '../validate/validate.ts';
import { fromStratml } from './from-stratml.ts';
import { notCarried, toStratml } from './to-stratml.ts';

const bytes = (doc: PlanDocument) => new TextEncoder().encode(writeStratml(toStratml(doc)));
const back = (doc: PlanDocument) => fromStratml(parseStratml(bytes(doc)), { id: 'x', start: '2000-01-01' });

/** What StratML can carry of a plan. */
const carried = (doc: PlanDocument) => ({
  plan: { ...doc.plan, source: doc.plan.source?.url, publisher: undefined },
  nodes: doc.nodes.map(({ source: _, order: __, ...n }) => n).sort((a, b) => (a.id < b.id ? -1 : 1)),
  bodies: doc.assignments.map((a) => [a.nodeId, a.org, a.role, a.officialName ?? null].join()).sort(),
  when: doc.timeframes.map((t) => [t.nodeId, t.revisions.at(-1)]).sort(),
  agencies: doc.agencies.map(({ source: _, ...a }) => a),
  indicators: doc.indicators,
  targets: doc.targets,
  observations: doc.observations,
});

const measured = small({
  plan: {
    id: 'p',
    title: { en: 'Plan', es: 'Plan' },
    version: '2',
    start: '2024-01-01',
    end: null,
    status: 'running',
    supersedes: 'o',
  },
  nodes: [
    ...small().nodes,
    { ...node('2', null, 'pillar', 'Bare & "quoted"', 2), officialCode: 'II', text: { en: 'Its text' } },
    { ...node('3', null, 'pillar', 'Inside', 3), sensitivity: 'internal' },
    node('3.1', '3', 'principle', 'Under it'),
    {
      ...node('b1', '2', 'action', 'On the pillar'),
      officialCode: '2.7',
      sensitivity: 'internal',
      categories: ['Grant', 'Training'],
      doubt: 'line\none\\two',
    },
  ],
  assignments: [
    { nodeId: 'a1', org: 'DOJ/OVC', role: 'lead', officialName: 'Director' },
    { nodeId: 'a1', org: 'HHS', role: 'contributor' },
    { nodeId: 'a2', org: 'SPOG', role: 'named' },
    { nodeId: 'a2', org: 'HHS', role: 'consulted' },
  ],
  timeframes: [dueOn('a1', '2025-06-30')],
  indicators: [
    {
      id: 'beds',
      nodeId: 'a1',
      title: { en: 'Beds' },
      unit: 'beds',
      kind: 'output',
      direction: 'up',
      aggregation: 'last',
    },
    {
      id: 'seen',
      nodeId: 'a1',
      title: { en: 'Seen', es: 'Vistas' },
      unit: 'persons',
      kind: 'detection',
      direction: null,
    },
  ],
  targets: [{ indicatorId: 'beds', period: 'FY2025', value: 120.5 }],
  observations: [
    {
      indicatorId: 'beds',
      period: 'FY2024',
      start: '2023-10-01',
      end: '2024-09-30',
      value: 0.0000001,
      flag: 'at_least',
    },
    { indicatorId: 'seen', period: '2024', start: '2024-01-01', end: '2024-12-31', value: null, flag: 'suppressed' },
  ],
});

describe('a plan as StratML', () => {
  it('comes back as far as StratML can carry it: the shipped one', () =>
    expect(carried(back(nap))).toEqual(carried(nap)));
  it('comes back with indicators, an action on a pillar, and text of any shape', () => {
    expect(carried(back(measured))).toEqual(carried(measured));
    expect(validatePlan(back(measured))).toEqual([]);
  });
  it('has a goal for each principle and an objective for each action, the pillar in front of the number', () => {
    const { core } = toStratml(nap);
    expect(core.goals).toHaveLength(21);
    expect(core.goals.reduce((n, g) => n + g.objectives.length, 0)).toBe(32);
    expect(core.goals[0]?.sequenceIndicator).toBe('Prevention 1.1');
  });
  it('gives a lead the role of performer, and a body that is only named none', () => {
    const roles = toStratml(measured).core.goals.flatMap((g) => g.objectives.flatMap((o) => o.stakeholders));
    expect(roles.map((s) => [s.name, s.stakeholderType, s.roles[0]?.roleTypes])).toEqual([
      ['DOJ/OVC', 'Organization', ['Performer']],
      ['HHS', 'Organization', ['Performer']],
      ['SPOG', 'Generic_Group', []],
      ['HHS', 'Organization', []],
    ]);
  });
  it('is a plan, a performance plan or a report by what it measures', () => {
    expect(toStratml(nap).type).toBe('Strategic_Plan');
    expect(toStratml({ ...measured, observations: [] }).type).toBe('Performance_Plan');
    expect(toStratml(measured).type).toBe('Performance_Report');
  });
  it('says what it does not carry', () => {
    expect(notCarried(nap)).toEqual([
      { what: 'commitments', count: 71 },
      { what: 'cycles', count: 3 },
    ]);
    expect(notCarried(small())).toEqual([]);
  });
});

describe('a StratML file of somebody else', () => {
  const file: StratmlDocument = {
    type: 'Strategic_Plan',
    name: 'Agency Strategy',
    core: {
      organizations: [{ name: 'Department of Health', acronym: 'DOH', stakeholders: [] }],
      values: [],
      goals: [
        {
          name: 'Care',
          description: 'For all',
          stakeholders: [],
          objectives: [
            {
              name: 'House',
              sequenceIndicator: '1.1',
              stakeholders: [
                { name: 'DOH', roles: [{ name: 'Doer', roleTypes: ['Performer'] }] },
                { name: 'City', roles: [] },
              ],
              performanceIndicators: [],
            },
          ],
        },
      ],
    },
  };
  const plan = fromStratml(file, { id: 'doh', start: '2025-01-01' });
  it('becomes a plan that fits together, under one pillar of its name', () => {
    expect(validatePlan(plan)).toEqual([]);
    expect(plan.nodes.map((n) => [n.kind, n.title.en, n.code])).toEqual([
      ['pillar', 'Agency Strategy', '1'],
      ['principle', 'Care', 'g1'],
      ['action', 'House', '1.1'],
    ]);
  });
  it('takes no performer for a lead and no number for official', () => {
    expect(plan.assignments.map((a) => [a.org, a.role])).toEqual([
      ['DOH', 'named'],
      ['City', 'named'],
    ]);
    expect(plan.nodes.every((n) => n.officialCode === null)).toBe(true);
  });
});

describeWithShared(
  'the shipped plan as StratML',
  'data/plan/standards/stratml/PerformancePlanOrReport20160216.xsd',
  (schema) => {
    it('is valid by the published schema', async () => {
      const { validateXML } = await import('xmllint-wasm');
      const xml = (doc: PlanDocument) => ({ fileName: 'plan.xml', contents: writeStratml(toStratml(doc)) });
      for (const doc of [nap, measured]) {
        const result = await validateXML({ xml: [xml(doc)], schema: [schema] });
        expect(result.errors).toEqual([]);
      }
    });
  },
);

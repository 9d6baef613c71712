import { addDays } from '../../src/engines/calendar/index.ts';
import type { PlanDocumentInput } from '../../src/engines/plan/document.ts';

export interface BigPlan {
  readonly nodes: number;
  readonly updates: number;
  readonly seed?: number;
}

const states = ['on_track', 'on_track', 'on_track', 'done', 'at_risk', 'late', 'not_started', 'carried_over'] as const;
const words = (
  'survivor shelter training visa referral interview prosecutor interpreter county quarter grant audit supplier import ' +
  'recruiter wage seafood hotline screening language partner review guidance budget staff vacancy field office report'
).split(' ');
const bodies = 20;
const firstPeriod = 2008;

/**
 * A plan of any size, the same for the same seed: four pillars, principles with ten actions, milestones below the actions; each action and
 * milestone with a lead and up to three contributors, a due date, and reports of them quarter by quarter. One report in twenty has a link
 * as evidence.
 */
export const bigPlan = ({ nodes: size, updates: reports, seed = 1 }: BigPlan): PlanDocumentInput => {
  let state = seed;
  /** Numerical Recipes' generator: quick and good enough to spread rows. */
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state;
  };
  const below = (n: number): number => Math.floor((random() / 2 ** 32) * n);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const say = (n: number): string => Array.from({ length: n }, () => pick(words)).join(' ');
  const hexOf = (n: number): string => Array.from({ length: n }, () => random().toString(16).padStart(8, '0')).join('');
  const uuid = (): string => {
    const hex = hexOf(4);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
  };

  const nodes: PlanDocumentInput['nodes'] = [];
  const add = (kind: (typeof nodes)[number]['kind'], parentId: string | null): string => {
    const id = `n${nodes.length + 1}`;
    const title = { en: `${kind} ${nodes.length + 1}: ${say(5)}` };
    nodes.push({
      id,
      parentId,
      kind,
      code: id,
      title,
      order: nodes.length,
      sensitivity: below(10) ? 'public' : 'internal',
    });
    return id;
  };
  const pillars = Array.from({ length: 4 }, () => add('pillar', null));
  for (let p = 0; nodes.length < size; p++) {
    const principle = add('principle', pillars[p % 4] as string);
    for (let a = 0; a < 10 && nodes.length < size; a++) {
      const action = add('action', principle);
      for (let m = below(4); m > 0 && nodes.length < size; m--) add('milestone', action);
    }
  }

  const agencies = Array.from({ length: bodies }, (_, i) => ({
    id: `B${i + 1}`,
    name: { en: `Body ${i + 1}` },
    kind: 'agency' as const,
    member: true,
    statutory: false,
  }));
  const answerable = nodes.filter((n) => n.kind === 'action' || n.kind === 'milestone');
  const assignments = answerable.flatMap(({ id: nodeId }) => {
    const first = below(bodies);
    return Array.from({ length: 1 + below(4) }, (_, i) => ({
      nodeId,
      org: `B${((first + i * 7) % bodies) + 1}`,
      role: i === 0 ? ('lead' as const) : ('contributor' as const),
    }));
  });
  const timeframes = answerable.map(({ id: nodeId }) => {
    const due = addDays('2026-01-01', below(900));
    return { nodeId, revisions: [{ start: null, due, text: due, basis: 'plan', on: '2022-01-01' }] };
  });
  const updates = Array.from({ length: reports }, (_, i) => {
    const { nodeId, org } = assignments[i % assignments.length] as (typeof assignments)[number];
    const turn = Math.floor(i / assignments.length);
    const year = firstPeriod + Math.floor(turn / 4);
    const at = `${addDays(`${year}-01-01`, (turn % 4) * 91 + below(80))}T${String(below(24)).padStart(2, '0')}:00:00.000Z`;
    const hash = below(20) === 0 ? hexOf(8) : null;
    return {
      id: uuid(),
      nodeId,
      org,
      period: `${year}-Q${(turn % 4) + 1}`,
      state: pick(states),
      percent: below(101),
      narrative: say(8),
      author: `Officer of ${org}`,
      ...(below(50) ? { approver: 'Head of the office' } : {}),
      at,
      ...(hash ? { evidence: [{ title: 'Minutes', hash, uri: `https://example.gov/${i}` }] } : {}),
    };
  });
  return {
    plan: {
      id: `big-${size}-${reports}`,
      title: { en: 'A big plan' },
      version: '1',
      start: '2021-12-01',
      end: null,
      status: 'running',
    },
    nodes,
    agencies,
    assignments,
    timeframes,
    updates,
  };
};

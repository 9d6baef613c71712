import type { Goal, Objective, Stakeholder } from '../../stratml/index.ts';
import {
  type Assignment,
  DateText,
  type PlanNode,
  type Role,
  Sensitivity,
  type Timeframe,
  type Words,
} from '../document.ts';
import { idOf } from './ids.ts';
import { fromLines } from './lines.ts';
import { type Measures, readIndicators } from './read-indicators.ts';

export interface FromGoals extends Measures {
  readonly nodes: PlanNode[];
  readonly assignments: Assignment[];
  readonly timeframes: Timeframe[];
}

interface About {
  readonly planId: string;
  readonly planName: string;
  readonly on: string;
}

/** Nodes, bodies, time frames and measures from the goals of a file. */
export const readGoals = (goals: readonly Goal[], about: About): FromGoals => {
  const read: FromGoals = { nodes: [], assignments: [], timeframes: [], indicators: [], targets: [], observations: [] };
  for (const [g, goal] of goals.entries()) {
    const at = isPillar(goal)
      ? addPillar(goal, about, read)
      : add(
          goal,
          { kind: 'principle', parentId: pillarOf(goal, about, read).id, fallback: `g${g + 1}`, order: g + 1 },
          about,
          read,
        );
    for (const [o, objective] of goal.objectives.entries()) {
      const place = { kind: 'action' as const, parentId: at.id, fallback: `g${g + 1}.${o + 1}`, order: o + 1 };
      const action = add(objective, place, about, read);
      readIndicators(objective.performanceIndicators, action.id, read);
    }
  }
  return read;
};

/** `toStratml` gives a pillar with more to it than its name a goal of its own. */
const isPillar = (goal: Goal): boolean => {
  const id = fromLines(goal.otherInformation).get('Pillar id');
  return id !== undefined && idOf(goal.identifier) === id;
};

const addPillar = (goal: Goal, about: About, read: FromGoals): PlanNode => {
  const { id, order } = pillarOf(goal, about, read);
  // The goal says more than its name, which stood in for it.
  read.nodes.splice(
    read.nodes.findIndex((n) => n.id === id),
    1,
  );
  return add(goal, { kind: 'pillar', parentId: null, fallback: String(order), order }, about, read);
};

/** The pillar that a goal names, made when it is met first. Goals that name none share one, named after the document. */
const pillarOf = (goal: Goal, { planId, planName }: About, read: FromGoals): PlanNode => {
  const said = fromLines(goal.otherInformation);
  const title = said.get('Pillar') ?? planName;
  const id = said.get('Pillar id') ?? `${planId}.pillar`;
  const found = read.nodes.find((n) => n.id === id);
  if (found) return found;
  const order = read.nodes.filter((n) => n.kind === 'pillar').length + 1;
  const node: PlanNode = {
    id,
    parentId: null,
    kind: 'pillar',
    code: said.get('Pillar code') ?? String(order),
    officialCode: null,
    title: words(title, said.get('Pillar in Spanish')),
    order,
    sensitivity: 'public',
    categories: [],
  };
  read.nodes.push(node);
  return node;
};

type Place = Pick<PlanNode, 'kind' | 'parentId' | 'order'> & { readonly fallback: string };

const add = (
  item: Goal | Objective,
  { kind, parentId, order, fallback }: Place,
  about: About,
  read: FromGoals,
): PlanNode => {
  const said = fromLines(item.otherInformation);
  const code = said.get('Our code') ?? (item.sequenceIndicator?.trim() || fallback);
  const [text, doubt] = [item.description, said.get('Doubt')];
  const node: PlanNode = {
    id: idOf(item.identifier) ?? `${about.planId}.${fallback}`,
    parentId,
    kind,
    code,
    officialCode: said.get('Official code') ?? null,
    title: words(item.name?.trim() || code, said.get('Spanish title')),
    order,
    sensitivity: Sensitivity.safeParse(said.get('Sensitivity')).data ?? 'public',
    categories: (said.get('Categories') ?? '').split('; ').filter(Boolean),
    ...(text ? { text: { en: text } } : {}),
    ...(doubt ? { doubt } : {}),
  };
  read.nodes.push(node);
  describe(item, node.id, about, read);
  return node;
};

/** Who answers for a node, and when it is due. */
const describe = (item: Goal | Objective, nodeId: string, about: About, read: FromGoals): void => {
  read.assignments.push(...item.stakeholders.flatMap((s) => bodies(s, nodeId)));
  const said = fromLines(item.otherInformation);
  const [start, due, text] = [day(said.get('Start')), day(said.get('Due')), said.get('Time frame')];
  if (start === null && due === null && text === undefined) return;
  const on = day(said.get('Time frame of')) ?? about.on;
  const basis = said.get('Time frame basis') ?? 'StratML file';
  read.timeframes.push({ nodeId, revisions: [{ start, due, text: text ?? '', basis, on }] });
};

const ROLES: ReadonlyMap<string, Role> = new Map([
  ['lead', 'lead'],
  ['co-lead', 'co-lead'],
  ['contributor', 'contributor'],
  ['consulted', 'consulted'],
]);

const bodies = (s: Stakeholder, nodeId: string): Assignment[] => {
  const org = s.name.trim();
  if (org === '') return [];
  const roles = s.roles.length > 0 ? s.roles : [{ name: '', roleTypes: [] }];
  return roles.map((r) => {
    const officialName = fromLines(r.description).get('Goal leader');
    const role = ROLES.get(r.name.trim().toLowerCase()) ?? 'named';
    return { nodeId, org, role, from: null, to: null, ...(officialName ? { officialName } : {}) };
  });
};

const words = (en: string, es: string | undefined): Words => (es ? { en, es } : { en });
const day = (text: string | undefined): string | null => DateText.safeParse(text).data ?? null;

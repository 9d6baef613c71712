import {
  type Goal,
  type Objective,
  type Organization,
  type Stakeholder,
  type StratmlDocument,
  xmlId,
} from '../../stratml/index.ts';
import type { Agency, Assignment, PlanDocument, PlanNode, Role } from '../document.ts';
import { type Tree, treeOf } from '../tree.ts';
import { toLines } from './lines.ts';
import { type Parts, partsOf } from './parts.ts';
import { writeIndicator } from './write-indicator.ts';

/**
 * The plan as StratML Part 2: a principle is a Goal, an action an Objective, its indicators stand under it, the pillar stands in front of the
 * SequenceIndicator and in OtherInformation, who answers is a Stakeholder. Actions that hang on a pillar give it a Goal of its own.
 * Our numbers are given as ours; an official number only where a person filled it in.
 *
 * Everything in `doc` is written: hand in `publicView(doc)` for publication. `notCarried` says what does not travel.
 */
export const toStratml = (doc: PlanDocument): StratmlDocument => {
  const { plan } = doc;
  const other = toLines({
    Version: plan.version,
    Status: plan.status,
    Supersedes: plan.supersedes,
    'Spanish title': plan.title.es,
  });
  return {
    type:
      doc.observations.length > 0
        ? 'Performance_Report'
        : doc.targets.length > 0
          ? 'Performance_Plan'
          : 'Strategic_Plan',
    name: plan.title.en,
    ...(other ? { otherInformation: other } : {}),
    core: { organizations: doc.agencies.map(organization), values: [], goals: goalsOf(treeOf(doc), partsOf(doc)) },
    administrativeInformation: {
      identifier: xmlId(plan.id),
      startDate: plan.start,
      endDate: plan.end ?? '',
      ...(plan.source?.url ? { source: plan.source.url } : {}),
    },
  };
};

/** What of a plan has no place in StratML, with how much of it there is. Empty when all of it travels. */
export const notCarried = (doc: PlanDocument): { readonly what: string; readonly count: number }[] => {
  const actions = new Set(doc.nodes.filter((n) => n.kind === 'action').map((n) => n.id));
  const lost = {
    milestones: doc.nodes.filter((n) => n.kind === 'milestone').length,
    updates: doc.updates.length,
    commitments: doc.commitments.length,
    cycles: doc.cycles.length,
    recommendations: doc.recommendations.length,
    links: doc.links.length,
    'earlier time frames': doc.timeframes.filter((t) => t.revisions.length > 1).length,
    'indicators outside actions': doc.indicators.filter((i) => i.nodeId === null || !actions.has(i.nodeId)).length,
  };
  return Object.entries(lost).flatMap(([what, count]) => (count > 0 ? [{ what, count }] : []));
};

const goalsOf = (tree: Tree, parts: Parts): Goal[] =>
  tree.children(null).flatMap((pillar) => {
    const actions = (of: PlanNode) => tree.children(of.id).filter((n) => n.kind === 'action');
    const principles = tree.children(pillar.id).filter((n) => n.kind === 'principle');
    const needsOwn = principles.length === 0 || actions(pillar).length > 0 || saysMore(pillar, parts);
    const own = needsOwn ? [goal(pillar, pillar, actions(pillar), parts)] : [];
    return [...own, ...principles.map((p) => goal(p, pillar, actions(p), parts))];
  });

/** A pillar with more to it than its name would lose that if it were only named in its goals. */
const saysMore = (pillar: PlanNode, { bodies, when }: Parts): boolean =>
  pillar.text !== undefined ||
  pillar.officialCode !== null ||
  pillar.doubt !== undefined ||
  pillar.categories.length > 0 ||
  pillar.sensitivity !== 'public' ||
  bodies.has(pillar.id) ||
  when.has(pillar.id);

const goal = (node: PlanNode, pillar: PlanNode, actions: readonly PlanNode[], parts: Parts): Goal => ({
  name: node.title.en,
  description: node.text?.en ?? '',
  identifier: xmlId(node.id),
  sequenceIndicator: `${pillar.title.en} ${node.code}`,
  stakeholders: stakeholders(node, parts),
  ...information(node, parts, {
    Pillar: pillar.title.en,
    'Pillar in Spanish': pillar.title.es,
    'Pillar code': pillar.code,
    'Pillar id': pillar.id,
  }),
  objectives: actions.map((action) => objective(action, pillar, parts)),
});

const objective = (node: PlanNode, pillar: PlanNode, parts: Parts): Objective => ({
  name: node.title.en,
  description: node.text?.en ?? '',
  identifier: xmlId(node.id),
  sequenceIndicator: `${pillar.title.en} ${node.code}`,
  stakeholders: stakeholders(node, parts),
  ...information(node, parts, {}),
  performanceIndicators: (parts.indicators.get(node.id) ?? []).map((i) => writeIndicator(i, parts)),
});

const information = (node: PlanNode, parts: Parts, more: Record<string, string | undefined>) => {
  const when = parts.when.get(node.id);
  const text = toLines({
    ...more,
    'Our code': node.code,
    'Official code': node.officialCode,
    'Spanish title': node.title.es,
    Sensitivity: node.sensitivity,
    Categories: node.categories.join('; '),
    Doubt: node.doubt,
    Start: when?.start,
    Due: when?.due,
    'Time frame': when?.text,
    'Time frame basis': when?.basis,
    'Time frame of': when?.on,
  });
  return text ? { otherInformation: text } : {};
};

const ROLE_NAMES: Readonly<Record<Role, string>> = {
  lead: 'Lead',
  'co-lead': 'Co-lead',
  contributor: 'Contributor',
  consulted: 'Consulted',
  named: 'Named',
};

const stakeholders = (node: PlanNode, { bodies, groups }: Parts): Stakeholder[] =>
  (bodies.get(node.id) ?? []).map((a) => ({
    stakeholderType: groups.has(a.org) ? 'Generic_Group' : 'Organization',
    name: a.org,
    roles: [
      {
        name: ROLE_NAMES[a.role],
        ...official(a),
        roleTypes: a.role === 'consulted' || a.role === 'named' ? [] : ['Performer'],
      },
    ],
  }));

const official = (a: Assignment) =>
  a.officialName ? { description: toLines({ 'Goal leader': a.officialName }) ?? '' } : {};

const organization = (a: Agency): Organization => ({
  name: a.name.en,
  acronym: a.id,
  identifier: xmlId(`org ${a.id}`),
  description:
    toLines({
      Kind: a.kind,
      'Part of': a.parent,
      Member: a.member ? 'yes' : 'no',
      Statutory: a.statutory ? 'yes' : 'no',
      'Spanish name': a.name.es,
      Note: a.note,
    }) ?? '',
  stakeholders: [],
});

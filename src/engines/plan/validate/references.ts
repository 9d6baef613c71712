import type { PlanDocument } from '../document.ts';
import { orgsOf } from '../orgs.ts';
import type { PlanProblem } from './problem.ts';

/** Whatever is named is there. */
export const referenceProblems = (doc: PlanDocument): PlanProblem[] => {
  const nodes = new Set(doc.nodes.map((n) => n.id));
  const cycles = new Set(doc.cycles.map((c) => c.id));
  const indicators = new Set(doc.indicators.map((i) => i.id));
  const org = orgsOf(doc.agencies);

  const node = (path: string, id: string | null): PlanProblem[] =>
    id === null || nodes.has(id)
      ? []
      : [{ code: 'PLAN_NODE_UNKNOWN', path, value: id, remedy: 'name a node of this plan' }];
  const body = (path: string, name: string): PlanProblem[] =>
    org(name).kind !== 'unknown'
      ? []
      : [{ code: 'PLAN_ORG_UNKNOWN', path, value: name, remedy: 'add the body to agencies, or correct its name' }];
  const cycle = (path: string, id: string): PlanProblem[] =>
    cycles.has(id)
      ? []
      : [{ code: 'PLAN_CYCLE_UNKNOWN', path, value: id, remedy: 'add the meeting to cycles, or name another' }];
  const indicator = (path: string, id: string): PlanProblem[] =>
    indicators.has(id)
      ? []
      : [{ code: 'PLAN_INDICATOR_UNKNOWN', path, value: id, remedy: 'add the indicator, or name another' }];

  return [
    ...doc.expected.flatMap((e, i) => node(`expected/${i}/pillarId`, e.pillarId)),
    ...doc.assignments.flatMap((a, i) => [
      ...node(`assignments/${i}/nodeId`, a.nodeId),
      ...body(`assignments/${i}/org`, a.org),
    ]),
    ...doc.timeframes.flatMap((t, i) => node(`timeframes/${i}/nodeId`, t.nodeId)),
    ...doc.updates.flatMap((u, i) => [...node(`updates/${i}/nodeId`, u.nodeId), ...body(`updates/${i}/org`, u.org)]),
    ...doc.agencies.flatMap((a, i) => (a.parent === null ? [] : body(`agencies/${i}/parent`, a.parent))),
    ...doc.commitments.flatMap((c, i) => [
      ...cycle(`commitments/${i}/cycle`, c.cycle),
      ...node(`commitments/${i}/pillar`, c.pillar),
      ...c.orgs.flatMap((o, j) => body(`commitments/${i}/orgs/${j}`, o)),
      ...c.nodeIds.flatMap((id, j) => node(`commitments/${i}/nodeIds/${j}`, id)),
    ]),
    ...doc.indicators.flatMap((x, i) => node(`indicators/${i}/nodeId`, x.nodeId)),
    ...doc.targets.flatMap((x, i) => indicator(`targets/${i}/indicatorId`, x.indicatorId)),
    ...doc.observations.flatMap((x, i) => indicator(`observations/${i}/indicatorId`, x.indicatorId)),
    ...doc.recommendations.flatMap((r, i) =>
      r.nodeIds.flatMap((id, j) => node(`recommendations/${i}/nodeIds/${j}`, id)),
    ),
  ];
};

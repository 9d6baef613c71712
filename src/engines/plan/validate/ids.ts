import type { PlanDocument } from '../document.ts';
import type { PlanProblem, PlanProblemCode } from './problem.ts';

/** Ids, codes and official numbers are used once. */
export const idProblems = (doc: PlanDocument): PlanProblem[] => [
  ...twice(
    'nodes',
    'id',
    doc.nodes.map((n) => n.id),
    'PLAN_ID_TWICE',
  ),
  ...twice(
    'nodes',
    'code',
    doc.nodes.map((n) => n.code),
    'PLAN_CODE_TWICE',
  ),
  ...twice(
    'nodes',
    'officialCode',
    doc.nodes.map((n) => n.officialCode),
    'PLAN_OFFICIAL_CODE_TWICE',
  ),
  ...twice(
    'agencies',
    'id',
    doc.agencies.map((a) => a.id),
    'PLAN_ID_TWICE',
  ),
  ...twice(
    'cycles',
    'id',
    doc.cycles.map((c) => c.id),
    'PLAN_ID_TWICE',
  ),
  ...twice(
    'commitments',
    'id',
    doc.commitments.map((c) => c.id),
    'PLAN_ID_TWICE',
  ),
  ...twice(
    'updates',
    'id',
    doc.updates.map((u) => u.id),
    'PLAN_ID_TWICE',
  ),
  ...twice(
    'indicators',
    'id',
    doc.indicators.map((i) => i.id),
    'PLAN_ID_TWICE',
  ),
  ...twice(
    'recommendations',
    'id',
    doc.recommendations.map((r) => r.id),
    'PLAN_ID_TWICE',
  ),
  ...twice(
    'timeframes',
    'nodeId',
    doc.timeframes.map((t) => t.nodeId),
    'PLAN_TIMEFRAME_TWICE',
  ),
];

const REMEDIES: Partial<Record<PlanProblemCode, string>> = {
  PLAN_TIMEFRAME_TWICE: 'a node has one time frame; append a revision to it instead',
};

const twice = (
  list: string,
  field: string,
  values: readonly (string | null)[],
  code: PlanProblemCode,
): PlanProblem[] => {
  const seen = new Set<string>();
  return values.flatMap((value, i) => {
    if (value === null) return [];
    if (!seen.has(value)) {
      seen.add(value);
      return [];
    }
    return [
      {
        code,
        path: `${list}/${i}/${field}`,
        value,
        remedy: REMEDIES[code] ?? `"${value}" is used before; give this one another ${field}`,
      },
    ];
  });
};

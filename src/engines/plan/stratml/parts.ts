import type { Assignment, Indicator, Observation, PlanDocument, Target, TimeframeRevision } from '../document.ts';
import { groupBy } from '../group.ts';

/** The lists of a plan by what they belong to, so that a large plan is walked once. */
export interface Parts {
  readonly bodies: ReadonlyMap<string, readonly Assignment[]>;
  readonly when: ReadonlyMap<string, TimeframeRevision | undefined>;
  readonly indicators: ReadonlyMap<string | null, readonly Indicator[]>;
  readonly targets: ReadonlyMap<string, readonly Target[]>;
  readonly observations: ReadonlyMap<string, readonly Observation[]>;
  readonly groups: ReadonlySet<string>;
}

export const partsOf = (doc: PlanDocument): Parts => ({
  bodies: groupBy(
    doc.assignments.filter((a) => a.to === null),
    (a) => a.nodeId,
  ),
  when: new Map(doc.timeframes.map((t) => [t.nodeId, t.revisions.at(-1)])),
  indicators: groupBy(doc.indicators, (i) => i.nodeId),
  targets: groupBy(doc.targets, (t) => t.indicatorId),
  observations: groupBy(doc.observations, (o) => o.indicatorId),
  groups: new Set(doc.agencies.filter((a) => a.kind === 'group').map((a) => a.id)),
});

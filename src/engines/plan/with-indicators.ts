import type { Indicator, Observation, PlanDocument } from './document.ts';
import type { PlanEntry } from './from-pack.ts';
import type { IndicatorRow } from './reference-rows.ts';

/** A plan with the published series of an indicator pack, each under the pillar whose code it names. */
export const withIndicators = (doc: PlanDocument, entries: readonly (PlanEntry & IndicatorRow)[]): PlanDocument => {
  const pillars = new Map(doc.nodes.filter((n) => n.kind === 'pillar').map((n) => [n.code, n.id]));
  const indicators = entries.map(
    (e): Indicator => ({
      id: e.id,
      nodeId: e.pillar === null ? null : (pillars.get(e.pillar) ?? null),
      title: typeof e.says === 'string' ? { en: e.says } : e.says,
      unit: e.unit,
      kind: e.kind,
      direction: e.direction,
      aggregation: 'none',
      disaggregations: [],
      source: e.source,
      ...(e.note ? { limitations: e.note } : {}),
    }),
  );
  const observations = entries.flatMap((e) =>
    e.observations.map((o): Observation => ({ ...o, indicatorId: e.id, dims: {}, source: e.source })),
  );
  return {
    ...doc,
    indicators: [...doc.indicators, ...indicators],
    observations: [...doc.observations, ...observations],
  };
};

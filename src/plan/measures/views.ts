import { trueKind } from '../../engines/progress/index.ts';
import type { IndicatorRow } from '../tables.ts';
import type { Observed } from './observed.ts';
import { notesOn } from './progress.ts';

/** What an indicator says of itself. Detection is called detection, whatever the row says. */
export const indicatorView = (row: IndicatorRow) => ({
  id: row.id,
  nodeId: row.node_id,
  title: row.title,
  definition: row.definition,
  unit: row.unit,
  kind: trueKind({ kind: row.kind, title: row.title.en }),
  direction: row.direction,
  measure: row.measure,
  aggregation: row.aggregation,
  baseline: row.baseline,
  accuracy: row.accuracy,
  limitations: row.limitations,
  verification: row.verification,
  disaggregations: row.disaggregations,
  source: row.source,
  notes: notesOn(row),
});

export const observationView = (o: Observed) => ({
  id: o.id,
  period: o.period,
  start: o.start_on,
  end: o.end_on,
  agency: o.agency_id,
  dims: o.dims,
  value: o.value,
  flag: o.flag,
  source: o.source?.cite ?? null,
});

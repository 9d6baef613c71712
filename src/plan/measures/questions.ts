import { groupBy } from '../../engines/plan/group.ts';
import {
  type Claim,
  checkNarratives,
  extractClaims,
  findDoubleCounts,
  type PairDecision,
  type PossibleDoubleCount,
  type QualityFlag,
} from '../../engines/results/index.ts';
import type { IndicatorRow, UpdateRow } from '../tables.ts';
import { isHeadline, type Observed } from './observed.ts';
import { claimId } from './year-series.ts';

/** A status report as far as its words are looked at. */
export type Report = Pick<UpdateRow, 'id' | 'node_id' | 'agency_id' | 'period' | 'narrative'>;

/** One agency's work on one node is one program: two agencies, or one agency on two nodes, may count the same people. */
const programOf = ({ node_id, agency_id }: Report): string => JSON.stringify([node_id, agency_id]);

const textsOf = (reports: readonly Report[]) =>
  reports.map((r) => ({ id: r.id, program: programOf(r), period: r.period, text: r.narrative }));

/** Numbers in reports of different programs that may be the same people, cases or grants. */
export const doubleCountsInReports = (
  reports: readonly Report[],
  decisions: readonly PairDecision[],
): PossibleDoubleCount[] => findDoubleCounts(textsOf(reports).flatMap(extractClaims), decisions);

/** Numbers of different agencies that an indicator adds up and that may be the same. */
export const doubleCountsInSums = (
  indicators: readonly IndicatorRow[],
  observations: readonly Observed[],
  decisions: readonly PairDecision[],
): PossibleDoubleCount[] => {
  const byIndicator = groupBy(observations.filter(isHeadline), (o) => o.indicator_id);
  return indicators
    .filter(({ aggregation }) => aggregation === 'sum')
    .flatMap(({ id, unit, title }) =>
      findDoubleCounts(
        (byIndicator.get(id) ?? []).flatMap((o): Claim[] =>
          o.value === null
            ? []
            : [
                {
                  id: claimId(o.id),
                  program: o.agency_id ?? '',
                  value: o.value,
                  unit,
                  period: o.period,
                  text: title.en,
                },
              ],
        ),
        decisions,
      ),
    );
};

/** What the words of reports leave open. Reports come in the order they were made. */
export const qualityOf = (reports: readonly Report[]): QualityFlag[] =>
  // silence is recorded as such; that a report has no words yet is no result that says nothing
  checkNarratives(textsOf(reports.filter(({ narrative }) => narrative !== '')));

/** The name under which the answer to a flag is kept. */
export const flagName = ({ rule, resultId, start }: QualityFlag): string => `quality ${rule} ${resultId} ${start}`;

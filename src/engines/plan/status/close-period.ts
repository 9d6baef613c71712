import type { PlanDocument, StatusUpdate } from '../document.ts';
import { responses } from './responses.ts';

export interface ClosePeriod {
  readonly period: string;
  /** Instant of the closing, ISO 8601 in UTC. */
  readonly at: string;
  /** Who closes the data call. */
  readonly author: string;
  readonly newId: () => string;
}

/** When a data call closes, no update becomes an update: one `no_response` for every body that owed an answer and gave none. */
export const closePeriod = (
  doc: Pick<PlanDocument, 'assignments' | 'updates'>,
  { period, at, author, newId }: ClosePeriod,
): StatusUpdate[] =>
  responses(doc, at.slice(0, 10), period)
    .filter((r) => r.update === null)
    .map(({ nodeId, org }) => ({
      id: newId(),
      nodeId,
      org,
      period,
      state: 'no_response',
      percent: null,
      narrative: '',
      evidence: [],
      author,
      approver: null,
      at,
      sensitivity: 'public',
    }));

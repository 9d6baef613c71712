import { sql } from 'kysely';
import { addDays } from '../../engines/calendar/index.ts';
import type { PlanDocument } from '../../engines/plan/document.ts';
import { groupBy } from '../../engines/plan/group.ts';
import type { CivilDate, Id } from '../../platform/contract/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { plan } from '../queries.ts';
import { omitNull } from './omit-null.ts';

export interface UpdateOptions {
  /**
   * Which status updates come along: every one; of each node and agency only the one that stands (the last reported); or of that only what
   * it says of the state, without words, names and evidence.
   */
  readonly updates?: 'all' | 'standing' | 'states' | undefined;
  /** Updates reported after this day are not known yet. */
  readonly asOf?: CivilDate | undefined;
}

const columns = [
  'u.id',
  'u.node_id',
  'u.agency_id',
  'u.period',
  'u.state',
  'u.percent',
  'u.narrative',
  'u.confidence',
  'u.author',
  'u.approver',
  'u.reported_at',
  'u.sensitivity',
] as const;

/** The first moment that is not known yet. */
const endOf = (asOf: CivilDate | undefined): string | null =>
  asOf === undefined ? null : `${addDays(asOf, 1)}T00:00:00Z`;

const allUpdates = (tx: Tx, planId: Id, end: string | null) =>
  plan(tx)
    .selectFrom('plan.status_update as u')
    .select(columns)
    .where('u.plan_id', '=', planId)
    .$if(end !== null, (q) => q.where('u.reported_at', '<', end as string))
    .orderBy('u.reported_at')
    .orderBy('u.id')
    .execute();

/** The last report of each body on each node: what stands today is kept by the database. */
const standing = (tx: Tx, planId: Id, end: string | null) =>
  plan(tx)
    .selectFrom('plan.standing as s')
    .where('s.plan_id', '=', planId)
    .$if(end !== null, (q) => q.where('s.reported_at', '<', end as string));

/** For bodies that reported since the day, what stood on it. */
const stoodBefore = (tx: Tx, planId: Id, end: string) =>
  plan(tx)
    .selectFrom('plan.standing as s')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('plan.status_update as u')
          .whereRef('u.org_id', '=', 's.org_id')
          .whereRef('u.plan_id', '=', 's.plan_id')
          .whereRef('u.node_id', '=', 's.node_id')
          .whereRef('u.agency_id', '=', 's.agency_id')
          .where('u.reported_at', '<', end)
          .orderBy('u.reported_at', 'desc')
          .orderBy('u.id', 'desc')
          .limit(1)
          .select(columns)
          .as('u'),
      (on) => on.onTrue(),
    )
    .where('s.plan_id', '=', planId)
    .where('s.reported_at', '>=', end)
    .select(columns)
    .execute();

const standingUpdates = async (tx: Tx, planId: Id, end: string | null) => {
  const now = await standing(tx, planId, end)
    .innerJoin('plan.status_update as u', (on) =>
      on.onRef('u.org_id', '=', 's.org_id').onRef('u.plan_id', '=', 's.plan_id').onRef('u.id', '=', 's.update_id'),
    )
    .select(columns)
    .execute();
  return end === null ? now : [...now, ...(await stoodBefore(tx, planId, end))];
};

const standingStates = async (tx: Tx, planId: Id, end: string | null): Promise<PlanDocument['updates']> => {
  const state = ['period', 'state', 'sensitivity', 'reported_at'] as const;
  const now = await standing(tx, planId, end)
    .select(['update_id as id', 'node_id', 'agency_id', ...state])
    .execute();
  const rows = end === null ? now : [...now, ...(await stoodBefore(tx, planId, end))];
  return rows.map((u) => ({
    id: u.id,
    nodeId: u.node_id,
    org: u.agency_id,
    period: u.period,
    state: u.state,
    percent: null,
    narrative: '',
    evidence: [],
    author: u.agency_id,
    approver: null,
    at: u.reported_at,
    sensitivity: u.sensitivity,
  }));
};

/** The reports of a plan with their evidence, as the document holds them. */
export const loadUpdates = async (
  tx: Tx,
  planId: Id,
  { updates = 'standing', asOf }: UpdateOptions,
): Promise<PlanDocument['updates']> => {
  const end = endOf(asOf);
  if (updates === 'states') return standingStates(tx, planId, end);
  const rows = await (updates === 'all' ? allUpdates(tx, planId, end) : standingUpdates(tx, planId, end));
  if (rows.length === 0) return [];

  const proofs = await plan(tx)
    .selectFrom('plan.evidence')
    .select(['update_id', 'title', 'hash', 'uri', 'dated', 'sensitivity'])
    .where('plan_id', '=', planId)
    .$if(updates === 'standing', (q) =>
      q.where('update_id', '=', sql<Id>`any(${`{${rows.map((u) => u.id).join(',')}}`}::uuid[])`),
    )
    .orderBy('id')
    .execute();
  const byUpdate = groupBy(proofs, (proof) => proof.update_id);

  return rows.map((u) => ({
    id: u.id,
    nodeId: u.node_id,
    org: u.agency_id,
    period: u.period,
    state: u.state,
    percent: u.percent === null ? null : Number(u.percent),
    narrative: u.narrative,
    ...omitNull('confidence', u.confidence),
    evidence: (byUpdate.get(u.id) ?? []).map((e) => ({
      title: e.title,
      hash: e.hash,
      ...omitNull('uri', e.uri),
      ...omitNull('date', e.dated),
      sensitivity: e.sensitivity,
    })),
    author: u.author,
    approver: u.approver,
    at: u.reported_at,
    sensitivity: u.sensitivity,
  }));
};

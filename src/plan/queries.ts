import { type Expression, type SqlBool, sql } from 'kysely';
import type { Id } from '../platform/contract/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { orRefuse, refuse } from '../platform/errors/index.ts';
import type { Tables } from './tables.ts';

/** More than this nobody approves in a day. */
const mostToApprove = 100;

export const plan = (tx: Tx) => tx.withTables<Tables>();

/** @throws Refusal PLAN_NOT_FOUND */
export const planHead = (tx: Tx, planId: Id) =>
  plan(tx)
    .selectFrom('plan.plan')
    .selectAll()
    .where('id', '=', planId)
    .executeTakeFirst()
    .then(orRefuse('PLAN_NOT_FOUND'));

/** The plan, if it may still be written to. @throws Refusal PLAN_NOT_FOUND, PLAN_CLOSED */
export const openPlanHead = async (tx: Tx, planId: Id) => {
  const head = await planHead(tx, planId);
  if (head.status === 'closed') refuse('PLAN_CLOSED');
  return head;
};

/** @throws Refusal PLAN_NODE_NOT_FOUND */
export const node = (tx: Tx, planId: Id, nodeId: string) =>
  plan(tx)
    .selectFrom('plan.node')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('id', '=', nodeId)
    .executeTakeFirst()
    .then(orRefuse('PLAN_NODE_NOT_FOUND'));

/** @throws Refusal PLAN_AGENCY_NOT_FOUND */
export const agency = (tx: Tx, planId: Id, agencyId: string) =>
  plan(tx)
    .selectFrom('plan.agency')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('id', '=', agencyId)
    .executeTakeFirst()
    .then(orRefuse('PLAN_AGENCY_NOT_FOUND', { agency: agencyId }));

/** @throws Refusal PLAN_UPDATE_NOT_FOUND */
export const update = (tx: Tx, planId: Id, updateId: Id) =>
  plan(tx)
    .selectFrom('plan.status_update')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('id', '=', updateId)
    .executeTakeFirst()
    .then(orRefuse('PLAN_UPDATE_NOT_FOUND'));

/** How many actions and updates each plan has. */
export const planCounts = (tx: Tx, planIds: readonly Id[]) =>
  plan(tx)
    .selectFrom('plan.plan as p')
    .select((eb) => [
      'p.id',
      eb
        .selectFrom('plan.node as n')
        .whereRef('n.org_id', '=', 'p.org_id')
        .whereRef('n.plan_id', '=', 'p.id')
        .where('n.kind', '=', 'action')
        .select((e) => e.fn.countAll<number>().as('n'))
        .as('actions'),
      eb
        .selectFrom('plan.standing as s')
        .whereRef('s.org_id', '=', 'p.org_id')
        .whereRef('s.plan_id', '=', 'p.id')
        .select((e) => e.fn.sum<number>('s.reports').as('n'))
        .as('updates'),
    ])
    .where('p.id', 'in', planIds)
    .execute();

/** Reports that wait for an approval and that this actor may approve (`allowed`, from the policy), the oldest first. */
export const waitingForApproval = (tx: Tx, planId: Id, allowed: Expression<SqlBool>) =>
  plan(tx)
    .selectFrom('plan.status_update')
    .select([
      'id',
      'node_id as nodeId',
      'agency_id as agency',
      'period',
      'state',
      'author',
      'reported_at as reportedAt',
    ])
    .where('plan_id', '=', planId)
    .where('approver', 'is', null)
    .where('state', '!=', 'no_response')
    .where(allowed)
    .orderBy('reported_at')
    .orderBy('id')
    .limit(mostToApprove)
    .execute();

export const search = (tx: Tx, planId: Id, words: string, limit: number) =>
  sql<{ kind: 'node' | 'update'; id: string; node_id: string }>`
    select kind, id, node_id from plan.search(${planId}::uuid, ${words}, ${limit}::int)`
    .execute(tx)
    .then(({ rows }) => rows);

import { sql } from 'kysely';
import type { Id } from '../../platform/contract/index.ts';
import type { Context } from '../../platform/kernel/index.ts';
import { can, holds } from '../../platform/policy/index.ts';
import { policy } from '../policy.ts';
import { plan } from '../queries.ts';

/** A page of what was reported on a node, the newest first, with its evidence. */
export const updatesOfNode = async (
  { tx, actor, kernel }: Pick<Context, 'tx' | 'actor' | 'kernel'>,
  planId: Id,
  nodeId: string,
  { limit, offset }: { limit: number; offset: number },
) => {
  const internal = holds(kernel.roles, actor, 'read plan-internal');
  const updates = plan(tx)
    .selectFrom('plan.status_update')
    .where('plan_id', '=', planId)
    .where('node_id', '=', nodeId)
    .$if(!internal, (q) => q.where('sensitivity', '=', 'public'));
  const rows = await updates
    .select([
      'org_id',
      'id',
      'node_id',
      'agency_id',
      'period',
      'state',
      'percent',
      'narrative',
      'confidence',
      'sensitivity',
    ])
    .select(['author', 'author_id', 'approver', 'approved_at', 'reported_at'])
    .orderBy('reported_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  // a page that is not full is the last one, and says how many there are
  const isLast = rows.length < limit && (rows.length > 0 || offset === 0);
  const { total } = isLast
    ? { total: offset + rows.length }
    : await updates.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow();
  const evidence =
    rows.length === 0
      ? []
      : await plan(tx)
          .selectFrom('plan.evidence')
          .select([
            'id',
            'update_id',
            'title',
            'hash',
            'uri',
            'dated as date',
            'media_type as mediaType',
            'size',
            'sensitivity',
          ])
          .where('plan_id', '=', planId)
          .where(
            'update_id',
            'in',
            rows.map((u) => u.id),
          )
          .$if(!internal, (q) => q.where('sensitivity', '=', 'public'))
          .orderBy('id')
          .execute();
  return {
    rows: rows.map((u) => ({
      id: u.id,
      nodeId: u.node_id,
      agency: u.agency_id,
      period: u.period,
      state: u.state,
      percent: u.percent === null ? null : Number(u.percent),
      narrative: u.narrative,
      confidence: u.confidence,
      sensitivity: u.sensitivity,
      author: internal ? u.author : u.agency_id,
      approver: internal ? u.approver : null,
      approvedAt: u.approved_at,
      reportedAt: u.reported_at,
      evidence: evidence.filter((e) => e.update_id === u.id),
      mayApprove: u.approver === null && can(kernel.roles, policy, actor, 'approve plan', u),
    })),
    total,
    limit,
    offset,
  };
};

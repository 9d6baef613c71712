import { sql } from 'kysely';
import type { Id } from '../../platform/contract/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { plan } from '../queries.ts';

/** Deeper than any plan: a tree that runs in a circle does not hold us up. */
const deepest = 20;

const columns = [
  'n.id',
  'n.parent_id',
  'n.kind',
  'n.code',
  'n.official_code',
  'n.title',
  'n.words',
  'n.ord',
  'n.sensitivity',
  'n.categories',
  'n.doubt',
  'n.source',
] as const;

/** A node and what lies above it, up to its pillar; nothing where there is no such node. */
export const nodeWithPath = (tx: Tx, planId: Id, nodeId: string) =>
  plan(tx)
    .withRecursive('path', (db) =>
      db
        .selectFrom('plan.node as n')
        .select(columns)
        .select(sql<number>`1`.as('height'))
        .where('n.plan_id', '=', planId)
        .where('n.id', '=', nodeId)
        .unionAll(
          db
            .selectFrom('plan.node as n')
            .innerJoin('path as below', 'below.parent_id', 'n.id')
            .select(columns)
            .select(sql<number>`below.height + 1`.as('height'))
            .where('n.plan_id', '=', planId)
            .where('below.height', '<', deepest),
        ),
    )
    .selectFrom('path')
    .selectAll()
    .orderBy('height')
    .execute();

export const childrenOf = (tx: Tx, planId: Id, nodeId: string, internal: boolean) =>
  plan(tx)
    .selectFrom('plan.node')
    .select(['id', 'code', 'title', 'kind'])
    .where('plan_id', '=', planId)
    .where('parent_id', '=', nodeId)
    .$if(!internal, (q) => q.where('sensitivity', '=', 'public'))
    .orderBy('ord')
    .orderBy('id')
    .execute();

export const assignmentsOf = (tx: Tx, planId: Id, nodeId: string) =>
  plan(tx)
    .selectFrom('plan.assignment')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('node_id', '=', nodeId)
    .orderBy('agency_id')
    .orderBy('role')
    .execute();

export const revisionsOf = (tx: Tx, planId: Id, nodeId: string) =>
  plan(tx)
    .selectFrom('plan.timeframe')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('node_id', '=', nodeId)
    .orderBy('seq')
    .execute();

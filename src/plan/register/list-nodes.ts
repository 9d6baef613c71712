import { sql } from 'kysely';
import type { Input } from '../../platform/contract/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { holds } from '../../platform/policy/index.ts';
import { plan, planHead } from '../queries.ts';
import { listNodes as contract } from './contract.ts';

/** Nodes as a list, with the last word on each. */
export const listNodes = useCase(contract, async ({ tx, actor, kernel, note }, input) => {
  const { planId, limit, offset } = input;
  await planHead(tx, planId);
  const internal = holds(kernel.roles, actor, 'read plan-internal');
  const nodes = chosen(tx, input, internal);

  // the page first, and what is to be said of its nodes afterwards
  const page = nodes
    .select(['n.org_id', 'n.plan_id', 'n.id', 'n.kind', 'n.code', 'n.title', sql<number>`count(*) over ()`.as('total')])
    .orderBy(sql`n.code collate "C"`)
    .orderBy('n.id')
    .limit(limit)
    .offset(offset);
  const found = await plan(tx)
    .selectFrom(page.as('n'))
    .leftJoin('plan.assignment as a', (on) => on.on(isLeadOf))
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('plan.timeframe as t')
          .whereRef('t.org_id', '=', 'n.org_id')
          .whereRef('t.plan_id', '=', 'n.plan_id')
          .whereRef('t.node_id', '=', 'n.id')
          .orderBy('t.seq', 'desc')
          .limit(1)
          .select('t.due_on')
          .as('due'),
      (on) => on.onTrue(),
    )
    .leftJoinLateral(lastWord(tx, internal), (on) => on.onTrue())
    .select([
      'n.id',
      'n.kind',
      'n.code',
      'n.title',
      'n.total',
      'a.agency_id as lead',
      'due.due_on as due',
      'last.state',
      'last.reported_at as reportedAt',
    ])
    .orderBy(sql`n.code collate "C"`)
    .orderBy('n.id')
    .execute();
  const { total } =
    found[0] ??
    (offset === 0 ? { total: 0 } : await nodes.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow());
  note([], { found: total });
  return { rows: found, total, limit, offset };
});

/** The assignment `a` names the lead of the node `n`. */
const isLeadOf = sql<boolean>`a.org_id = n.org_id and a.plan_id = n.plan_id and a.node_id = n.id and a.role = 'lead' and a.to_on is null`;

/** The last report on the node of the row beside it, called `n`. */
const lastWord = (tx: Tx, internal: boolean) =>
  plan(tx)
    .selectFrom('plan.status_update as u')
    .where(sql<boolean>`u.org_id = n.org_id and u.plan_id = n.plan_id and u.node_id = n.id`)
    .$if(!internal, (u) => u.where('u.sensitivity', '=', 'public'))
    .orderBy('u.reported_at', 'desc')
    .orderBy('u.id', 'desc')
    .limit(1)
    .select(['u.state', 'u.reported_at'])
    .as('last');

/** The nodes that were asked for and may be seen. */
const chosen = (tx: Tx, { planId, kind, agency, state, q }: Input<typeof contract>, internal: boolean) =>
  plan(tx)
    .selectFrom('plan.node as n')
    .where('n.plan_id', '=', planId)
    .$if(!internal, (x) => x.where('n.sensitivity', '=', 'public'))
    .$if(kind !== undefined, (x) => x.where('n.kind', '=', kind as NonNullable<typeof kind>))
    .$if(agency !== undefined, (x) =>
      x.where((eb) =>
        eb.exists(
          eb
            .selectFrom('plan.assignment as a')
            .where(isLeadOf)
            .where('a.agency_id', '=', agency as string)
            .select('a.node_id'),
        ),
      ),
    )
    .$if(state !== undefined, (x) =>
      x.where((eb) =>
        eb(eb.selectFrom(lastWord(tx, internal)).select('last.state'), '=', state as NonNullable<typeof state>),
      ),
    )
    .$if(!!q, (x) => x.where('n.search', 'ilike', `%${(q as string).replace(/[\\%_]/g, '\\$&')}%`));

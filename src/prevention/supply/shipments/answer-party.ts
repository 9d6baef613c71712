import { sql } from 'kysely';
import { namesOf } from '../../../platform/accounts/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { permit } from '../../../platform/policy/index.ts';
import { policy } from '../policy.ts';
import { siteById } from '../queries.ts';
import { answerShipmentParty as answerContract, shipmentParties as listContract } from './contract.ts';
import { openStates } from './fields.ts';
import { partyViews } from './party-view.ts';
import { bills, partyById, standing } from './queries.ts';

/** How many shipments name each party, and how many of those are open. */
const shipmentsOf = (tx: Tx, orgId: Id, on: string) =>
  standing(tx, orgId, on)
    .innerJoin(
      sql<{
        party: string;
      }>`lateral (select distinct unnest(array[standing.shipper_id, standing.consignee_id, standing.notify_id]) as party)`.as(
        'n',
      ),
      (join) => join.onTrue(),
    )
    .where('standing.kind', '<>', 'master')
    .where('n.party', 'is not', null)
    .groupBy('n.party')
    .select((eb) => ['n.party', eb.fn.countAll<number>().as('shipments')])
    .select((eb) =>
      eb.fn
        .countAll<number>()
        .filterWhere('standing.state', 'in', [...openStates])
        .as('open'),
    );

export const shipmentParties = useCase(listContract, async ({ tx, orgId, clock }, { waiting, on, limit, offset }) => {
  const all = bills(tx)
    .selectFrom('supply.shipment_party as p')
    .leftJoin(shipmentsOf(tx, orgId, on ?? clock.today()).as('u'), 'u.party', 'p.id')
    .where('p.org_id', '=', orgId)
    .$if(waiting, (q) => q.where('p.state', '=', 'asked'));
  const { total } = await all.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await all
    .selectAll('p')
    .select([sql<number>`coalesce(u.shipments, 0)`.as('shipments'), sql<number>`coalesce(u.open, 0)`.as('open')])
    .orderBy(sql`coalesce(u.open, 0)`, 'desc')
    .orderBy(sql`coalesce(u.shipments, 0)`, 'desc')
    .orderBy('p.name')
    .orderBy('p.id')
    .limit(limit)
    .offset(offset)
    .execute();
  const view = await partyViews(tx, orgId, rows);
  const names = await namesOf(
    tx,
    rows.flatMap(({ decided_by }) => decided_by ?? []),
  );
  return {
    rows: rows.map((row) => ({
      ...view(row),
      candidates: row.candidates.map((one) => ({ ...one, reasons: [...one.reasons] })),
      ...{ shipments: Number(row.shipments), open: Number(row.open), reason: row.reason },
      ...{ by: row.decided_by === null ? null : (names.get(row.decided_by) ?? ''), at: row.decided_at },
    })),
    ...{ total: Number(total), limit, offset },
  };
});

/** What was said before of the same name is replaced; the audit trail keeps both. */
export const answerShipmentParty = useCase(answerContract, async (context, { partyId, site, reason }) => {
  const { tx, orgId, kernel, actor, clock, note } = context;
  const party = await partyById(tx, orgId, partyId);
  permit(kernel.roles, policy, actor, 'write supply', party);
  if (site !== null) await siteById(tx, orgId, site);
  const offered = [...party.candidates.map((one) => one.site), ...(party.site_id === null ? [] : [party.site_id])];
  const not = [...new Set([...party.not_sites, ...offered])].filter((one) => one !== site);
  await bills(tx)
    .updateTable('supply.shipment_party')
    .set({
      ...{ state: site === null ? 'different' : 'same', site_id: site, reason },
      not_sites: sql<string[]>`${JSON.stringify(not)}::jsonb`,
      ...{ decided_by: actor.userId as Id, decided_at: clock.now() },
    })
    .where('org_id', '=', orgId)
    .where('id', '=', partyId)
    .execute();
  note(partyId, { site: site ?? 'none' });
  const { n } = await bills(tx)
    .selectFrom('supply.shipment_party')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('org_id', '=', orgId)
    .where('state', '=', 'asked')
    .executeTakeFirstOrThrow();
  return { waiting: Number(n) };
});

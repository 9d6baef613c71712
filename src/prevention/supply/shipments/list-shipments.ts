import { sql } from 'kysely';
import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Translate } from '../../../platform/i18n/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { listShipments as contract } from './contract.ts';
import { openStates, type ShipmentState } from './fields.ts';
import { bills, isOpen, standing } from './queries.ts';
import { type Standing, standingSentence } from './standing-words.ts';
import type { ShipmentRow } from './tables.ts';

/** Alerts that nobody has acknowledged, by the name a shipment has in them. */
const alertsOf = (tx: Tx, orgId: Id) =>
  bills(tx)
    .selectFrom('supply.alert')
    .select((eb) => ['subject_id', eb.fn.countAll<number>().as('alerts')])
    .where('org_id', '=', orgId)
    .where('subject_kind', '=', 'shipment')
    .where('acknowledged_at', 'is', null)
    .groupBy('subject_id');

const calledInAlerts = sql<string>`case when standing.master = '' then standing.bill else standing.bill || ' (' || standing.master || ')' end`;

/** Shipments with all that their line says. */
export const shipmentLines = (tx: Tx, orgId: Id, on: string) =>
  standing(tx, orgId, on)
    .leftJoin('supply.shipment_party as p', (join) =>
      join.onRef('p.id', '=', 'standing.shipper_id').on('p.org_id', '=', orgId),
    )
    .leftJoin('supply.shipment_party as c', (join) =>
      join.onRef('c.id', '=', 'standing.consignee_id').on('c.org_id', '=', orgId),
    )
    .leftJoin(alertsOf(tx, orgId).as('a'), (join) => join.on(sql<boolean>`a.subject_id = ${calledInAlerts}`))
    .select(['standing.id', 'standing.bill', 'standing.master', 'standing.kind', 'standing.state', 'standing.body'])
    .select(['standing.shipped', 'standing.arrived', 'standing.released', 'standing.said_on', 'standing.said_why'])
    .select(['p.name as shipper', 'c.name as consignee'])
    .select(sql<boolean>`coalesce(p.state = 'asked', false) or coalesce(c.state = 'asked', false)`.as('asked'))
    .select(sql<number>`coalesce(a.alerts, 0)`.as('alerts'));

interface Line extends Standing, Pick<ShipmentRow, 'id' | 'bill' | 'master' | 'kind' | 'body'> {
  readonly state: ShipmentState;
  readonly asked: boolean;
  readonly alerts: number;
}

export const lineView = (t: Translate, on: string, row: Line) => {
  const { id, bill, master, kind, state, body, arrived, asked } = row;
  const alerts = Number(row.alerts);
  const sentence = standingSentence(t, row, { on, asked, alerts });
  return {
    id,
    bill,
    master,
    kind,
    state,
    open: isOpen(state),
    sentence,
    goods: body.goods,
    arrived,
    weight: body.weight,
    asked,
    alerts,
  };
};

export const listShipments = useCase(
  contract,
  async ({ tx, orgId, clock, t }, { on: day, show, text, limit, offset }) => {
    const on = day ?? clock.today();
    const counted = standing(tx, orgId, on).where('standing.kind', '<>', 'master');
    const { open } = await counted
      .where('standing.state', 'in', [...openStates])
      .select((eb) => eb.fn.countAll<number>().as('open'))
      .executeTakeFirstOrThrow();
    const like = `%${(text ?? '').replace(/[\\%_]/g, '\\$&')}%`;
    const asked = shipmentLines(tx, orgId, on)
      .where('standing.kind', '<>', 'master')
      .$if(show === 'open', (q) => q.where('standing.state', 'in', [...openStates]))
      .$if(Boolean(text), (q) =>
        q.where((eb) =>
          eb.or([
            eb('standing.bill', 'ilike', like),
            eb('standing.master', 'ilike', like),
            eb('p.name', 'ilike', like),
            eb('c.name', 'ilike', like),
            eb(sql<string>`standing.body ->> 'containers'`, 'ilike', like),
          ]),
        ),
      );
    const { total } = await asked
      .clearSelect()
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await asked
      .orderBy(sql`coalesce(a.alerts, 0) > 0 and standing.state in ('expected', 'shipped', 'detained')`, 'desc')
      .orderBy(sql`array_position(array['detained', 'shipped', 'expected', 'arrived', 'released'], standing.state)`)
      .orderBy('standing.arrived')
      .orderBy('standing.bill')
      .orderBy('standing.id')
      .limit(limit)
      .offset(offset)
      .execute();
    const { n } = await bills(tx)
      .selectFrom('supply.shipment_party')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('org_id', '=', orgId)
      .where('state', '=', 'asked')
      .executeTakeFirstOrThrow();
    const last = await bills(tx)
      .selectFrom('supply.shipment_load')
      .select(['id', 'name', 'taken_at', 'counts'])
      .where('org_id', '=', orgId)
      .orderBy('taken_at', 'desc')
      .orderBy('id', 'desc')
      .executeTakeFirst();
    return {
      rows: rows.map((row) => ({ ...lineView(t, on, row), shipper: row.shipper, consignee: row.consignee })),
      ...{ total: Number(total), limit, offset, on, open: Number(open), askedParties: Number(n) },
      lastLoad: last ? { id: last.id, name: last.name, at: last.taken_at, refused: last.counts.refused } : null,
      notice: t('supply.notice'),
    };
  },
);

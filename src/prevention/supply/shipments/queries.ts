import { sql } from 'kysely';
import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { orRefuse } from '../../../platform/errors/index.ts';
import type { Tables } from '../tables.ts';
import { openStates, type ShipmentState } from './fields.ts';
import type { ShipmentPartyRow, ShipmentRow, Tables as ShipmentTables } from './tables.ts';

/** The chain, the suppliers and the shipments. */
export const bills = (tx: Tx) => tx.withTables<Tables & ShipmentTables>();

/** @throws Refusal SUPPLY_SHIPMENT_NOT_FOUND */
export const shipmentById = (tx: Tx, orgId: Id, id: Id): Promise<ShipmentRow> =>
  bills(tx)
    .selectFrom('supply.shipment')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst()
    .then(orRefuse('SUPPLY_SHIPMENT_NOT_FOUND'));

/** @throws Refusal SUPPLY_SHIPMENT_PARTY_NOT_FOUND */
export const partyById = (tx: Tx, orgId: Id, id: Id): Promise<ShipmentPartyRow> =>
  bills(tx)
    .selectFrom('supply.shipment_party')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst()
    .then(orRefuse('SUPPLY_SHIPMENT_PARTY_NOT_FOUND'));

/**
 * The shipments with where each stands on a day: as somebody said last, unless a later date of the bill says more. Detained and released goods
 * stay so until somebody says otherwise; a day of arrival alone does not free them.
 */
export const standing = (tx: Tx, orgId: Id, on: string) =>
  bills(tx)
    .with('said', (db) =>
      db
        .selectFrom('supply.shipment_said')
        .distinctOn('shipment_id')
        .select(['shipment_id', 'state', 'on_day', 'reason'])
        .where('org_id', '=', orgId)
        .where('on_day', '<=', on)
        .orderBy('shipment_id')
        .orderBy('on_day', 'desc')
        .orderBy('id', 'desc'),
    )
    .with('standing', (db) =>
      db
        .selectFrom('supply.shipment as s')
        .leftJoin('said as d', 'd.shipment_id', 's.id')
        .select(['s.id', 's.bill', 's.master', 's.kind', 's.shipped', 's.arrived', 's.released'])
        .select(['s.shipper_id', 's.consignee_id', 's.notify_id', 's.body', 's.load_id'])
        .select(['d.on_day as said_on', 'd.reason as said_why'])
        .select(
          sql<ShipmentState>`case
            when s.released <= ${on}::date and (d.on_day is null or s.released >= d.on_day) then 'released'
            when d.state in ('detained', 'released') then d.state
            when s.arrived <= ${on}::date and (d.on_day is null or s.arrived > d.on_day) then 'arrived'
            when s.shipped <= ${on}::date and (d.on_day is null or s.shipped > d.on_day) then 'shipped'
            else coalesce(d.state, 'expected') end`.as('state'),
        )
        .where('s.org_id', '=', orgId),
    )
    .selectFrom('standing');

export const isOpen = (state: ShipmentState): boolean => openStates.some((one) => one === state);

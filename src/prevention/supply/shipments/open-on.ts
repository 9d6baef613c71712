import { sql } from 'kysely';
import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { survivorOf } from '../sites/survivor.ts';
import { openStates, type ShipmentState } from './fields.ts';
import { bills, standing } from './queries.ts';
import type { BillBody } from './shipment.ts';

/** A shipment that has not come or is not free, as other questions of the chain need it. */
export interface OpenShipment {
  readonly id: Id;
  /** How it is called where it is told of. */
  readonly called: string;
  readonly state: ShipmentState;
  readonly parties: readonly {
    readonly role: 'shipper' | 'consignee' | 'notify';
    readonly name: string;
    readonly site: string | null;
  }[];
  /** Weight, and the value where its currency is known. */
  readonly amounts: readonly { readonly quantity: number; readonly unit: string }[];
}

export const calledOf = ({ bill, master }: Pick<BillBody, 'bill' | 'master'>): string =>
  master === '' ? bill : `${bill} (${master})`;

const amountsOf = ({ weight, value }: BillBody): OpenShipment['amounts'] => [
  ...(weight ? [weight] : []),
  ...(value && value.currency !== '' ? [{ quantity: Number(value.amount), unit: value.currency }] : []),
];

/** The open shipments of a day; master bills are told by their houses. */
export const openShipmentsOn = async (tx: Tx, orgId: Id, on: string): Promise<readonly OpenShipment[]> => {
  const rows = await standing(tx, orgId, on)
    .select([
      'standing.id',
      'standing.state',
      'standing.body',
      'standing.shipper_id',
      'standing.consignee_id',
      'standing.notify_id',
    ])
    .where('standing.kind', '<>', 'master')
    .where('standing.state', 'in', [...openStates])
    .orderBy('standing.bill')
    .orderBy('standing.id')
    .execute();
  if (rows.length === 0) return [];
  const parties = await bills(tx)
    .selectFrom('supply.shipment_party')
    .select(['id', 'name', 'site_id'])
    .where('org_id', '=', orgId)
    .execute();
  const sites = await bills(tx)
    .selectFrom('supply.site')
    .select(['id', 'merged_into'])
    .where('org_id', '=', orgId)
    .execute();
  const [survivor, byId] = [survivorOf(sites), new Map(parties.map((one) => [one.id, one]))];
  return rows.map(({ id, state, body, shipper_id, consignee_id, notify_id }) => ({
    ...{ id, state, called: calledOf(body), amounts: amountsOf(body) },
    parties: (
      [
        ['shipper', shipper_id],
        ['consignee', consignee_id],
        ['notify', notify_id],
      ] as const
    ).flatMap(([role, party]) => {
      const row = party === null ? undefined : byId.get(party);
      return row ? [{ role, name: row.name, site: row.site_id === null ? null : survivor(row.site_id) }] : [];
    }),
  }));
};

/** Whether the organisation keeps any bill. */
export const hasShipments = async (tx: Tx, orgId: Id): Promise<boolean> =>
  (await bills(tx)
    .selectFrom('supply.shipment')
    .select(sql`1`.as('one'))
    .where('org_id', '=', orgId)
    .limit(1)
    .executeTakeFirst()) !== undefined;

import { sql } from 'kysely';
import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Places } from '../mapper/guess-columns.ts';
import type { ShipmentField } from './fields.ts';
import { masterOf, sameBill } from './fold.ts';
import { bills } from './queries.ts';
import type { Shipments } from './read-shipments.ts';
import { BillBody, type PartyText, type Shipment } from './shipment.ts';
import type { LoadCounts, ShipmentRow } from './tables.ts';

export interface Change {
  readonly before: ShipmentRow;
  readonly body: BillBody;
  readonly shipment: Shipment;
}

export interface Compared {
  readonly added: readonly { readonly body: BillBody; readonly shipment: Shipment }[];
  readonly changed: readonly Change[];
  readonly same: readonly { readonly before: ShipmentRow; readonly shipment: Shipment }[];
}

/** Columns that must be in a table for it to say something of a field of the bill. */
const columnsOf = {
  vessel: 'vessel',
  voyage: 'voyage',
  carrier: 'carrier',
  loadPort: 'loadPort',
  dischargePort: 'dischargePort',
  shipped: 'shipped',
  arrived: 'arrived',
  released: 'released',
  status: 'status',
  goods: 'goods',
  containers: 'container',
  pieces: 'pieces',
  weight: 'weight',
  hs: 'hs',
  value: 'value',
} as const satisfies Partial<Record<keyof BillBody, ShipmentField>>;

const bodyOf = (shipment: Shipment): BillBody => BillBody.parse({ ...shipment, master: masterOf(shipment) });

/** A table without addresses takes none away from a party that is still called the same. */
const partyOver = (before: PartyText | null, now: PartyText | null): PartyText | null =>
  before && now && before.name.toLowerCase() === now.name.toLowerCase()
    ? { name: now.name, address: now.address || before.address, country: now.country || before.country }
    : now;

/** What a bill says now: a column that this table does not have takes nothing away. */
export const mergedBody = (before: BillBody, now: BillBody, places: Places<ShipmentField>): BillBody => {
  const kept = Object.entries(columnsOf).flatMap(([key, column]) =>
    places[column] === undefined ? [[key, before[key as keyof typeof columnsOf]]] : [],
  );
  return BillBody.parse({
    ...now,
    ...Object.fromEntries(kept),
    master: now.master || before.master,
    shipper: partyOver(before.shipper, now.shipper),
    consignee: places.consignee === undefined ? before.consignee : partyOver(before.consignee, now.consignee),
    notify: places.notify === undefined ? before.notify : partyOver(before.notify, now.notify),
  });
};

const inOneQuestion = 5_000;

const storedBills = async (
  tx: Tx,
  orgId: Id,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, ShipmentRow[]>> => {
  const found = new Map<string, ShipmentRow[]>();
  for (let from = 0; from < numbers.length; from += inOneQuestion) {
    const part = JSON.stringify(numbers.slice(from, from + inOneQuestion));
    const rows = await bills(tx)
      .selectFrom('supply.shipment')
      .selectAll()
      .where('org_id', '=', orgId)
      .where(sql<boolean>`bill in (select jsonb_array_elements_text(${part}::jsonb))`)
      .orderBy('id')
      .execute();
    for (const row of rows) {
      const there = found.get(row.bill);
      if (there) there.push(row);
      else found.set(row.bill, [row]);
    }
  }
  return found;
};

/** What a table would bring: bills that are new, that say something else than before, and that say the same. */
export const compareStored = async (
  tx: Tx,
  orgId: Id,
  { shipments, masters }: Pick<Shipments, 'shipments' | 'masters'>,
  places: Places<ShipmentField>,
): Promise<Compared> => {
  const incoming = [...shipments, ...masters];
  const stored = await storedBills(tx, orgId, [...new Set(incoming.map(({ bill }) => bill))]);
  const added: Compared['added'][number][] = [];
  const changed: Change[] = [];
  const same: Compared['same'][number][] = [];
  const met = new Set<string>();
  for (const shipment of incoming) {
    const now = bodyOf(shipment);
    const before = sameBill(
      (stored.get(shipment.bill) ?? []).filter(({ id }) => !met.has(id)),
      shipment,
    );
    if (!before) {
      added.push({ body: now, shipment });
      continue;
    }
    met.add(before.id);
    const was = BillBody.parse(before.body);
    const body = mergedBody(was, now, places);
    if (JSON.stringify(was) === JSON.stringify(body)) same.push({ before, shipment });
    else changed.push({ before, body, shipment });
  }
  return { added, changed, same };
};

export const countsOf = ({ shipments, masters, rows, unread }: Shipments, compared: Compared): LoadCounts => ({
  rows: rows.length,
  shipments: shipments.length,
  masters: masters.length,
  folded: rows.filter(({ what }) => what === 'folded').length,
  refused: rows.filter(({ what }) => what === 'refused').length,
  unread: unread.length,
  noConsignee: shipments.filter(({ consignee }) => consignee === null).length,
  added: compared.added.length,
  changed: compared.changed.length,
  same: compared.same.length,
});

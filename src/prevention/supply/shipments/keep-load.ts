import { sql } from 'kysely';
import type { Id } from '../../../platform/contract/index.ts';
import { insertMany, type Tx, upsertMany } from '../../../platform/db/index.ts';
import { newId } from '../../../platform/ids/index.ts';
import type { Kernel } from '../../../platform/kernel/index.ts';
import type { Places } from '../mapper/guess-columns.ts';
import type { OpenTable } from '../mapper/open-table.ts';
import { type Compared, compareStored, countsOf } from './compare-stored.ts';
import type { ShipmentField } from './fields.ts';
import { type FoundParties, keepParties } from './keep-parties.ts';
import { bills } from './queries.ts';
import type { Shipments } from './read-shipments.ts';
import type { BillBody, Shipment } from './shipment.ts';
import type { LoadCounts, ShipmentLineRow, ShipmentRow, ShipmentSaidRow, Tables } from './tables.ts';

export interface Loading {
  readonly kernel: Kernel;
  readonly orgId: Id;
  readonly by: Id;
  readonly table: OpenTable;
  readonly places: Places<ShipmentField>;
  readonly read: Shipments;
  readonly sha256: string;
  /** Of the file and of how it was read. */
  readonly reading: string;
}

export const loadOf = (tx: Tx, orgId: Id, reading: string) =>
  bills(tx)
    .selectFrom('supply.shipment_load')
    .select(['id', 'name', 'counts', 'taken_at'])
    .where('org_id', '=', orgId)
    .where('reading', '=', reading)
    .executeTakeFirst();

/** Writes a table of bills, whole: bills that are new, corrected ones with what they said before, and every row. The same again changes nothing. */
export const keepLoad = async (
  tx: Tx,
  loading: Loading,
  parties: FoundParties,
): Promise<{ readonly loadId: Id; readonly counts: LoadCounts }> => {
  const { kernel, orgId, by, table, places, read, sha256, reading } = loading;
  const there = await loadOf(tx, orgId, reading);
  if (there)
    return { loadId: there.id, counts: { ...there.counts, added: 0, changed: 0, same: there.counts.shipments } };
  const compared = await compareStored(tx, orgId, read, places);
  const counts = countsOf(read, compared);
  const [loadId, at] = [newId(kernel.clock, kernel.random), kernel.clock.now()];
  await insertMany<Tables, 'supply.shipment_load'>(tx, 'supply.shipment_load', [
    {
      ...{ org_id: orgId, id: loadId, name: table.file, sha256, reading, headings: [...table.headings] },
      ...{ columns: { ...places }, counts, taken_by: by, taken_at: at },
    },
  ]);
  const told = [...compared.added, ...compared.changed].map(({ body }) => body);
  const makeId = () => newId(kernel.clock, kernel.random);
  const partyId = await keepParties({ tx, orgId, makeId }, parties, told);
  const rowOf = (id: string, body: BillBody): ShipmentRow => ({
    ...{ org_id: orgId, id, bill: body.bill, master: body.master, kind: body.master === '' ? 'simple' : 'house' },
    ...{ shipped: body.shipped || null, arrived: body.arrived || null, released: body.released || null },
    ...{ shipper_id: partyId(body.shipper), consignee_id: partyId(body.consignee), notify_id: partyId(body.notify) },
    ...{ body, load_id: loadId, changed_at: at },
  });
  const added = compared.added.map((one) => ({ ...one, before: null, row: rowOf(makeId(), one.body) }));
  const changed = compared.changed.map((one) => ({ ...one, row: rowOf(one.before.id, one.body) }));
  await insertMany<Tables, 'supply.shipment'>(
    tx,
    'supply.shipment',
    added.map(({ row }) => row),
  );
  await insertMany<Tables, 'supply.shipment_before'>(
    tx,
    'supply.shipment_before',
    compared.changed.map(({ before }) => ({
      ...{ org_id: orgId, shipment_id: before.id, replaced_by: loadId, load_id: before.load_id },
      ...{ body: before.body, replaced_at: at },
    })),
  );
  await upsertMany<Tables, 'supply.shipment'>(
    tx,
    'supply.shipment',
    ['org_id', 'id'],
    changed.map(({ row }) => row),
  );
  await tellMasters(tx, orgId);
  const today = kernel.clock.today();
  const said = [...added, ...changed].flatMap((one): ShipmentSaidRow[] => {
    const { status } = one.body;
    if (status === '' || one.before?.body.status === status) return [];
    const saying = { state: status, on_day: dayOfState(one.body, today), reason: '', load_id: loadId };
    return [{ org_id: orgId, id: makeId(), shipment_id: one.row.id, ...saying, said_by: by, said_at: at }];
  });
  await insertMany<Tables, 'supply.shipment_said'>(tx, 'supply.shipment_said', said);
  const ids = shipmentOfRow([...added, ...changed], compared.same);
  await insertMany<Tables, 'supply.shipment_row'>(tx, 'supply.shipment_row', linesOf(loading, loadId, ids));
  return { loadId, counts };
};

/** A bill that another one names as its master is never counted beside it, whichever came first. */
const tellMasters = (tx: Tx, orgId: Id) =>
  sql`update supply.shipment s set kind = 'master' where s.org_id = ${orgId} and s.kind = 'simple'
    and s.bill in (select h.master from supply.shipment h where h.org_id = ${orgId} and h.master <> '')`.execute(tx);

/** The day from which a file's word holds: the day it gives for it, else the day of loading. */
const dayOfState = ({ status, shipped, arrived, released }: BillBody, today: string): string => {
  const day = status === 'shipped' ? shipped : status === 'arrived' ? arrived : status === 'released' ? released : '';
  return day !== '' && day <= today ? day : today;
};

const shipmentOfRow = (
  kept: readonly { readonly shipment: Shipment; readonly row: ShipmentRow }[],
  same: Compared['same'],
): ReadonlyMap<number, string> =>
  new Map(
    [
      ...kept.map(({ shipment, row }) => ({ shipment, id: row.id })),
      ...same.map(({ shipment, before }) => ({ shipment, id: before.id })),
    ].flatMap(({ shipment, id }) => shipment.rows.map((row) => [row, id] as const)),
  );

const linesOf = ({ orgId, table, read }: Loading, loadId: Id, ids: ReadonlyMap<number, string>): ShipmentLineRow[] => {
  const cells = new Map(table.rows.map((one) => [one.row, one.cells]));
  const unread = new Map(read.unread.map(({ row, field }) => [row, field]));
  return read.rows.map((fate) => ({
    ...{ org_id: orgId, load_id: loadId, row: fate.row, cells: [...(cells.get(fate.row) ?? [])], fate: fate.what },
    why: fate.what === 'read' ? null : fate.why,
    field: fate.what === 'refused' ? fate.field : (unread.get(fate.row) ?? null),
    shipment_id: ids.get(fate.row) ?? null,
  }));
};

import { namesOf } from '../../../platform/accounts/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { orRefuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { openShipmentLoad as loadContract, openShipment as shipmentContract } from './contract.ts';
import { codeOfGoods } from './goods-code.ts';
import { lineView, shipmentLines } from './list-shipments.ts';
import { partyViews } from './party-view.ts';
import { bills, shipmentById } from './queries.ts';
import { BillBody } from './shipment.ts';
import type { ShipmentRow } from './tables.ts';

export const openShipment = useCase(shipmentContract, async (context, { shipmentId, on: day }) => {
  const { tx, orgId, clock, t } = context;
  const on = day ?? clock.today();
  const row = await shipmentById(tx, orgId, shipmentId);
  const line = await shipmentLines(tx, orgId, on).where('standing.id', '=', shipmentId).executeTakeFirstOrThrow();
  const said = await saidOf(tx, orgId, shipmentId);
  const names = await namesOf(
    tx,
    said.map(({ said_by }) => said_by),
  );
  const { shipper: _shipper, consignee: _consignee, notify: _notify, ...body } = row.body;
  return {
    ...lineView(t, on, line),
    on,
    body,
    ...(await partiesOf(tx, orgId, row)),
    related: await relatedTo(tx, orgId, row),
    code: await codeOfGoods(context, row.body.goods),
    said: said.map((one) => ({
      ...{ id: one.id, state: one.state, on: one.on_day, reason: one.reason },
      ...{ by: names.get(one.said_by) ?? '', at: one.said_at, file: one.file ?? '' },
    })),
    before: await beforeOf(tx, orgId, row),
    rows: await rowsOf(tx, orgId, shipmentId),
    notice: t('supply.notice'),
  };
});

const saidOf = (tx: Tx, orgId: Id, shipmentId: Id) =>
  bills(tx)
    .selectFrom('supply.shipment_said as d')
    .leftJoin('supply.shipment_load as l', (join) =>
      join.onRef('l.org_id', '=', 'd.org_id').onRef('l.id', '=', 'd.load_id'),
    )
    .select(['d.id', 'd.state', 'd.on_day', 'd.reason', 'd.said_by', 'd.said_at', 'l.name as file'])
    .where('d.org_id', '=', orgId)
    .where('d.shipment_id', '=', shipmentId)
    .orderBy('d.said_at', 'desc')
    .orderBy('d.id', 'desc')
    .execute();

const partiesOf = async (tx: Tx, orgId: Id, { shipper_id, consignee_id, notify_id }: ShipmentRow) => {
  const ids = [shipper_id, consignee_id, notify_id].filter((id) => id !== null);
  const rows =
    ids.length === 0
      ? []
      : await bills(tx)
          .selectFrom('supply.shipment_party')
          .selectAll()
          .where('org_id', '=', orgId)
          .where('id', 'in', ids)
          .execute();
  const view = await partyViews(tx, orgId, rows);
  const of = (id: string | null) => {
    const row = rows.find((one) => one.id === id);
    return row ? view(row) : null;
  };
  return { shipper: of(shipper_id), consignee: of(consignee_id), notify: of(notify_id) };
};

const mostRelated = 50;

const relatedTo = (tx: Tx, orgId: Id, { kind, bill, master }: ShipmentRow) =>
  kind === 'simple'
    ? Promise.resolve([])
    : bills(tx)
        .selectFrom('supply.shipment')
        .select(['id', 'bill', 'kind'])
        .where('org_id', '=', orgId)
        .$if(kind === 'master', (q) => q.where('master', '=', bill))
        .$if(kind === 'house', (q) => q.where('bill', '=', master))
        .orderBy('bill')
        .orderBy('id')
        .limit(mostRelated)
        .execute();

const textOf = (value: unknown): string =>
  value === null ? '' : typeof value === 'object' ? Object.values(value).flat().join(' ') : String(value);

/** What the bill said before each correction, against what it said after. */
const beforeOf = async (tx: Tx, orgId: Id, row: ShipmentRow) => {
  const found = await bills(tx)
    .selectFrom('supply.shipment_before as b')
    .innerJoin('supply.shipment_load as l', (join) =>
      join.onRef('l.org_id', '=', 'b.org_id').onRef('l.id', '=', 'b.load_id'),
    )
    .innerJoin('supply.shipment_load as r', (join) =>
      join.onRef('r.org_id', '=', 'b.org_id').onRef('r.id', '=', 'b.replaced_by'),
    )
    .select(['b.body', 'b.replaced_at', 'l.name as file', 'r.name as by_file'])
    .where('b.org_id', '=', orgId)
    .where('b.shipment_id', '=', row.id)
    .orderBy('b.replaced_at', 'desc')
    .orderBy('b.replaced_by', 'desc')
    .execute();
  return found.map(({ body, replaced_at, file, by_file }, i) => {
    const [was, is] = [BillBody.parse(body), BillBody.parse(found[i - 1]?.body ?? row.body)];
    const changes = Object.keys(BillBody.shape).flatMap((field) => {
      const [one, other] = [textOf(was[field as keyof BillBody]), textOf(is[field as keyof BillBody])];
      return one === other ? [] : [{ field, was: one, is: other }];
    });
    return { at: replaced_at, file, replacedBy: by_file, changes };
  });
};

const cellsOf = (headings: readonly string[], cells: readonly string[]) =>
  cells.map((text, i) => ({ heading: headings[i] ?? '', text }));

const mostRows = 200;

const rowsOf = async (tx: Tx, orgId: Id, shipmentId: Id) => {
  const rows = await bills(tx)
    .selectFrom('supply.shipment_row as r')
    .innerJoin('supply.shipment_load as l', (join) =>
      join.onRef('l.org_id', '=', 'r.org_id').onRef('l.id', '=', 'r.load_id'),
    )
    .select(['l.name', 'l.taken_at', 'l.headings', 'r.row', 'r.cells', 'r.fate', 'r.why'])
    .where('r.org_id', '=', orgId)
    .where('r.shipment_id', '=', shipmentId)
    .orderBy('l.taken_at', 'desc')
    .orderBy('l.id', 'desc')
    .orderBy('r.row')
    .limit(mostRows)
    .execute();
  return rows.map(({ name, taken_at, headings, row, cells, fate, why }) => ({
    ...{ file: name, row, at: taken_at, fate: why ?? fate },
    cells: cellsOf(headings, cells),
  }));
};

/** One file that was taken, with the rows that could not be read. */
export const openShipmentLoad = useCase(loadContract, async ({ tx, orgId, t }, { loadId, limit, offset }) => {
  const load = await bills(tx)
    .selectFrom('supply.shipment_load')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', loadId)
    .executeTakeFirst()
    .then(orRefuse('SUPPLY_SHIPMENT_LOAD_NOT_FOUND'));
  const refused = bills(tx)
    .selectFrom('supply.shipment_row')
    .where('org_id', '=', orgId)
    .where('load_id', '=', loadId)
    .where((eb) => eb.or([eb('fate', '=', 'refused'), eb('field', 'is not', null)]));
  const { total } = await refused.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await refused.selectAll().orderBy('row').limit(limit).offset(offset).execute();
  const names = await namesOf(tx, [load.taken_by]);
  return {
    rows: rows.map(({ row, field, fate, why, cells }) => ({
      ...{ row, field: field ?? '', cells: cellsOf(load.headings, cells) },
      sentence: t(`supply.shipment.mend.${fate === 'refused' ? why : 'unread'}`),
    })),
    ...{ total: Number(total), limit, offset, name: load.name, sha256: load.sha256, at: load.taken_at },
    ...{ by: names.get(load.taken_by) ?? '', counts: load.counts },
  };
});

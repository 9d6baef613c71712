import { z } from 'zod';
import type { Id, Where } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import { enqueue, jobKind } from '../../../platform/jobs/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { correctColumns, mappingOf } from '../mapper/correct-columns.ts';
import { type Places, placesOf } from '../mapper/guess-columns.ts';
import { learnedHeadings, rememberHeadings } from '../mapper/heading-choices.ts';
import { compareStored, countsOf } from './compare-stored.ts';
import { applyShipments as applyContract, previewShipments as previewContract } from './contract.ts';
import { isUnclear } from './days.ts';
import { type DayOrder, dayOrders, type ShipmentField, shipmentFields } from './fields.ts';
import { keepLoad, loadOf } from './keep-load.ts';
import { findParties } from './keep-parties.ts';
import {
  type BillsTable,
  dayOrdersOf,
  neededFields,
  openBills,
  type Shipments,
  shipmentsIn,
} from './read-shipments.ts';

const shownRows = 5;
const mostFlagged = 100;

interface Sent {
  readonly fileName: string;
  readonly mapping?: string | undefined;
  readonly days: DayOrder;
}

/** The table with its columns as they are guessed, learned and corrected. */
const opened = async (tx: Tx, orgId: Id, bytes: Uint8Array, { fileName, mapping }: Sent): Promise<BillsTable> => {
  const learned = await learnedHeadings(tx, orgId, 'shipments', shipmentFields);
  const { table, columns } = openBills(bytes, fileName, learned);
  if (mapping === undefined) return { table, columns };
  return { table, columns: correctColumns(columns, mappingOf(mapping, shipmentFields), shipmentFields, fileName) };
};

const readingOf = (hash: string, places: Places<ShipmentField>, days: DayOrder): string =>
  sha256(JSON.stringify([hash, Object.entries(places).sort(), days]));

const lacking = (places: Places<ShipmentField>): ShipmentField | undefined =>
  neededFields.find((field) => places[field] === undefined);

export const previewShipments = useCase(previewContract, async ({ tx, orgId, file, t }, sent) => {
  const { table, columns } = await opened(tx, orgId, file.bytes, sent);
  const places = placesOf(columns);
  const firstRows = table.rows.slice(0, shownRows).map(({ cells }) => [...cells]);
  if (lacking(places) !== undefined)
    return { columns: [...columns], firstRows, unclearDays: [], flagged: [], brings: null, before: null };
  const read = shipmentsIn(table, places, sent.days);
  const before = await loadOf(tx, orgId, readingOf(sha256(file.bytes), places, sent.days));
  const orders = dayOrdersOf(table, places, sent.days);
  return {
    columns: [...columns],
    firstRows,
    unclearDays: (['shipped', 'arrived', 'released'] as const).filter(
      (field) =>
        orders[field] === 'unclear' && table.rows.some(({ cells }) => isUnclear(cells[places[field] ?? -1] ?? '')),
    ),
    flagged: flaggedIn(read, (why) => t(`supply.shipment.mend.${why}`)),
    brings: countsOf(read, await compareStored(tx, orgId, read, places)),
    before: before ? { name: before.name, at: before.taken_at } : null,
  };
});

const flaggedIn = ({ rows, unread }: Shipments, says: (why: string) => string): Where[] =>
  [
    ...rows.flatMap((one) => (one.what === 'refused' ? [{ row: one.row, field: one.field, says: says(one.why) }] : [])),
    ...unread.map(({ row, field }) => ({ row, field, says: says('unread') })),
  ]
    .sort((a, b) => a.row - b.row)
    .slice(0, mostFlagged);

export const applyShipments = useCase(applyContract, async (context, sent) => {
  const { tx, orgId, kernel, actor, clock, file, note } = context;
  const { table, columns } = await opened(tx, orgId, file.bytes, sent);
  const places = placesOf(columns);
  const missing = lacking(places);
  if (missing)
    return refuse('SUPPLY_COLUMN_MISSING', {}, [{ file: table.file, row: table.headingRow, field: missing }]);
  const hash = sha256(file.bytes);
  if (sent.mapping !== undefined)
    await rememberHeadings(tx, 'shipments', columns, { orgId, by: actor.userId as Id, at: clock.now() });
  note([], { rows: table.rows.length });
  const jobId = await enqueue(
    tx,
    kernel,
    actor,
    takeShipmentsKind,
    { columns: places, days: sent.days },
    {
      key: readingOf(hash, places, sent.days),
      files: { table: file.bytes, name: new TextEncoder().encode(sent.fileName) },
    },
  );
  return { jobId };
});

const Columns = z.object(
  Object.fromEntries(shipmentFields.map((field) => [field, z.number().int().min(0).optional()])) as Record<
    ShipmentField,
    z.ZodOptional<z.ZodNumber>
  >,
);

/** Reads the bills, finds who is named on them, and keeps all of it, or nothing. */
export const takeShipmentsKind = jobKind('supply.take-shipments', {
  may: 'write supply',
  bulk: true,
  takes: z.object({ columns: Columns, days: z.enum(dayOrders) }),
  gives: z.object({
    loadId: z.uuid(),
    added: z.number().int(),
    changed: z.number().int(),
    same: z.number().int(),
    refused: z.number().int(),
  }),
  run: async (context, { columns, days }) => {
    const { kernel, actor, progress, signal, step } = context;
    const orgId = actor.orgId as Id;
    progress(0, null, 'reading');
    const [bytes, name] = [await context.file('table'), new TextDecoder().decode(await context.file('name'))];
    const { table } = openBills(bytes, name);
    const places = placesFrom(columns);
    const read = shipmentsIn(table, places, days);
    signal.throwIfAborted();
    const compared = await kernel.db.transaction(actor, (tx) => compareStored(tx, orgId, read, places));
    const told = [...compared.added, ...compared.changed].map(({ body }) => body);
    const parties = await findParties(context, orgId, told);
    const hash = sha256(bytes);
    const loading = {
      kernel,
      orgId,
      by: actor.userId as Id,
      table,
      places,
      read,
      sha256: hash,
      reading: readingOf(hash, places, days),
    };
    progress(0, null, 'keeping');
    const { loadId, counts } = await step('kept', (tx) => keepLoad(tx, loading, parties));
    const { added, changed, same, refused } = counts;
    return { loadId, added, changed, same, refused };
  },
});

const placesFrom = (columns: z.output<typeof Columns>): Places<ShipmentField> =>
  Object.fromEntries(Object.entries(columns).filter(([, at]) => at !== undefined));

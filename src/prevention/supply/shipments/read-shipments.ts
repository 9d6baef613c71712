import { refuse } from '../../../platform/errors/index.ts';
import { type ColumnGuess, guessColumns, type Learned, type Places, placesOf } from '../mapper/guess-columns.ts';
import { type OpenTable, openTable } from '../mapper/open-table.ts';
import { shipmentVocabulary } from './columns.ts';
import { dayOrderOf } from './days.ts';
import type { DayOrder, ShipmentField } from './fields.ts';
import { type Folded, foldBills } from './fold.ts';
import { type DayOrders, type Refused, readRow } from './read-row.ts';
import type { Shipment } from './shipment.ts';

export type RowFate = Folded | Refused;

export interface Shipments {
  readonly shipments: readonly Shipment[];
  /** Master bills that their house bills tell: kept, and not counted. */
  readonly masters: readonly Shipment[];
  /** One for each row that is not empty. */
  readonly rows: readonly RowFate[];
  /** Cells of rows that were taken which say nothing that is known. */
  readonly unread: readonly { readonly row: number; readonly field: ShipmentField }[];
}

/** Cells and bytes of the largest table that is taken: 200,000 rows may have 25 columns. */
const limits = { cells: 5_000_000, chars: 128 * 1024 * 1024 };

export interface BillsTable {
  readonly table: OpenTable;
  readonly columns: readonly ColumnGuess<ShipmentField>[];
}

/**
 * A CSV or XLSX file with a guess of what each column holds.
 *
 * @throws Refusal SUPPLY_TABLE_UNREADABLE, SUPPLY_TABLE_EMPTY
 */
export const openBills = (bytes: Uint8Array, file: string, learned?: Learned<ShipmentField>): BillsTable => {
  const table = openTable(bytes, file, limits);
  if (table.rows.length === 0) refuse('SUPPLY_TABLE_EMPTY', {}, [{ file }]);
  const columns = guessColumns(shipmentVocabulary, table.headings, [], learned);
  return { table, columns };
};

/** Without these there is no shipment to speak of. */
export const neededFields = ['bill', 'shipper'] as const satisfies readonly ShipmentField[];

/** How the days of each column are written; what a person says stands where the column itself is unclear. */
export const dayOrdersOf = (
  { rows }: OpenTable,
  places: Places<ShipmentField>,
  said: DayOrder = 'unclear',
): DayOrders => {
  const orderOf = (field: ShipmentField): DayOrder => {
    const at = places[field];
    const order = at === undefined ? 'unclear' : dayOrderOf(rows.map(({ cells }) => cells[at] ?? ''));
    return order === 'unclear' ? said : order;
  };
  return { shipped: orderOf('shipped'), arrived: orderOf('arrived'), released: orderOf('released') };
};

/**
 * The bills of a table whose columns are known: rows of one bill folded together. A cell is text, whatever it looks like.
 *
 * @throws Refusal SUPPLY_COLUMN_MISSING
 */
export const shipmentsIn = (table: OpenTable, places: Places<ShipmentField>, said?: DayOrder): Shipments => {
  for (const field of neededFields)
    if (places[field] === undefined)
      refuse('SUPPLY_COLUMN_MISSING', {}, [{ file: table.file, row: table.headingRow, field }]);
  const orders = dayOrdersOf(table, places, said);
  const refused: Refused[] = [];
  const read: Shipment[] = [];
  const unread: { row: number; field: ShipmentField }[] = [];
  for (const { row, cells } of table.rows) {
    const one = readRow(row, (field) => textIn(cells[places[field] ?? -1]), orders);
    if (one.what === 'refused') refused.push(one);
    else {
      read.push(one.shipment);
      for (const field of one.unread) unread.push({ row, field });
    }
  }
  const { shipments, masters, folded } = foldBills(read);
  return { shipments, masters, rows: [...refused, ...folded].sort((a, b) => a.row - b.row), unread };
};

const textIn = (cell: string | undefined): string => (cell ? cell.trim().replace(/\s+/g, ' ') : '');

/**
 * Bills of lading from a file, columns in any order and as they are guessed.
 *
 * @throws Refusal SUPPLY_TABLE_UNREADABLE, SUPPLY_COLUMN_MISSING, SUPPLY_TABLE_EMPTY
 */
export const readShipments = (bytes: Uint8Array, file: string): Shipments => {
  const { table, columns } = openBills(bytes, file);
  return shipmentsIn(table, placesOf(columns));
};

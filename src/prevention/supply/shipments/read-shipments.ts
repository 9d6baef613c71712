import { readTable, SheetError, type Table } from '../../../engines/sheets/index.ts';
import { Refusal, refuse } from '../../../platform/errors/index.ts';
import { countryOf } from '../../imports/index.ts';
import { type ShipmentField, shipmentPlaces } from './columns.ts';
import { type DayOrder, dayIn, dayOrderOf } from './days.ts';

export interface PartyText {
  readonly name: string;
  readonly address: string;
  /** ISO 3166-1 alpha-2 in lower case, or ''. */
  readonly country: string;
}

export interface Shipment {
  /** Rows of the file that tell of it. */
  readonly rows: readonly number[];
  readonly bill: string;
  readonly master: string;
  readonly vessel: string;
  readonly voyage: string;
  readonly carrier: string;
  readonly loadPort: string;
  readonly dischargePort: string;
  readonly shipped: string;
  readonly arrived: string;
  readonly shipper: PartyText;
  /** Null where the bill names none: an importer may ask for that (19 CFR 103.31). */
  readonly consignee: PartyText | null;
  readonly goods: string;
  readonly containers: readonly string[];
  readonly pieces: number | null;
  readonly weight: { readonly quantity: number; readonly unit: string } | null;
  /** As the bill has it: nobody has checked it. */
  readonly hs: string;
}

export type RowFate =
  | { readonly row: number; readonly what: 'read' }
  | {
      readonly row: number;
      readonly what: 'folded';
      readonly into: number;
      readonly why: 'same' | 'container' | 'houses';
    }
  | {
      readonly row: number;
      readonly what: 'refused';
      readonly field: ShipmentField;
      readonly why: 'missing' | 'day' | 'number' | 'unit';
    };

export interface Shipments {
  readonly shipments: readonly Shipment[];
  /** One for each row that is not empty. */
  readonly rows: readonly RowFate[];
}

/** Rows, cells and bytes of the largest table that is taken; `cells` so that 200,000 rows may have 25 columns. */
const limits = { cells: 5_000_000, chars: 128 * 1024 * 1024 };

/**
 * Bills of lading from a CSV or XLSX file, columns in any order. Rows of one bill are folded together; a master bill whose house bills are here is folded
 * into them. A cell is text, whatever it looks like.
 *
 * @throws Refusal SUPPLY_TABLE_UNREADABLE, SUPPLY_COLUMN_MISSING, SUPPLY_TABLE_EMPTY
 */
export const readShipments = (bytes: Uint8Array, file: string): Shipments => {
  const all = tableOf(bytes, file).sheets[0]?.rows ?? [];
  const first = all.findIndex((row) => row.some((cell) => cell.trim() !== ''));
  const places = shipmentPlaces(all[first] ?? []);
  for (const field of ['bill', 'shipper'] as const)
    if (places[field] === undefined) refuse('SUPPLY_COLUMN_MISSING', {}, [{ file, row: first + 1, field }]);
  const rows = all
    .slice(first + 1)
    .map((cells, i) => ({ row: first + 2 + i, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (rows.length === 0) refuse('SUPPLY_TABLE_EMPTY', {}, [{ file }]);
  const orderOf = (field: ShipmentField): DayOrder =>
    dayOrderOf(places[field] === undefined ? [] : rows.map(({ cells }) => cells[places[field] ?? -1] ?? ''));
  const orders = { shipped: orderOf('shipped'), arrived: orderOf('arrived') };
  const fates: RowFate[] = [];
  const read: Shipment[] = [];
  for (const { row, cells } of rows) {
    const cell = (field: ShipmentField): string => (cells[places[field] ?? -1] ?? '').trim().replace(/\s+/g, ' ');
    const one = shipmentIn(row, cell, orders);
    if ('what' in one) fates.push(one);
    else read.push(one);
  }
  const { shipments, folded } = fold(read);
  return { shipments, rows: [...fates, ...folded].sort((a, b) => a.row - b.row) };
};

const shipmentIn = (
  row: number,
  cell: (field: ShipmentField) => string,
  orders: { readonly shipped: DayOrder; readonly arrived: DayOrder },
): Shipment | RowFate => {
  const refused = (field: ShipmentField, why: 'missing' | 'day' | 'number' | 'unit'): RowFate => ({
    row,
    what: 'refused',
    field,
    why,
  });
  if (cell('bill') === '') return refused('bill', 'missing');
  if (cell('shipper') === '') return refused('shipper', 'missing');
  const [shipped, arrived] = [dayIn(cell('shipped'), orders.shipped), dayIn(cell('arrived'), orders.arrived)];
  if (shipped === null) return refused('shipped', 'day');
  if (arrived === null) return refused('arrived', 'day');
  const [pieces, weight] = [amountIn(cell('pieces')), amountIn(cell('weight'))];
  if (Number.isNaN(pieces)) return refused('pieces', 'number');
  if (Number.isNaN(weight)) return refused('weight', 'number');
  const unit = weightUnits[cell('weightUnit').toLowerCase()];
  if (weight !== null && unit === undefined) return refused('weightUnit', 'unit');
  return {
    rows: [row],
    bill: cell('bill').toUpperCase().replace(/\s+/g, ''),
    master: cell('master').toUpperCase().replace(/\s+/g, ''),
    vessel: cell('vessel'),
    voyage: cell('voyage'),
    carrier: cell('carrier'),
    loadPort: cell('loadPort'),
    dischargePort: cell('dischargePort'),
    shipped,
    arrived,
    shipper: party(cell('shipper'), cell('shipperAddress'), cell('shipperCountry')),
    consignee: /^(?:|-|n\/?a|not available|not declared|unknown)$/i.test(cell('consignee'))
      ? null
      : party(cell('consignee'), cell('consigneeAddress'), cell('consigneeCountry')),
    goods: cell('goods'),
    containers: cell('container') === '' ? [] : [cell('container').toUpperCase()],
    pieces,
    weight: weight === null || unit === undefined ? null : { quantity: weight, unit },
    hs: cell('hs').replace(/\D/g, '').slice(0, 10),
  };
};

const party = (name: string, address: string, country: string): PartyText => ({
  name: name.slice(0, 500),
  address: address.slice(0, 500),
  country: countryOf(country),
});

/** Bills give kilograms where they say nothing. */
const weightUnits: Readonly<Record<string, string>> = {
  '': 'KGM',
  k: 'KGM',
  kg: 'KGM',
  kgs: 'KGM',
  kgm: 'KGM',
  l: 'LBR',
  lb: 'LBR',
  lbs: 'LBR',
  lbr: 'LBR',
  t: 'TNE',
  tne: 'TNE',
  mt: 'TNE',
};

/** Null for an empty cell; not a number where it cannot be read: `1,234` is a thousand and more, `1,2` nobody knows. */
const amountIn = (cell: string): number | null => {
  if (cell === '') return null;
  return /^\d+(?:\.\d+)?$|^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(cell) ? Number(cell.replaceAll(',', '')) : Number.NaN;
};

/** One shipment a bill. The same container told twice is told once; another container adds to it. */
const fold = (read: readonly Shipment[]): { readonly shipments: Shipment[]; readonly folded: RowFate[] } => {
  const housesOf = new Map<string, number>();
  for (const { master, bill, rows } of read)
    if (master !== '' && master !== bill && !housesOf.has(master)) housesOf.set(master, rows[0] ?? 0);
  const kept = new Map<string, Shipment>();
  const folded: RowFate[] = [];
  for (const one of read) {
    const [row = 0] = one.rows;
    const houses = one.master === '' || one.master === one.bill ? housesOf.get(one.bill) : undefined;
    if (houses !== undefined) {
      folded.push({ row, what: 'folded', into: houses, why: 'houses' });
      continue;
    }
    const key = `${one.bill}\n${one.master}`;
    const before = kept.get(key);
    if (!before) {
      kept.set(key, one);
      folded.push({ row, what: 'read' });
      continue;
    }
    const isSame = one.containers.every((container) => before.containers.includes(container));
    kept.set(key, isSame ? { ...before, rows: [...before.rows, row] } : joined(before, one));
    folded.push({ row, what: 'folded', into: before.rows[0] ?? 0, why: isSame ? 'same' : 'container' });
  }
  return { shipments: [...kept.values()], folded };
};

const joined = (a: Shipment, b: Shipment): Shipment => ({
  ...a,
  rows: [...a.rows, ...b.rows],
  containers: [...a.containers, ...b.containers],
  pieces: a.pieces === null || b.pieces === null ? null : a.pieces + b.pieces,
  weight:
    a.weight === null || b.weight === null || a.weight.unit !== b.weight.unit
      ? null
      : { ...a.weight, quantity: a.weight.quantity + b.weight.quantity },
});

const tableOf = (bytes: Uint8Array, file: string): Table => {
  try {
    return readTable(bytes, { limits });
  } catch (error) {
    if (!(error instanceof SheetError)) throw error;
    // what is not UTF-8 was written by an older spreadsheet
    if (error.code === 'SHEET_NOT_UTF8') return readTable(bytes, { encoding: 'windows-1252', limits });
    const { row } = error.where;
    throw new Refusal('SUPPLY_TABLE_UNREADABLE', { reason: error.message }, [
      { file, ...(row === undefined ? {} : { row }) },
    ]);
  }
};

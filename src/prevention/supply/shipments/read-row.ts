import { countryOf } from '../../imports/index.ts';
import { dayIn } from './days.ts';
import type { CellTrouble, DayOrder, ShipmentField, ShipmentState } from './fields.ts';
import type { PartyText, Shipment } from './shipment.ts';

export interface DayOrders {
  readonly shipped: DayOrder;
  readonly arrived: DayOrder;
  readonly released: DayOrder;
}

export interface Refused {
  readonly row: number;
  readonly what: 'refused';
  readonly field: ShipmentField;
  readonly why: CellTrouble;
}

export type ReadRow =
  | Refused
  /** `unread`: cells that say nothing that is known; the rest of the row counts. */
  | { readonly what: 'bill'; readonly shipment: Shipment; readonly unread: readonly ShipmentField[] };

/** One row as a bill. A cell is text, whatever it looks like. */
export const readRow = (row: number, cell: (field: ShipmentField) => string, orders: DayOrders): ReadRow => {
  const refused = (field: ShipmentField, why: CellTrouble): Refused => ({ row, what: 'refused', field, why });
  const bill = numberIn(cell('bill'));
  if (bill === '') return refused('bill', 'missing');
  const [shipped, arrived] = [dayIn(cell('shipped'), orders.shipped), dayIn(cell('arrived'), orders.arrived)];
  if (shipped === null) return refused('shipped', 'day');
  if (arrived === null) return refused('arrived', 'day');
  const released = dayIn(cell('released'), orders.released);
  const [pieces, weight] = [amountIn(cell('pieces')), amountIn(cell('weight'))];
  if (Number.isNaN(pieces)) return refused('pieces', 'number');
  if (Number.isNaN(weight)) return refused('weight', 'number');
  const unit = weightUnits[cell('weightUnit').toLowerCase()];
  if (weight !== null && unit === undefined) return refused('weightUnit', 'unit');
  const [status, value] = [stateIn(cell('status')), valueIn(cell('value'), cell('currency'))];
  return {
    what: 'bill',
    unread: [
      ...(released === null ? (['released'] as const) : []),
      ...(status === '' && cell('status') !== '' ? (['status'] as const) : []),
      ...(value === null && cell('value') !== '' ? (['value'] as const) : []),
    ],
    shipment: {
      rows: [row],
      bill,
      master: numberIn(cell('master')),
      vessel: cell('vessel'),
      voyage: cell('voyage'),
      carrier: cell('carrier'),
      loadPort: cell('loadPort'),
      dischargePort: cell('dischargePort'),
      shipped,
      arrived,
      released: released ?? '',
      status,
      shipper: party(cell('shipper'), cell('shipperAddress'), cell('shipperCountry')),
      consignee: party(cell('consignee'), cell('consigneeAddress'), cell('consigneeCountry')),
      notify: party(cell('notify'), cell('notifyAddress'), cell('consigneeCountry')),
      goods: cell('goods').slice(0, 4000),
      containers: containersIn(cell('container')),
      pieces,
      weight: weight === null || unit === undefined ? null : { quantity: weight, unit },
      hs: cell('hs').replace(/\D/g, '').slice(0, 10),
      value,
    },
  };
};

const numberIn = (cell: string): string => cell.toUpperCase().replace(/\s+/g, '').slice(0, 100);

const notPublished = /^(?:|-|n\/?a|not available|not declared|not published|unknown|withheld|confidential)$/i;

const party = (name: string, address: string, country: string): PartyText | null =>
  notPublished.test(name)
    ? null
    : { name: name.slice(0, 500), address: address.slice(0, 500), country: countryOf(country) };

const containersIn = (cell: string): string[] => [
  ...new Set(
    cell
      .toUpperCase()
      .split(/[,;|/\n]+/)
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  ),
];

const states: readonly (readonly [RegExp, ShipmentState])[] = [
  [/detain|on hold|held|retenid/i, 'detained'],
  [/releas|cleared customs|levant|liberad/i, 'released'],
  [/arriv|discharged|unladen|llegad/i, 'arrived'],
  [/in transit|on the water|shipped|departed|sailed|laden|en tr[aá]nsito|embarcad/i, 'shipped'],
  [/expected|booked|planned|ordered|previst|reservad/i, 'expected'],
];

const stateIn = (cell: string): ShipmentState | '' =>
  /\bnot\b|\bno\b/i.test(cell) ? '' : (states.find(([words]) => words.test(cell))?.[1] ?? '');

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

const plainNumber = /^\d+(?:\.\d+)?$|^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

/** Null for an empty cell; not a number where it cannot be read: `1,234` is a thousand and more, `1,2` nobody knows. */
const amountIn = (cell: string): number | null =>
  cell === '' ? null : plainNumber.test(cell) ? Number(cell.replaceAll(',', '')) : Number.NaN;

const valueIn = (cell: string, currency: string): Shipment['value'] => {
  const [, before = '', figure = '', after = ''] = /^([A-Z]{3}|\$|US\$)?\s*([\d.,]+)\s*([A-Z]{3})?$/i.exec(cell) ?? [];
  if (!plainNumber.test(figure)) return null;
  const told = (currency || after || before).toUpperCase();
  return {
    amount: figure.replaceAll(',', ''),
    currency: told === 'US$' ? 'USD' : /^[A-Z]{3}$/.test(told) ? told : '',
  };
};

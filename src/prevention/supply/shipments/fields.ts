/** What a column of a table of bills of lading may hold. Safe for the browser. */
export const shipmentFields = [
  'bill',
  'master',
  'vessel',
  'voyage',
  'carrier',
  'loadPort',
  'dischargePort',
  'shipped',
  'arrived',
  'released',
  'status',
  'shipper',
  'shipperAddress',
  'shipperCountry',
  'consignee',
  'consigneeAddress',
  'consigneeCountry',
  'notify',
  'notifyAddress',
  'goods',
  'container',
  'pieces',
  'weight',
  'weightUnit',
  'hs',
  'value',
  'currency',
] as const;
export type ShipmentField = (typeof shipmentFields)[number];

/** Where a shipment stands. Detained goods are here and not released: they are open. */
export const shipmentStates = ['expected', 'shipped', 'arrived', 'released', 'detained'] as const;
export type ShipmentState = (typeof shipmentStates)[number];
export const openStates = ['expected', 'shipped', 'detained'] as const satisfies readonly ShipmentState[];

/** Why a cell could not be read. */
export const cellTroubles = ['missing', 'day', 'number', 'unit'] as const;
export type CellTrouble = (typeof cellTroubles)[number];

/** Why a row tells no shipment of its own. */
export const foldReasons = ['same', 'container', 'line', 'corrected', 'houses'] as const;
export type FoldReason = (typeof foldReasons)[number];

/** How a column writes days; `unclear` where `03/04/2026` may be March or April. */
export const dayOrders = ['month-first', 'day-first', 'unclear'] as const;
export type DayOrder = (typeof dayOrders)[number];

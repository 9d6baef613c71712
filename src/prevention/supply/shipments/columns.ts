/** Headings by which a field of a bill of lading is known, the surest first: what 19 USC 1431(c) opens to the public, and what vendors add. */
const headings = {
  bill: [
    'house bill of lading',
    'house bill',
    'hbl',
    'bill of lading number',
    'bill of lading',
    'bill number',
    'bol',
    'b l',
    'bill',
    'conocimiento',
  ],
  master: ['master bill of lading', 'master bill', 'mbl', 'master'],
  vessel: ['vessel name', 'vessel', 'conveyance', 'aircraft', 'buque'],
  voyage: ['voyage number', 'voyage', 'flight', 'viaje'],
  carrier: ['carrier name', 'carrier', 'carrier code', 'transportista'],
  loadPort: ['port of lading', 'port of loading', 'foreign port of lading', 'load port', 'puerto de carga'],
  dischargePort: ['port of unlading', 'port of discharge', 'port of arrival', 'discharge port', 'puerto de descarga'],
  shipped: ['departure date', 'shipped on', 'ship date', 'fecha de salida'],
  arrived: ['arrival date', 'actual arrival date', 'estimated arrival date', 'date', 'fecha de llegada'],
  shipper: ['shipper name', 'shipper', 'exporter', 'foreign exporter', 'embarcador'],
  shipperAddress: ['shipper address', 'exporter address', 'direccion del embarcador'],
  shipperCountry: ['shipper country', 'country of origin', 'origin country', 'country', 'pais de origen'],
  consignee: ['consignee name', 'consignee', 'importer', 'importer name', 'consignatario'],
  consigneeAddress: ['consignee address', 'importer address', 'direccion del consignatario'],
  consigneeCountry: ['consignee country', 'destination country', 'pais de destino'],
  goods: [
    'cargo description',
    'description of goods',
    'product description',
    'description',
    'goods',
    'commodity',
    'mercancia',
  ],
  container: ['container number', 'container', 'container id', 'contenedor'],
  pieces: ['piece count', 'pieces', 'number of packages', 'packages', 'quantity', 'bultos'],
  weight: ['gross weight', 'weight', 'weight kg', 'gross weight kg', 'peso bruto'],
  weightUnit: ['weight unit', 'unit of weight', 'unidad de peso'],
  hs: ['hs code', 'hts code', 'hs', 'harmonized code', 'codigo sa'],
} as const;

export type ShipmentField = keyof typeof headings;
export type ShipmentPlaces = Readonly<Partial<Record<ShipmentField, number>>>;

const folded = (heading: string): string =>
  heading
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();

/** Where each field stands; a column is taken once, by the field that knows its heading best. */
export const shipmentPlaces = (row: readonly string[]): ShipmentPlaces => {
  const given = row.map(folded);
  const found: Partial<Record<ShipmentField, number>> = {};
  const taken = new Set<number>();
  const longest = Math.max(...Object.values(headings).map((names) => names.length));
  for (let rank = 0; rank < longest; rank++)
    for (const [field, names] of Object.entries(headings)) {
      const name = names[rank];
      const at = name === undefined ? -1 : given.indexOf(name);
      if (at < 0 || taken.has(at) || found[field as ShipmentField] !== undefined) continue;
      found[field as ShipmentField] = at;
      taken.add(at);
    }
  return found;
};

import type { Vocabulary } from '../mapper/guess-columns.ts';
import { type ShipmentField, shipmentFields } from './fields.ts';

/** Headings by which a field of a bill of lading is known, the surest first: what 19 USC 1431(c) opens to the public, and what vendors add. */
const headings: Vocabulary<ShipmentField>['headings'] = {
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
  released: ['release date', 'released on', 'customs release date', 'fecha de levante'],
  status: ['shipment status', 'status', 'estado del envio'],
  shipper: ['shipper name', 'shipper', 'exporter', 'foreign exporter', 'embarcador'],
  shipperAddress: ['shipper address', 'exporter address', 'direccion del embarcador'],
  shipperCountry: ['shipper country', 'country of origin', 'origin country', 'country', 'pais de origen'],
  consignee: ['consignee name', 'consignee', 'importer', 'importer name', 'consignatario'],
  consigneeAddress: ['consignee address', 'importer address', 'direccion del consignatario'],
  consigneeCountry: ['consignee country', 'destination country', 'pais de destino'],
  notify: ['notify party name', 'notify party', 'notify', 'notificado', 'notificar a'],
  notifyAddress: ['notify party address', 'notify address', 'direccion del notificado'],
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
  value: ['declared value', 'customs value', 'value', 'valor', 'valor declarado'],
  currency: ['currency', 'currency code', 'value currency', 'moneda'],
};

/** What a table of bills may hold. Headings of one bill differ by one word (shipper city, shipper country), so only near certainty is taken. */
export const shipmentVocabulary: Vocabulary<ShipmentField> = {
  fields: shipmentFields,
  headings,
  alikeFrom: 0.96,
  holds: [],
};

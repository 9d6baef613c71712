/** Row types of shipments; migrations/0006-shipments.sql is the source of truth. */
import type { BillBody } from './shipment.ts';

/** What a load brought. */
export interface LoadCounts {
  readonly rows: number;
  readonly shipments: number;
  readonly masters: number;
  readonly folded: number;
  readonly refused: number;
  readonly unread: number;
  readonly noConsignee: number;
  readonly added: number;
  readonly changed: number;
  readonly same: number;
}

export interface ShipmentLoadRow {
  org_id: string;
  id: string;
  name: string;
  sha256: string;
  reading: string;
  headings: string[];
  columns: Record<string, number>;
  counts: LoadCounts;
  taken_by: string;
  taken_at: string;
}

/** A site that a party may be. */
export interface Candidate {
  readonly site: string;
  readonly name: string;
  readonly address: string;
  readonly country: string;
  readonly score: number;
  readonly reasons: readonly string[];
}

export interface ShipmentPartyRow {
  org_id: string;
  id: string;
  key: string;
  name: string;
  address: string;
  country: string;
  state: 'sure' | 'asked' | 'none' | 'same' | 'different';
  site_id: string | null;
  candidates: Candidate[];
  not_sites: string[];
  reason: string | null;
  decided_by: string | null;
  decided_at: string | null;
}

export interface ShipmentRow {
  org_id: string;
  id: string;
  bill: string;
  master: string;
  kind: 'house' | 'master' | 'simple';
  shipped: string | null;
  arrived: string | null;
  released: string | null;
  shipper_id: string | null;
  consignee_id: string | null;
  notify_id: string | null;
  body: BillBody;
  load_id: string;
  changed_at: string;
}

export interface ShipmentBeforeRow {
  org_id: string;
  shipment_id: string;
  replaced_by: string;
  load_id: string;
  body: BillBody;
  replaced_at: string;
}

export interface ShipmentLineRow {
  org_id: string;
  load_id: string;
  row: number;
  cells: string[];
  fate: 'read' | 'folded' | 'refused';
  why: string | null;
  field: string | null;
  shipment_id: string | null;
}

export interface ShipmentSaidRow {
  org_id: string;
  id: string;
  shipment_id: string;
  state: 'expected' | 'shipped' | 'arrived' | 'released' | 'detained';
  on_day: string;
  reason: string;
  load_id: string | null;
  said_by: string;
  said_at: string;
}

export interface ShipmentGoodsRow {
  org_id: string;
  key: string;
  goods: string;
  hs: string;
  reason: string;
  said_by: string;
  said_at: string;
}

export type Tables = {
  'supply.shipment_load': ShipmentLoadRow;
  'supply.shipment_party': ShipmentPartyRow;
  'supply.shipment': ShipmentRow;
  'supply.shipment_before': ShipmentBeforeRow;
  'supply.shipment_row': ShipmentLineRow;
  'supply.shipment_said': ShipmentSaidRow;
  'supply.shipment_goods': ShipmentGoodsRow;
};

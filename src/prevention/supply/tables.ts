/** Row types of the schema `supply`; the SQL in migrations/ is the source of truth, src/drift.test.ts holds these against it. */
import type { Figure, Identifiers, Inputs, MadeFrom, Owners, Quantity, Signals } from './chain/contract.ts';
import type { Finding } from './exposure/findings.ts';
import type { ListLoaded } from './exposure/list-status.ts';
import type { Supplier } from './suppliers/read-suppliers.ts';

export interface ChainRow {
  org_id: string;
  revision: number;
  changed_at: string;
}

export interface PartyRow {
  org_id: string;
  id: string;
  name: string;
  names: string[];
  country: string;
  identifiers: Identifiers;
  owners: Owners;
}

export interface SiteRow {
  org_id: string;
  id: string;
  name: string;
  names: string[];
  party_id: string | null;
  country: string;
  address: string;
  postal_code: string;
  phone: string;
  lat: number | null;
  lng: number | null;
  identifiers: Identifiers;
  in_xinjiang: boolean | null;
  raw_material: boolean;
  origin_proof: string[];
  signals: Signals;
  state: 'open' | 'closed' | 'merged';
  merged_into: string | null;
  changed_at: string;
}

export interface MaterialRow {
  org_id: string;
  id: string;
  name: string;
  hs: string | null;
  commodity: string | null;
  good: string | null;
}

export interface ProductRow {
  org_id: string;
  id: string;
  name: string;
  material_id: string | null;
  inputs: Inputs;
}

export interface DocumentRow {
  org_id: string;
  id: string;
  type: string;
  title: string;
  file: string | null;
  sha256: string | null;
  date: string | null;
  language: string | null;
  translated: boolean;
  redacted: number;
  expires: string | null;
  consistent: boolean;
}

export interface LinkRow {
  org_id: string;
  id: string;
  from_site: string;
  to_id: string;
  material_id: string;
  status: 'documented' | 'declared' | 'inferred';
  share: number | null;
  amount: Quantity | null;
  valid_from: string | null;
  valid_to: string | null;
  known_from: string | null;
  documents: string[];
  source: string;
}

export interface LotRow {
  org_id: string;
  id: string;
  site_id: string;
  to_id: string | null;
  material_id: string;
  amount: Quantity;
  made_on: string | null;
  shipped_on: string | null;
  received_on: string | null;
  made_from: MadeFrom;
}

export interface FigureRow {
  org_id: string;
  kind: 'yield' | 'conversion' | 'balance';
  id: string;
  body: Figure;
}

export interface HeadingChoiceRow {
  org_id: string;
  of_table: 'suppliers' | 'shipments';
  heading: string;
  field: string;
  chosen_by: string;
  chosen_at: string;
}

export interface SupplierFileRow {
  org_id: string;
  id: string;
  name: string;
  sha256: string;
  headings: string[];
  columns: Record<string, number>;
  rows: number;
  taken_by: string;
  taken_at: string;
}

/** A finding of the last screening, with the hash by which a decision on it is remembered. */
export interface StoredFinding extends Omit<Finding, 'what'> {
  readonly what: Finding['what'] | 'not-read';
  readonly hash: string;
}

export interface SupplierRow {
  org_id: string;
  id: string;
  key: string;
  name: string;
  country: string;
  fields: Supplier;
  site_id: string | null;
  changed_at: string;
  outcome: 'hit' | 'possible' | 'indicator' | 'nothing' | 'not-read' | null;
  legal_class: number | null;
  priority: number | null;
  postal_code_verdict: string | null;
  findings: StoredFinding[];
  waiting: number;
  screening_id: string | null;
  revision: number;
  result_hash: string | null;
}

/** What a screening asked of a supplier and found, where it was something else than before. */
export interface SupplierResultRow {
  org_id: string;
  supplier_id: string;
  screening_id: string;
  asked: Supplier;
  outcome: 'hit' | 'possible' | 'indicator' | 'nothing' | 'not-read';
  legal_class: number;
  findings: StoredFinding[];
}

export interface SupplierFileLineRow {
  org_id: string;
  file_id: string;
  row: number;
  cells: string[];
  supplier_id: string;
}

export interface SupplierScreeningRow {
  org_id: string;
  id: string;
  on_day: string;
  ended_at: string;
  lists: ListLoaded[];
  suppliers: number;
}

export interface SupplierVerdictRow {
  org_id: string;
  id: string;
  supplier_id: string;
  finding: string;
  says: string;
  verdict: 'not-the-same' | 'keep-watching' | 'mapped' | 'open-again';
  reason: string;
  decided_by: string;
  decided_at: string;
}

/** One side of a pair, as it was when it was asked about. */
export interface NamedPlace {
  readonly name: string;
  readonly address: string;
  readonly country: string;
}

export interface SitePairRow {
  org_id: string;
  fingerprint: string;
  a_site: string;
  b_site: string;
  a: NamedPlace;
  b: NamedPlace;
  score: number;
  reasons: string[];
  state: 'open' | 'same' | 'different' | 'unasked';
  why: string | null;
  decided_by: string | null;
  decided_at: string | null;
}

/** What an act found and left, so that exactly what it did can be taken back. Acts before this was kept have the first two alone. */
export interface SitesBefore {
  /** Rows as they were. */
  readonly sites: readonly SiteRow[];
  /** Suppliers by the site they belonged to: of a merge all of both sites, of a split those that left. */
  readonly suppliers: readonly { readonly id: string; readonly site_id: string | null }[];
  /** The rows as the act left them. */
  readonly after?: readonly SiteRow[];
  /** Answers that the act gave to pairs, as the pairs were; null: there was none. */
  readonly pairs?: readonly { readonly fingerprint: string; readonly was: SitePairRow | null }[];
  /** Links and lots that began or ended at one of the sites. */
  readonly links?: readonly string[];
  readonly lots?: readonly string[];
}

export interface SiteEventRow {
  org_id: string;
  id: string;
  kind: 'merge' | 'split' | 'undo' | 'close' | 'open' | 'place';
  sites: string[];
  before: SitesBefore;
  undoes: string | null;
  /** Of the chain when it was done: later acts have a higher one. */
  revision: number;
  why: string;
  done_by: string;
  done_at: string;
}

export interface ListSeenRow {
  org_id: string;
  list_id: string;
  owner_id: string;
  seq: number;
  looked_at: string;
}

export interface AlertRow {
  org_id: string;
  id: string;
  list_id: string;
  version_sha256: string;
  version_date: string;
  source_id: string;
  entity: string;
  kind: 'new' | 're-dated' | 'removed';
  since: string;
  subject_kind: 'list' | 'site' | 'product' | 'shipment';
  subject_id: string;
  subject_name: string;
  path: string[];
  amounts: { quantity: number; unit: string }[];
  raised_at: string;
  acknowledged_at: string | null;
  acknowledged_by: string | null;
  acknowledged_by_id: string | null;
  reason: string | null;
}

export type Tables = {
  'supply.chain': ChainRow;
  'supply.party': PartyRow;
  'supply.site': SiteRow;
  'supply.material': MaterialRow;
  'supply.product': ProductRow;
  'supply.document': DocumentRow;
  'supply.link': LinkRow;
  'supply.lot': LotRow;
  'supply.figure': FigureRow;
  'supply.list_seen': ListSeenRow;
  'supply.alert': AlertRow;
  'supply.heading_choice': HeadingChoiceRow;
  'supply.supplier_file': SupplierFileRow;
  'supply.supplier': SupplierRow;
  'supply.supplier_row': SupplierFileLineRow;
  'supply.supplier_screening': SupplierScreeningRow;
  'supply.supplier_result': SupplierResultRow;
  'supply.supplier_verdict': SupplierVerdictRow;
  'supply.site_pair': SitePairRow;
  'supply.site_event': SiteEventRow;
};

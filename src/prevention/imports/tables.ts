import type { Rejected, StoredPair } from './goods/contract.ts';
import type { HsCode } from './hs/contract.ts';

/** Row types of lists of goods, carve-outs and codes; the SQL in migrations/ is the source of truth, src/drift.test.ts holds these against it. */

export interface GoodsEditionRow {
  org_id: string;
  id: string;
  list: 'us-dol-goods' | 'us-eo-13126' | 'other-goods';
  name: string;
  state: 'previewed' | 'applied';
  seq: number | null;
  published_on: string | null;
  retrieved_on: string;
  parser: string;
  sha256: string;
  file_name: string;
  file_sealed: Uint8Array;
  pairs: StoredPair[];
  rejected: Rejected[];
  warnings: Rejected[];
  before_id: string | null;
  forced_why: string | null;
  uploaded_by: string;
  uploaded_at: string;
  applied_by: string | null;
  applied_at: string | null;
}

export interface CarveOutRow {
  org_id: string;
  text_hash: string;
  state: 'confirmed' | 'rejected';
  reason: string;
  decided_by: string;
  decided_at: string;
}

export interface HsTableRow {
  org_id: string;
  id: string;
  file_name: string;
  sha256: string;
  file_sealed: Uint8Array;
  codes: HsCode[];
  rejected: Rejected[];
  loaded_by: string;
  loaded_at: string;
}

export interface GoodsCodeRow {
  org_id: string;
  id: string;
  list: string;
  good: string;
  prefix: string;
  state: 'draft' | 'reviewed' | 'rejected';
  origin: 'suggested' | 'person';
  score: number | null;
  shared_words: string;
  reason: string;
  proposed_at: string;
  decided_by: string | null;
  decided_at: string | null;
}

export type Tables = {
  'imports.goods_edition': GoodsEditionRow;
  'imports.carve_out': CarveOutRow;
  'imports.hs_table': HsTableRow;
  'imports.goods_code': GoodsCodeRow;
};

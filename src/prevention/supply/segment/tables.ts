/** Row type of the parts of a chain that were shared; migrations/0005-segments.sql is the source of truth. */

export interface SegmentRow {
  org_id: string;
  id: string;
  product_id: string;
  product_name: string;
  recipient: string;
  reason: string;
  tiers: number | null;
  hidden: number;
  hidden_sites: string[];
  sites: number;
  revision: number;
  sha256: string;
  content: string;
  shared_by: string | null;
  shared_by_name: string;
  shared_at: string;
  withdrawn_at: string | null;
  withdrawn_by_name: string | null;
  withdrawn_why: string | null;
}

export type Tables = {
  'supply.segment': SegmentRow;
};

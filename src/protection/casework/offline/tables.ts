/** Row types of work without a network, in the schema `casework`; the SQL in migrations/ is the source of truth, src/drift.test.ts holds these against it. */

export interface DeviceRow {
  org_id: string;
  id: string;
  person_id: string;
  kind: 'phone' | 'tablet' | 'laptop' | 'other';
  secret_hash: Uint8Array;
  rescue_sealed: Uint8Array | null;
  taken_at: string;
  lease_until: string;
  seen_at: string;
  ended_at: string | null;
  ended_by: string | null;
  ended_why: 'returned' | 'lost' | 'other' | null;
}

export interface DeviceRecordRow {
  org_id: string;
  device_id: string;
  survivor_id: string;
}

export interface HeldEditRow {
  org_id: string;
  survivor_id: string;
  id: string;
  device_id: string;
  person_id: string;
  kind: 'answer' | 'note' | 'task-end';
  data_class: string;
  written_at: string;
  content_sealed: Uint8Array;
  subject_id: string;
  because: string;
  held_at: string;
  decided_at: string | null;
  decided_by: string | null;
  outcome: 'taken' | 'dropped' | null;
}

export type Tables = {
  'casework.device': DeviceRow;
  'casework.device_record': DeviceRecordRow;
  'casework.held_edit': HeldEditRow;
};

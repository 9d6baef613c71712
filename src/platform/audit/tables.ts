export interface AuditLane {
  org_id: string;
  lane: number;
  seq: number;
  hash: Uint8Array;
}

export interface AuditEntry {
  org_id: string;
  lane: number;
  seq: number;
  at_us: number;
  actor_kind: string;
  actor_id: string | null;
  channel: string;
  act: string;
  outcome: string;
  records: string[];
  details: string;
  hash: Uint8Array;
}

export type Tables = {
  'audit.lane': AuditLane;
  'audit.entry': AuditEntry;
};

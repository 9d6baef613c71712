/** Row types of the schema `restitution`; the SQL in migrations/ is the source of truth, src/drift.test.ts holds these against it. */

export interface ComputationRow {
  org_id: string;
  survivor_id: string;
  id: string;
  version: number;
  content_sealed: Uint8Array;
  subject_id: string;
  by_person: string | null;
  made_at: string;
}

export type Tables = {
  'restitution.computation': ComputationRow;
};

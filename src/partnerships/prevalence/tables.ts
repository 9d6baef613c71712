/** Row types of the schema `prevalence`; the SQL in migrations/ is the source of truth, src/drift.test.ts holds these against it. */

export interface StudyRow {
  org_id: string;
  id: string;
  title: string;
  content_sealed: Uint8Array;
  revision: number;
  created_by: string;
  created_at: string;
  changed_by: string;
  changed_at: string;
}

export interface RunRow {
  org_id: string;
  id: string;
  study_id: string;
  revision: number;
  study_sealed: Uint8Array;
  result_sealed: Uint8Array | null;
  state: 'waiting' | 'done' | 'cancelled' | 'failed';
  verdict: 'agree' | 'refused' | 'one-method' | 'none' | null;
  job_id: string;
  started_by: string;
  started_by_id: string | null;
  started_at: string;
  ended_at: string | null;
  signed_by: string | null;
  signed_at: string | null;
  signed_why: string | null;
}

export type Tables = {
  'prevalence.study': StudyRow;
  'prevalence.run': RunRow;
};

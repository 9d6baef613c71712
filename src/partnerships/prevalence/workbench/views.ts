import type { RunRow } from '../tables.ts';

export const runView = (row: RunRow) => ({
  id: row.id,
  revision: row.revision,
  state: row.state,
  verdict: row.verdict,
  jobId: row.job_id,
  startedBy: row.started_by,
  startedAt: row.started_at,
  endedAt: row.ended_at,
  signedBy: row.signed_by,
  signedAt: row.signed_at,
  signedWhy: row.signed_why,
});

/** Row types of the schema `screening`; the SQL in migrations/ is the source of truth, src/drift.test.ts holds these against it. */
import type { ListedEntity, ListProblem } from './lists/entity.ts';
import type { ImportReport } from './register/imports/contract.ts';
import type { ListUsed } from './search/contract.ts';
import type { AlertFacts } from './watch/contract.ts';

type Measure =
  | 'block'
  | 'reject'
  | 'sectoral'
  | 'correspondent-account'
  | 'debar'
  | 'restriction'
  | 'visa'
  | 'import-ban'
  | 'export'
  | 'securities'
  | 'notice';

export interface ListRow {
  org_id: string;
  id: string;
  title: { en: string; es: string };
  publisher: string;
  authority: string;
  measures: Measure[];
  legal_basis: string;
  licence: string;
  source_url: string;
  stable_key: string;
  proven: 'full' | 'sample' | 'fields-only' | 'own';
  max_age_hours: number;
  max_loss: number;
  shared_by: string | null;
  shared_at: string | null;
  current_seq: number | null;
  created_at: string;
}

export interface RawFileRow {
  org_id: string;
  sha256: string;
  size: number;
  uploaded_at: string;
  uploaded_by: string | null;
}

export interface RawChunkRow {
  org_id: string;
  sha256: string;
  part: number;
  bytes: Uint8Array;
}

export interface ImportRow {
  org_id: string;
  id: string;
  state: 'reading' | 'previewed' | 'applying' | 'applied' | 'failed';
  files: { name: string; sha256: string }[];
  mapping: unknown;
  retrieved_at: string;
  report: ImportReport | null;
  why: string | null;
  job_id: string | null;
  created_by: string;
  created_by_id: string | null;
  created_at: string;
  applied_at: string | null;
}

export interface VersionRow {
  org_id: string;
  list_id: string;
  seq: number;
  id: string;
  sha256: string;
  content_hash: string;
  published_on: string | null;
  retrieved_at: string;
  seen_at: string;
  format: string;
  importer: string;
  rows: Record<string, number>;
  entities: number;
  names: number;
  addresses: number;
  identifiers: number;
  rejects: number;
  problems: ListProblem[];
  before_seq: number | null;
  added: number;
  removed: number;
  changed: number;
  import_id: string;
  forced_why: string | null;
  applied_by: string;
  applied_at: string;
}

export interface VersionFileRow {
  org_id: string;
  list_id: string;
  seq: number;
  ord: number;
  name: string;
  sha256: string;
}

export interface EntityRow {
  org_id: string;
  list_id: string;
  hash: string;
  source_id: string;
  schema: string;
  caption: string;
  body: ListedEntity;
}

export interface SpanRow {
  org_id: string;
  list_id: string;
  source_id: string;
  from_seq: number;
  to_seq: number | null;
  hash: string;
}

export interface RequestRow {
  org_id: string;
  id: string;
  origin: 'person' | 'batch' | 'watch';
  batch_id: string | null;
  batch_row: number | null;
  watch_id: string | null;
  key_id: string;
  subject_hash: string;
  role: string;
  purpose: string;
  legal_basis: string;
  lists: ListUsed[];
  as_of: string | null;
  config: string;
  body_sealed: Uint8Array;
  hits: number;
  requested_by: string;
  requested_by_id: string | null;
  requested_at: string;
}

export interface CandidateRow {
  org_id: string;
  request_id: string;
  n: number;
  list_id: string;
  source_id: string;
  party_hash: string;
  subject_hash: string;
  score: number;
  ofac: number;
  band: 'hit' | 'review';
  measures: Measure[];
  gravity: number;
  state: 'open' | 'second' | 'decided' | 'settled';
  verdict: 'true-match' | 'false-match' | 'unsure' | null;
  decision_id: string | null;
  decided_by_id: string | null;
  requested_at: string;
}

export interface DecisionRow {
  org_id: string;
  id: string;
  request_id: string;
  n: number;
  step: 'first' | 'second';
  agrees: boolean | null;
  answers: string | null;
  verdict: 'true-match' | 'false-match' | 'unsure';
  reason: string;
  notes_sealed: Uint8Array | null;
  subject_hash: string;
  list_id: string;
  source_id: string;
  party_hash: string;
  decided_by: string;
  decided_by_id: string | null;
  decided_at: string;
}

export interface WatchRow {
  org_id: string;
  id: string;
  subject_sealed: Uint8Array;
  subject_hash: string;
  reference: string | null;
  role: string;
  purpose: string;
  legal_basis: string;
  lists: string[];
  created_by: string;
  created_by_id: string | null;
  created_at: string;
  screened_at: string | null;
  ended_at: string | null;
  ended_by: string | null;
}

export interface WatchHitRow {
  org_id: string;
  watch_id: string;
  list_id: string;
  source_id: string;
  party_hash: string;
  caption: string;
  score: number;
  band: 'hit' | 'review';
  measures: Measure[];
  programmes: string[];
}

export interface AlertRow {
  org_id: string;
  id: string;
  watch_id: string;
  kind: 'new' | 'changed' | 'gone';
  list_id: string;
  source_id: string;
  before: AlertFacts | null;
  after: AlertFacts | null;
  snapshot: string;
  request_id: string | null;
  raised_at: string;
  seen_at: string | null;
  seen_by: string | null;
  seen_by_id: string | null;
}

export interface WatchStateRow {
  org_id: string;
  snapshot: string;
  versions: Record<string, { orgId: string; seq: number }>;
  looked_at: string;
}

export interface WebhookRow {
  org_id: string;
  id: string;
  url: string;
  secret_sealed: Uint8Array;
  created_by: string;
  created_at: string;
  removed_at: string | null;
}

export interface DeliveryRow {
  org_id: string;
  id: string;
  webhook_id: string;
  alert_id: string | null;
  state: 'waiting' | 'delivered' | 'failed';
  attempts: number;
  answer: string | null;
  created_at: string;
  ended_at: string | null;
}

export interface DigestRow {
  org_id: string;
  person_id: string;
  last_at: string | null;
}

export interface BatchRow {
  org_id: string;
  id: string;
  title: string;
  purpose: string;
  legal_basis: string;
  role: string;
  mapping: unknown;
  lists: ListUsed[];
  snapshot: string;
  rows: number;
  done: number;
  counts: Record<string, number>;
  state: 'waiting' | 'running' | 'done' | 'cancelled' | 'failed';
  job_id: string | null;
  started_by: string;
  started_by_id: string | null;
  started_at: string;
  ended_at: string | null;
}

export interface BatchPartRow {
  org_id: string;
  batch_id: string;
  part: number;
  first_row: number;
  rows: number;
  lines_sealed: Uint8Array;
}

export type Tables = {
  'screening.list': ListRow;
  'screening.raw_file': RawFileRow;
  'screening.raw_chunk': RawChunkRow;
  'screening.import': ImportRow;
  'screening.version': VersionRow;
  'screening.version_file': VersionFileRow;
  'screening.entity': EntityRow;
  'screening.span': SpanRow;
  'screening.request': RequestRow;
  'screening.candidate': CandidateRow;
  'screening.decision': DecisionRow;
  'screening.watch': WatchRow;
  'screening.watch_hit': WatchHitRow;
  'screening.alert': AlertRow;
  'screening.watch_state': WatchStateRow;
  'screening.webhook': WebhookRow;
  'screening.delivery': DeliveryRow;
  'screening.digest': DigestRow;
  'screening.batch': BatchRow;
  'screening.batch_part': BatchPartRow;
};

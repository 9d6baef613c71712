/** Row types of the schema `plan`; the SQL in migrations/ is the source of truth, src/drift.test.ts holds these against it. */
import type { Generated } from 'kysely';
import type { PlanDocument, Quantity, Source, Words } from '../engines/plan/document.ts';

export interface PlanRow {
  org_id: string;
  id: string;
  document_id: string;
  title: Words;
  version: string;
  start_on: string;
  end_on: string | null;
  status: 'draft' | 'running' | 'closed';
  supersedes: string | null;
  publisher: Words | null;
  source: Source | null;
  created_at: string;
}

export interface NodeRow {
  org_id: string;
  plan_id: string;
  id: string;
  parent_id: string | null;
  kind: 'pillar' | 'principle' | 'action' | 'milestone';
  code: string;
  official_code: string | null;
  title: Words;
  words: Words | null;
  search: string;
  search_index: Generated<unknown>;
  ord: number;
  sensitivity: 'public' | 'internal';
  categories: string[];
  doubt: string | null;
  source: Source | null;
  expected_principles: number | null;
  expected_actions: number | null;
  expected_source: Source | null;
}

export interface AgencyRow {
  org_id: string;
  plan_id: string;
  id: string;
  name: Words;
  kind: 'agency' | 'office' | 'group';
  parent: string | null;
  member: boolean;
  statutory: boolean;
  note: string | null;
  source: Source | null;
  contact_email: string | null;
}

export interface AssignmentRow {
  org_id: string;
  plan_id: string;
  node_id: string;
  agency_id: string;
  role: 'lead' | 'co-lead' | 'contributor' | 'consulted' | 'named';
  official_name: string | null;
  from_on: string | null;
  to_on: string | null;
  source: Source | null;
}

export interface TimeframeRow {
  org_id: string;
  plan_id: string;
  node_id: string;
  seq: number;
  start_on: string | null;
  due_on: string | null;
  words: string;
  basis: string;
  stated_on: string;
  stated_by: string | null;
  why: string | null;
}

export interface UpdateRow {
  org_id: string;
  plan_id: string;
  id: string;
  node_id: string;
  agency_id: string;
  period: string;
  state: 'not_started' | 'on_track' | 'at_risk' | 'late' | 'done' | 'dropped' | 'carried_over' | 'no_response';
  percent: string | null;
  narrative: string;
  confidence: 'low' | 'medium' | 'high' | null;
  sensitivity: 'public' | 'internal';
  author: string;
  author_id: string | null;
  approver: string | null;
  approver_id: string | null;
  approved_at: string | null;
  reported_at: string;
  search_index: Generated<unknown>;
}

/** The last report of a body on a node; the database keeps it by itself. */
export interface StandingRow {
  org_id: string;
  plan_id: string;
  node_id: string;
  agency_id: string;
  update_id: string;
  period: string;
  state: UpdateRow['state'];
  sensitivity: 'public' | 'internal';
  reported_at: string;
  reports: number;
}

export interface EvidenceRow {
  org_id: string;
  plan_id: string;
  id: string;
  update_id: string;
  title: string;
  hash: string;
  uri: string | null;
  dated: string | null;
  sensitivity: 'public' | 'internal';
  media_type: string | null;
  size: number | null;
  bytes: Uint8Array | null;
}

export interface CycleRow {
  org_id: string;
  plan_id: string;
  id: string;
  title: Words;
  held_on: string;
  source: Source | null;
}

export interface CommitmentRow {
  org_id: string;
  plan_id: string;
  id: string;
  cycle_id: string;
  pillar_id: string | null;
  agencies: string[];
  title: Words;
  status: 'done' | 'ongoing' | 'planned';
  timeframe: string | null;
  quantities: Quantity[];
  thread: string | null;
  node_ids: string[];
  source: Source | null;
}

export interface ThreadRow {
  org_id: string;
  plan_id: string;
  id: string;
  confirmed: boolean;
  decided_by: string | null;
  decided_on: string | null;
  note: string | null;
}

export interface FindingAnswerRow {
  org_id: string;
  plan_id: string;
  finding: string;
  verdict: 'stands' | 'explained';
  why: string;
  answered_by: string;
  answered_on: string;
}

export interface LinkRow {
  org_id: string;
  plan_id: string;
  from_plan: string;
  from_node: string;
  to_plan: string;
  to_node: string;
  type: 'same_as' | 'replaces' | 'contributes' | 'duplicates';
  confirmed: boolean;
  note: string | null;
}

export interface IndicatorRow {
  org_id: string;
  plan_id: string;
  id: string;
  node_id: string | null;
  title: Words;
  definition: string | null;
  unit: string;
  kind: 'input' | 'output' | 'outcome' | 'detection' | 'prevalence' | null;
  direction: 'up' | 'down' | null;
  measure: string | null;
  aggregation: 'sum' | 'last' | 'mean' | 'none';
  baseline: { period: string; value: number } | null;
  accuracy: string | null;
  limitations: string | null;
  verification: string | null;
  disaggregations: string[];
  source: Source | null;
}

export interface TargetRow {
  org_id: string;
  plan_id: string;
  indicator_id: string;
  period: string;
  value: number;
  source: Source | null;
}

export interface ObservationRow {
  org_id: string;
  plan_id: string;
  id: string;
  indicator_id: string;
  period: string;
  start_on: string | null;
  end_on: string | null;
  agency_id: string | null;
  dims: Record<string, string>;
  value: number | null;
  flag: 'estimate' | 'at_least' | 'about' | 'suppressed' | 'missing' | null;
  source: Source | null;
  recorded_by: string | null;
  recorded_at: string;
}

export interface AlternativeFormRow {
  org_id: string;
  plan_id: string;
  node_id: string;
  minimally_effective: string;
  successful: string;
}

export interface RecommendationRow {
  org_id: string;
  plan_id: string;
  id: string;
  body: string;
  ref: string;
  dated: string | null;
  words: string;
  node_ids: string[];
  status: 'open' | 'accepted' | 'partly' | 'rejected' | 'implemented' | 'closed_not_implemented';
  response: string | null;
  responded_by: string | null;
  responded_on: string | null;
  source: Source | null;
}

export interface SurvivorInputRow {
  org_id: string;
  plan_id: string;
  id: string;
  subject_id: string;
  identity_sealed: Uint8Array | null;
  source: string;
  consent_scope: 'plan_office_only' | 'task_force' | 'public_without_name';
  compensated: boolean;
  words_sealed: Uint8Array;
  node_ids: string[];
  received_on: string;
  due_for: string | null;
  disposition: 'open' | 'taken_up' | 'partly' | 'not_taken_up';
  response: string | null;
  responded_by: string | null;
  responded_on: string | null;
  received_by: string;
  destroyed_on: string | null;
}

export interface DeliveryRow {
  org_id: string;
  plan_id: string;
  duty_id: string;
  occurrence: string;
  delivered_on: string;
  proof_uri: string | null;
  proof_hash: string | null;
  note: string | null;
  recorded_by: string;
  recorded_at: string;
}

export interface DataCallRow {
  org_id: string;
  plan_id: string;
  id: string;
  period: string;
  title: string;
  message: string;
  due_on: string;
  opened_at: string;
  opened_by: string;
  closed_at: string | null;
  language: 'en' | 'es';
  closed_by: string | null;
}

export interface RecipientRow {
  org_id: string;
  plan_id: string;
  call_id: string;
  agency_id: string;
  email: string | null;
  secret_hash: Uint8Array;
  reminded_at: string | null;
  reminders: Generated<number>;
  opened_at: string | null;
  answered_at: string | null;
  revoked_at: string | null;
  link_id: string;
  expires_on: string;
}

export interface ReturnRow {
  org_id: string;
  plan_id: string;
  id: string;
  call_id: string;
  agency_id: string;
  received_at: string;
  file_name: string | null;
  file_hash: string | null;
  file: Uint8Array | null;
  answers: unknown;
  problems: unknown;
  state: 'draft' | 'received' | 'applied' | 'sent_back';
  decided_by: string | null;
  decided_at: string | null;
  why: string | null;
}

export interface PublicationRow {
  org_id: string;
  plan_id: string;
  id: string;
  edition: number;
  slug: string;
  notice: string | null;
  document: PlanDocument;
  sha256: string;
  as_of: string;
  published_at: string;
  published_by: string;
  withdrawn_at: string | null;
  withdrawn_why: string | null;
}

export interface EventRow {
  org_id: string;
  plan_id: string;
  id: string;
  event: string;
  held_on: string;
  occasion: string | null;
  note: string | null;
  recorded_by: string;
  recorded_at: string;
}

export interface ReportValueRow {
  org_id: string;
  plan_id: string;
  report: string;
  fiscal_year: number;
  item: string;
  part: string;
  line: string;
  value: string | null;
  unit: string | null;
  words: string | null;
  entered_by: string;
  entered_at: string;
}

export interface ObservationRevisionRow {
  org_id: string;
  plan_id: string;
  id: string;
  observation_id: string;
  indicator_id: string;
  period: string;
  was: number | null;
  was_flag: string | null;
  why: string;
  corrected_by: string;
  corrected_at: string;
}

export interface QuestionAnswerRow {
  org_id: string;
  plan_id: string;
  question: string;
  kind: 'double_count' | 'quality';
  verdict: 'same' | 'different' | 'partly' | 'stands' | 'explained';
  shared: number | null;
  why: string;
  answered_by: string;
  answered_on: string;
}

export interface DeterminationRow {
  org_id: string;
  plan_id: string;
  node_id: string;
  fiscal_year: number;
  met: boolean;
  determined_on: string;
  determined_by: string;
  note: string | null;
  recorded_by: string;
  recorded_at: string;
}

export type Tables = {
  'plan.plan': PlanRow;
  'plan.node': NodeRow;
  'plan.agency': AgencyRow;
  'plan.assignment': AssignmentRow;
  'plan.timeframe': TimeframeRow;
  'plan.status_update': UpdateRow;
  'plan.standing': StandingRow;
  'plan.evidence': EvidenceRow;
  'plan.cycle': CycleRow;
  'plan.commitment': CommitmentRow;
  'plan.thread': ThreadRow;
  'plan.finding_answer': FindingAnswerRow;
  'plan.link': LinkRow;
  'plan.indicator': IndicatorRow;
  'plan.target': TargetRow;
  'plan.observation': ObservationRow;
  'plan.alternative_form': AlternativeFormRow;
  'plan.recommendation': RecommendationRow;
  'plan.survivor_input': SurvivorInputRow;
  'plan.delivery': DeliveryRow;
  'plan.data_call': DataCallRow;
  'plan.data_call_recipient': RecipientRow;
  'plan.data_call_return': ReturnRow;
  'plan.publication': PublicationRow;
  'plan.event': EventRow;
  'plan.report_value': ReportValueRow;
  'plan.observation_revision': ObservationRevisionRow;
  'plan.question_answer': QuestionAnswerRow;
  'plan.determination': DeterminationRow;
};

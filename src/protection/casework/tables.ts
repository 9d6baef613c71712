/** Row types of the schema `casework`; the SQL in migrations/ is the source of truth, src/drift.test.ts holds these against it. */

/** The classes of a survivor's record. */
type DataClass =
  | 'identity'
  | 'contact'
  | 'location'
  | 'safety'
  | 'narrative'
  | 'health'
  | 'sud'
  | 'immigration'
  | 'legal'
  | 'criminal'
  | 'financial'
  | 'service'
  | 'aggregate-only';

export type Standing = 'current' | 'past' | 'contested';
export type Privilege = 'none' | 'advocate' | 'attorney' | 'counsellor' | 'clergy';

export interface SurvivorRow {
  org_id: string;
  id: string;
  code: string;
  shield: 'open' | 'restricted' | 'closed';
  shielded_at: string | null;
  shielded_by: string | null;
  name_sealed: Uint8Array | null;
  name_subject_id: string | null;
  created_at: string;
  created_by: string | null;
  purged_at: string | null;
}

export interface RecordKeyRow {
  org_id: string;
  survivor_id: string;
  data_class: DataClass;
  subject_id: string;
  made_at: string;
  destroyed_at: string | null;
}

export interface AssignmentRow {
  org_id: string;
  survivor_id: string;
  person_id: string;
  id: string;
  part: 'lead' | 'team' | 'cover';
  from_at: string;
  to_at: string | null;
  by_person: string | null;
}

export interface CaseRow {
  org_id: string;
  id: string;
  survivor_id: string;
  reason: string;
  funder: string | null;
  opened_on: string;
  opened_by: string | null;
  closed_on: string | null;
  closed_by: string | null;
  closed_reason: string | null;
}

export interface StatementRow {
  org_id: string;
  survivor_id: string;
  id: string;
  field: string;
  data_class: DataClass;
  state: 'said' | 'declined' | 'skipped' | 'not-known' | 'not-asked';
  value_sealed: Uint8Array | null;
  subject_id: string | null;
  source: 'survivor' | 'interpreter' | 'family' | 'document' | 'partner' | 'observed' | 'import';
  why: 'service' | 'safety' | 'report' | 'law' | 'referral' | 'told-unasked';
  need: string | null;
  asked_by: string | null;
  interpreter_id: string | null;
  said_at: string;
  recorded_at: string;
  device_id: string | null;
  replaces: string[];
  standing: Standing;
}

export interface EventRow {
  org_id: string;
  survivor_id: string;
  at: string;
  id: string;
  kind: string;
  data_class: DataClass;
  record_id: string;
  case_id: string | null;
  code: string | null;
  by_person: string | null;
}

export interface NameKeyRow {
  org_id: string;
  key: Uint8Array;
  survivor_id: string;
  kind: 'token' | 'sound' | 'same';
}

export interface FormSettingRow {
  org_id: string;
  field: string;
  asked: boolean;
  need: string | null;
  ord: number | null;
  label: { en: string; es: string } | null;
  why: { en: string; es: string } | null;
  set_by: string | null;
  set_at: string;
}

export interface ContactRow {
  org_id: string;
  survivor_id: string;
  id: string;
  case_id: string | null;
  channel: string;
  direction: 'out' | 'in';
  outcome: string;
  at: string;
  minutes: number | null;
  interpreter_id: string | null;
  allowed: boolean | null;
  by_person: string | null;
  recorded_at: string;
  note_sealed: Uint8Array | null;
  subject_id: string | null;
}

export interface NoteRow {
  org_id: string;
  survivor_id: string;
  id: string;
  case_id: string | null;
  data_class: DataClass;
  privilege: Privilege;
  text_sealed: Uint8Array;
  subject_id: string;
  written_by: string | null;
  written_at: string;
  recorded_at: string;
  replaces: string[];
}

export interface ServiceRow {
  org_id: string;
  survivor_id: string;
  id: string;
  case_id: string | null;
  kind: string;
  given_on: string;
  minutes: number | null;
  units: number;
  funder: string | null;
  by_person: string | null;
  recorded_at: string;
  details_sealed: Uint8Array | null;
  subject_id: string | null;
}

export interface PaperRow {
  org_id: string;
  survivor_id: string;
  id: string;
  kind: 'safety-plan' | 'safe-contact';
  content_sealed: Uint8Array;
  subject_id: string;
  review_on: string | null;
  made_by: string | null;
  made_at: string;
  replaces: string[];
  standing: Standing;
}

export interface TaskRow {
  org_id: string;
  id: string;
  survivor_id: string;
  case_id: string | null;
  title: string;
  due_on: string;
  assignee: string | null;
  made_by: string | null;
  made_at: string;
  done_at: string | null;
  done_by: string | null;
  outcome: 'done' | 'dropped' | null;
  details_sealed: Uint8Array | null;
  subject_id: string | null;
}

export interface DocumentRow {
  org_id: string;
  survivor_id: string;
  id: string;
  case_id: string | null;
  data_class: DataClass;
  privilege: Privilege;
  kind: string;
  media_type: string;
  size: number;
  about_sealed: Uint8Array;
  content_sealed: Uint8Array;
  stripped_sealed: Uint8Array | null;
  subject_id: string;
  added_by: string | null;
  added_at: string;
}

export interface HouseholdRow {
  org_id: string;
  survivor_id: string;
  id: string;
  relation: string;
  lives_with: boolean;
  dependant: boolean;
  about_sealed: Uint8Array | null;
  subject_id: string | null;
  added_by: string | null;
  added_at: string;
  left_at: string | null;
}

export interface InterpreterRow {
  org_id: string;
  id: string;
  languages: string[];
  about_sealed: Uint8Array;
  added_by: string | null;
  added_at: string;
  ended_at: string | null;
}

export interface BreakGlassRow {
  org_id: string;
  survivor_id: string;
  id: string;
  person_id: string;
  reason_sealed: Uint8Array | null;
  subject_id: string | null;
  opened_at: string;
  expires_at: string;
  ended_at: string | null;
  reviewed_at: string | null;
  reviewed_by: string | null;
  verdict: 'justified' | 'not-justified' | null;
}

export interface LegalHoldRow {
  org_id: string;
  survivor_id: string;
  id: string;
  reason: string;
  placed_by: string | null;
  placed_at: string;
  lifted_by: string | null;
  lifted_at: string | null;
}

export interface RetentionSettingRow {
  org_id: string;
  data_class: DataClass | 'feedback';
  funder: string;
  days: number;
  set_by: string | null;
  set_at: string;
}

export interface DestructionRow {
  org_id: string;
  id: string;
  survivor_id: string | null;
  code: string;
  classes: string[];
  whole: boolean;
  reason: string;
  rule: string | null;
  counts: { [kind: string]: number };
  certificates: string[];
  by_person: string | null;
  destroyed_at: string;
}

export type Tables = {
  'casework.survivor': SurvivorRow;
  'casework.record_key': RecordKeyRow;
  'casework.assignment': AssignmentRow;
  'casework.case_file': CaseRow;
  'casework.statement': StatementRow;
  'casework.event': EventRow;
  'casework.name_key': NameKeyRow;
  'casework.form_setting': FormSettingRow;
  'casework.contact': ContactRow;
  'casework.note': NoteRow;
  'casework.service_given': ServiceRow;
  'casework.paper': PaperRow;
  'casework.task': TaskRow;
  'casework.document': DocumentRow;
  'casework.household_member': HouseholdRow;
  'casework.interpreter': InterpreterRow;
  'casework.break_glass': BreakGlassRow;
  'casework.legal_hold': LegalHoldRow;
  'casework.retention_setting': RetentionSettingRow;
  'casework.destruction': DestructionRow;
};

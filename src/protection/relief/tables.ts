/** Row types of the schema `relief`; the SQL in migrations/ is the source of truth, src/drift.test.ts holds these against it. */

/** The classes of a survivor's record that the law of relief asks about. */
type FactClass =
  | 'identity'
  | 'contact'
  | 'location'
  | 'safety'
  | 'narrative'
  | 'health'
  | 'immigration'
  | 'legal'
  | 'criminal'
  | 'financial'
  | 'service';

export interface StatementRow {
  org_id: string;
  survivor_id: string;
  id: string;
  fact: string;
  data_class: FactClass;
  state: 'said' | 'none' | 'not-known' | 'declined';
  value_sealed: Uint8Array | null;
  subject_id: string;
  source: 'survivor' | 'caseworker' | 'attorney' | 'official' | 'document';
  document_id: string | null;
  by_person: string | null;
  said_at: string;
  ended_at: string | null;
}

export interface LawTextRow {
  org_id: string;
  hash: string;
  rules: string;
  kept_at: string;
}

export interface DecisionRow {
  org_id: string;
  survivor_id: string;
  id: string;
  decided_on: string;
  law_hash: string;
  outcome_sealed: Uint8Array;
  subject_id: string;
  by_person: string | null;
  made_at: string;
}

export interface DecisionFactsRow {
  org_id: string;
  survivor_id: string;
  decision_id: string;
  data_class: FactClass;
  facts_sealed: Uint8Array;
  subject_id: string;
}

export interface EvidenceRow {
  org_id: string;
  survivor_id: string;
  rule: string;
  paper: string;
  state: 'there' | 'asked-for' | 'not-to-be-had';
  document_id: string | null;
  by_person: string | null;
  at: string;
}

export interface RequestRow {
  org_id: string;
  survivor_id: string;
  id: string;
  kind: 'u-supplement-b' | 't-supplement-b' | 'continued-presence' | 'hhs-letter';
  state: 'to-ask' | 'asked' | 'signed' | 'refused' | 'withdrawn';
  asked_on: string | null;
  answered_on: string | null;
  ends_on: string | null;
  words_sealed: Uint8Array | null;
  subject_id: string | null;
  by_person: string | null;
  at: string;
}

export interface ChildNoticeRow {
  org_id: string;
  survivor_id: string;
  id: string;
  found_at: string;
  due_at: string;
  task_id: string;
  told_at: string | null;
  told_by: string | null;
  by_person: string | null;
  at: string;
}

export interface RightNoteRow {
  org_id: string;
  survivor_id: string;
  id: string;
  right_code: string;
  event: 'told' | 'asked' | 'granted' | 'refused';
  on_day: string;
  words_sealed: Uint8Array | null;
  subject_id: string | null;
  by_person: string | null;
  at: string;
}

export interface RuleReviewRow {
  org_id: string;
  id: string;
  rule: string;
  version: string;
  text_hash: string;
  verdict: 'right' | 'needs-change';
  words: string | null;
  by_person: string;
  reviewed_on: string;
  at: string;
}

export interface WatchRow {
  org_id: string;
  id: string;
  rule: string;
  matter: string;
  looked_on: string;
  look_again_on: string;
  found: string | null;
  by_person: string | null;
  ended_at: string | null;
}

export type Tables = {
  'relief.statement': StatementRow;
  'relief.law_text': LawTextRow;
  'relief.decision': DecisionRow;
  'relief.decision_facts': DecisionFactsRow;
  'relief.evidence': EvidenceRow;
  'relief.request': RequestRow;
  'relief.child_notice': ChildNoticeRow;
  'relief.right_note': RightNoteRow;
  'relief.rule_review': RuleReviewRow;
  'relief.watch': WatchRow;
};

/** Row types of the survivor's own door, in the schema `casework`; the SQL in migrations/ is the source of truth, src/drift.test.ts holds these against it. */

export interface OwnLinkRow {
  org_id: string;
  id: string;
  survivor_id: string;
  secret_hash: Uint8Array;
  language: 'en' | 'es';
  made_by: string | null;
  made_at: string;
  expires_at: string;
  opened_at: string | null;
  ended_at: string | null;
  session_hash: Uint8Array | null;
  session_expires_at: string | null;
  seen_at: string | null;
}

export interface OwnAccountRow {
  org_id: string;
  survivor_id: string;
  person_id: string;
  given_by: string | null;
  given_at: string;
}

export interface VoiceRow {
  org_id: string;
  id: string;
  kind: 'praise' | 'idea' | 'complaint' | 'correction';
  survivor_id: string | null;
  text_sealed: Uint8Array;
  subject_id: string;
  code_hash: Uint8Array;
  said_at: string;
  due_on: string;
  answered_at: string | null;
  answered_by: string | null;
  outcome: 'did' | 'will' | 'will-not' | null;
  answer_sealed: Uint8Array | null;
  published_said: string | null;
  published_did: string | null;
  destroyed_at: string | null;
}

export interface OwnSettingRow {
  org_id: string;
  narrative: boolean;
  set_by: string | null;
  set_at: string;
}

export type Tables = {
  'casework.own_link': OwnLinkRow;
  'casework.own_account': OwnAccountRow;
  'casework.voice': VoiceRow;
  'casework.own_setting': OwnSettingRow;
};

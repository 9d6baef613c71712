/** Row types of the schema `consent`; the SQL in migrations/ is the source of truth, src/drift.test.ts holds these against it. */

import type { RefusalReason } from '../../engines/consent/index.ts';

export type RecipientKind = 'organisation' | 'external';
export type RecallWhy = 'revoked' | 'entered in error' | 'sender' | 'destroyed';

export interface CircleRow {
  org_id: string;
  subject_id: string;
  person_id: string;
  relation: 'worker' | 'subject';
  since: string;
}

export interface ShieldedRow {
  org_id: string;
  subject_id: string;
  since: string;
}

export interface OfficeRow {
  org_id: string;
  funds: readonly ('vawa' | 'voca' | 'fvpsa')[];
  set_at: string;
  set_by: string | null;
}

export interface ExternalRecipientRow {
  org_id: string;
  id: string;
  about_sealed: Uint8Array;
  added_at: string;
  added_by: string | null;
}

export interface ReleaseRow {
  org_id: string;
  id: string;
  subject_id: string;
  state: 'draft' | 'active' | 'revoked' | 'entered in error';
  recipient_id: string;
  recipient_kind: RecipientKind;
  purpose: string;
  direction: 'give' | 'receive' | 'both';
  classes: readonly string[];
  fields: readonly string[];
  starts_at: string;
  expires_at: string;
  signed_as: 'self' | 'parent' | 'guardian';
  signer_is_abuser: boolean;
  subject_is_minor: boolean;
  signs_alone: boolean;
  form_version: string;
  language: string;
  statement_read: boolean;
  about_sealed: Uint8Array;
  signature_type: string | null;
  signature_sealed: Uint8Array | null;
  drafted_at: string;
  drafted_by: string | null;
  signed_at: string | null;
  witnessed_by: string | null;
  ended_at: string | null;
  ended_by: string | null;
  ended_way: string | null;
  ending_sealed: Uint8Array | null;
}

export interface PacketRow {
  org_id: string;
  id: string;
  code: string;
  subject_id: string;
  ground: 'release' | 'disclosure';
  ground_id: string;
  recipient_id: string;
  recipient_kind: RecipientKind;
  purpose: string;
  fields: readonly string[];
  classes: readonly string[];
  refused: Readonly<Record<string, RefusalReason>>;
  snapshot_sealed: Uint8Array | null;
  sha256: string;
  sent_at: string;
  sent_by: string | null;
  access_until: string;
  recalled_at: string | null;
  recalled_by: string | null;
  recall_why: RecallWhy | null;
}

export interface PacketLinkRow {
  org_id: string;
  packet_id: string;
  id: string;
  secret_hash: Uint8Array;
  code_hash: Uint8Array;
  wrong_codes: number;
  made_at: string;
  made_by: string | null;
  expires_at: string;
  opened_at: string | null;
  ended_at: string | null;
}

export interface PacketReadRow {
  org_id: string;
  packet_id: string;
  id: string;
  at: string;
  reader_org: string | null;
  reader_id: string | null;
  way: 'screen' | 'csv' | 'pdf' | 'link' | 'htcds';
  outcome: string;
}

export interface DeliveryRow {
  org_id: string;
  packet_id: string;
  sender_id: string;
  sender_name: string;
  code: string;
  purpose: string;
  sent_at: string;
  access_until: string;
  recalled_at: string | null;
  noticed_at: string | null;
}

export interface DisclosureRow {
  org_id: string;
  id: string;
  subject_id: string;
  kind: 'statute' | 'court order' | 'subpoena';
  state: 'open' | 'disclosed' | 'declined';
  received_on: string;
  due_on: string | null;
  about_sealed: Uint8Array;
  document_type: string | null;
  document_sealed: Uint8Array | null;
  fields: readonly string[];
  reviewed_by: string | null;
  reviewed_on: string | null;
  opened_at: string;
  opened_by: string | null;
  ended_at: string | null;
  ended_by: string | null;
}

export interface ReportRow {
  org_id: string;
  id: string;
  subject_id: string;
  duty_id: string;
  duty_hash: string;
  reported_at: string;
  about_sealed: Uint8Array;
  fields: readonly string[];
  logged_at: string;
  logged_by: string | null;
}

export type Tables = {
  'consent.circle': CircleRow;
  'consent.shielded': ShieldedRow;
  'consent.office': OfficeRow;
  'consent.external_recipient': ExternalRecipientRow;
  'consent.release': ReleaseRow;
  'consent.packet': PacketRow;
  'consent.packet_link': PacketLinkRow;
  'consent.packet_read': PacketReadRow;
  'consent.delivery': DeliveryRow;
  'consent.disclosure': DisclosureRow;
  'consent.report': ReportRow;
};

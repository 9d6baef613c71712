/** Row types of the schema `matching`; the SQL in migrations/ is the source of truth, src/drift.test.ts holds these against it. */
import type { AgreementTerms } from './agreements/contract.ts';
import type { Statement } from './announcements/contract.ts';
import type { RoundBlame, RoundCounts } from './rounds/contract.ts';

export interface NodeRow {
  org_id: string;
  party_id: string;
  public_key: string;
  private_sealed: Uint8Array;
  made_at: string;
  made_by: string | null;
}

export interface AgreementRow {
  org_id: string;
  id: string;
  party_id: string;
  terms: AgreementTerms;
  sha256: string;
  recipients: Record<string, string>;
  made_at: string;
  made_by: string | null;
  ended_at: string | null;
  ended_by: string | null;
}

export interface SignatureRow {
  org_id: string;
  agreement_id: string;
  party_id: string;
  signature: string;
  taken_at: string;
}

/** A partner by its key: where its node is, and what was heard of it. */
export interface PartnerRow {
  org_id: string;
  public_key: string;
  address: string | null;
  pin: string | null;
  set_at: string | null;
  set_by: string | null;
  heard_at: string | null;
  reached_at: string | null;
  trouble: string | null;
  trouble_at: string | null;
}

/** What a node says of itself: of each key, an own one or a partner's, the newest. */
export interface AnnouncementRow {
  org_id: string;
  public_key: string;
  own: boolean;
  statement: Statement;
  bytes: Uint8Array;
  at: string;
  answered_at: string | null;
  answered_by: string | null;
  accepted: boolean | null;
}

export interface RoundRow {
  org_id: string;
  id: string;
  agreement_id: string;
  revision: number;
  role: 'list' | 'coordinator' | 'asks' | 'answers';
  stage: 'waiting' | 'prepared' | 'running' | 'finished' | 'stopped';
  state_sealed: Uint8Array | null;
  counts: RoundCounts;
  done: number;
  steps: number;
  result_sealed: Uint8Array | null;
  blame: RoundBlame | null;
  log: unknown;
  opened_at: string;
  prepared_by: string | null;
  started_by: string | null;
  ended_at: string | null;
  keep_until: string | null;
  study_ids: string[];
}

export interface MessageRow {
  org_id: string;
  round_id: string;
  message_id: string;
  n: number;
  direction: 'in' | 'out' | 'held';
  kind: string;
  from_party: string;
  to_party: string;
  bytes: Uint8Array | null;
  at: string;
  fetched_at: string | null;
  answer: string | null;
}

export type Tables = {
  'matching.node': NodeRow;
  'matching.agreement': AgreementRow;
  'matching.signature': SignatureRow;
  'matching.round': RoundRow;
  'matching.message': MessageRow;
  'matching.partner': PartnerRow;
  'matching.announcement': AnnouncementRow;
};

/** Row types of referrals, in the schema `casework`; the SQL in migrations/ is the source of truth, src/drift.test.ts holds these against it. */

type ReferralState =
  | 'draft'
  | 'requested'
  | 'accepted'
  | 'rejected'
  | 'in-progress'
  | 'on-hold'
  | 'completed'
  | 'failed'
  | 'cancelled'
  | 'entered-in-error';
type ReferralOutcome =
  | 'served'
  | 'partly'
  | 'ineligible'
  | 'no-capacity'
  | 'no-contact'
  | 'declined-by-person'
  | 'unsafe';
type ReferralPriority = 'routine' | 'urgent' | 'asap';

export interface ReferralRow {
  org_id: string;
  id: string;
  code: string;
  survivor_id: string;
  case_id: string | null;
  need: string;
  priority: ReferralPriority;
  recipient_id: string;
  recipient_kind: 'organisation' | 'external';
  fields: string[];
  state: ReferralState;
  outcome: ReferralOutcome | null;
  release_id: string | null;
  packet_id: string | null;
  drafted_at: string;
  drafted_by: string | null;
  requested_at: string | null;
  accepted_at: string | null;
  ended_at: string | null;
  changed_at: string;
  reminded_at: string | null;
  asked_at: string | null;
}

export interface ReferralEventRow {
  org_id: string;
  referral_id: string;
  id: string;
  at: string;
  kind: 'moved' | 'sent-again' | 'warm-transfer' | 'asked';
  from_state: ReferralState | null;
  to_state: ReferralState | null;
  outcome: ReferralOutcome | null;
  by_party: 'requester' | 'target';
  way: 'here' | 'link' | 'told';
  by_person: string | null;
  packet_id: string | null;
  fit: boolean | null;
  words_sealed: Uint8Array | null;
  subject_id: string | null;
  recorded_at: string;
}

export interface ReferralArrivalRow {
  org_id: string;
  referral_id: string;
  sender_id: string;
  sender_name: string;
  code: string;
  packet_id: string;
  priority: ReferralPriority;
  state: ReferralState;
  outcome: ReferralOutcome | null;
  sent_at: string;
  changed_at: string;
  reminded_at: string | null;
}

export interface CapacityQuestionRow {
  org_id: string;
  id: string;
  asker_id: string;
  asker_name: string;
  need: string;
  adults: number;
  children: number;
  language: string | null;
  from_day: string;
  nights: number | null;
  accommodation: string[];
  animals: boolean;
  asked_at: string;
  asked_by: string | null;
  answer: 'capacity' | 'no-capacity' | 'waitlist' | 'additional-assessment-required' | null;
  wait: 'under-1-month' | '1-3-months' | 'over-3-months' | 'not-known' | null;
  answered_at: string | null;
  answered_by: string | null;
}

export interface SelfReferralDeskRow {
  org_id: string;
  open: boolean;
  needs: string[];
  set_at: string;
  set_by: string | null;
}

export interface SelfReferralRow {
  org_id: string;
  id: string;
  code: string;
  need: string;
  by_whom: 'herself' | 'desk';
  language: string;
  contact_sealed: Uint8Array | null;
  state: ReferralState;
  outcome: ReferralOutcome | null;
  asked_at: string;
  changed_at: string;
  changed_by: string | null;
  reminded_at: string | null;
}

export interface UnmetNeedRow {
  org_id: string;
  id: string;
  need: string;
  county: string | null;
  language: string | null;
  noted_at: string;
}

export type Tables = {
  'casework.referral': ReferralRow;
  'casework.referral_event': ReferralEventRow;
  'casework.referral_arrival': ReferralArrivalRow;
  'casework.capacity_question': CapacityQuestionRow;
  'casework.self_referral_desk': SelfReferralDeskRow;
  'casework.self_referral': SelfReferralRow;
  'casework.unmet_need': UnmetNeedRow;
};

-- A receiver may ask before it answers. What it asks lies sealed in the history; since when it waits stands with the referral.
alter table casework.referral add column asked_at timestamptz;
alter table casework.referral_event drop constraint referral_event_kind_check;
alter table casework.referral_event add constraint referral_event_kind_check
  check (kind in ('moved', 'sent-again', 'warm-transfer', 'asked'));

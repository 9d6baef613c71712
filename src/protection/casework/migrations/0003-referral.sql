-- Referrals: what somebody needs from another organisation, under a release; what came from others; questions whether there is room; people
-- who ask for help by themselves; needs with no service. In clear are ids, codes, days and counts. What is told of a survivor lies in the
-- packet of consent; who spoke with whom, and how to reach somebody, lies sealed.

create table casework.referral (
  org_id uuid not null,
  id uuid not null,
  -- can be said over the phone
  code text not null,
  survivor_id uuid not null,
  case_id uuid,
  need text not null,
  priority text not null check (priority in ('routine', 'urgent', 'asap')),
  recipient_id uuid not null,
  recipient_kind text not null check (recipient_kind in ('organisation', 'external')),
  -- what is to be asked for
  fields text[] not null,
  state text not null check (state in ('draft', 'requested', 'accepted', 'rejected', 'in-progress', 'on-hold', 'completed', 'failed',
    'cancelled', 'entered-in-error')),
  outcome text check (outcome in ('served', 'partly', 'ineligible', 'no-capacity', 'no-contact', 'declined-by-person', 'unsafe')),
  -- the last sending
  release_id uuid,
  packet_id uuid,
  drafted_at timestamptz not null,
  drafted_by uuid,
  requested_at timestamptz,
  accepted_at timestamptz,
  ended_at timestamptz,
  changed_at timestamptz not null,
  -- when the sender's worker was last reminded
  reminded_at timestamptz,
  primary key (org_id, id),
  unique (org_id, code),
  foreign key (org_id, survivor_id) references casework.survivor (org_id, id),
  check ((state in ('rejected', 'completed', 'failed', 'cancelled')) = (outcome is not null)),
  check (state in ('draft', 'cancelled', 'entered-in-error') or packet_id is not null),
  check ((packet_id is null) = (requested_at is null) and (packet_id is null) = (release_id is null))
);
create index referral_of_survivor on casework.referral (org_id, survivor_id);
create index referral_by_change on casework.referral (org_id, changed_at);
create index referral_by_packet on casework.referral (org_id, packet_id) where packet_id is not null;

-- Every move, sending and warm transfer. Nothing here changes but that words can be destroyed.
create table casework.referral_event (
  org_id uuid not null,
  referral_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  kind text not null check (kind in ('moved', 'sent-again', 'warm-transfer')),
  from_state text,
  to_state text,
  outcome text,
  by_party text not null check (by_party in ('requester', 'target')),
  -- here: on this platform; link: behind a one-time link; told: told by phone, written down by the sender
  way text not null check (way in ('here', 'link', 'told')),
  by_person uuid,
  packet_id uuid,
  -- warm transfer: they confirmed that it fits
  fit boolean,
  words_sealed bytea,
  subject_id uuid,
  recorded_at timestamptz not null,
  primary key (org_id, referral_id, id),
  foreign key (org_id, referral_id) references casework.referral (org_id, id),
  check ((words_sealed is null) = (subject_id is null)),
  check ((kind = 'warm-transfer') = (fit is not null))
);

-- What an organisation sees of a referral addressed to it, beside the packet. The row is the receiver's; the sender's side alone writes it.
create table casework.referral_arrival (
  org_id uuid not null references accounts.organisation (id),
  referral_id uuid not null,
  sender_id uuid not null,
  sender_name text not null,
  code text not null,
  packet_id uuid not null,
  priority text not null,
  state text not null,
  outcome text,
  sent_at timestamptz not null,
  changed_at timestamptz not null,
  -- when the receiver was last reminded
  reminded_at timestamptz,
  primary key (org_id, referral_id)
);
create index arrival_by_sender on casework.referral_arrival (sender_id, referral_id);
create index arrival_by_change on casework.referral_arrival (org_id, changed_at);

-- Is there room? Codes and counts, no person. The row belongs to who is asked; who asks writes it once and reads the answer.
create table casework.capacity_question (
  org_id uuid not null references accounts.organisation (id),
  id uuid not null,
  asker_id uuid not null references accounts.organisation (id),
  asker_name text not null,
  need text not null,
  adults integer not null check (adults between 0 and 20),
  children integer not null check (children between 0 and 20),
  language text,
  from_day date not null,
  nights integer check (nights between 1 and 365),
  accommodation text[] not null,
  animals boolean not null,
  asked_at timestamptz not null,
  asked_by uuid,
  answer text check (answer in ('capacity', 'no-capacity', 'waitlist', 'additional-assessment-required')),
  wait text check (wait in ('under-1-month', '1-3-months', 'over-3-months', 'not-known')),
  answered_at timestamptz,
  answered_by uuid,
  primary key (org_id, id),
  check ((answer is null) = (answered_at is null)),
  check (wait is null or answer = 'waitlist')
);
create index capacity_by_asker on casework.capacity_question (asker_id, asked_at);
create index capacity_by_asked on casework.capacity_question (org_id, asked_at);

-- Whether people may ask here by themselves; no row: closed.
create table casework.self_referral_desk (
  org_id uuid primary key references accounts.organisation (id),
  open boolean not null,
  needs text[] not null,
  set_at timestamptz not null,
  set_by uuid
);

-- Somebody asked by herself, or a desk for her. How to reach her lies sealed under a key of its own, which is destroyed when it ends.
create table casework.self_referral (
  org_id uuid not null references accounts.organisation (id),
  id uuid not null,
  code text not null,
  need text not null,
  by_whom text not null check (by_whom in ('herself', 'desk')),
  language text not null,
  contact_sealed bytea,
  state text not null check (state in ('requested', 'accepted', 'rejected', 'in-progress', 'on-hold', 'completed', 'failed', 'cancelled')),
  outcome text check (outcome in ('served', 'partly', 'ineligible', 'no-capacity', 'no-contact', 'declined-by-person', 'unsafe')),
  asked_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by uuid,
  reminded_at timestamptz,
  primary key (org_id, id),
  unique (org_id, code),
  check ((state in ('rejected', 'completed', 'failed', 'cancelled')) = (outcome is not null)),
  check (outcome is null or contact_sealed is null)
);
create index self_referral_by_change on casework.self_referral (org_id, asked_at);

-- A need for which no service was found. It belongs to no record.
create table casework.unmet_need (
  org_id uuid not null references accounts.organisation (id),
  id uuid not null,
  need text not null,
  county text,
  language text,
  noted_at timestamptz not null,
  primary key (org_id, id)
);
create index unmet_need_by_day on casework.unmet_need (org_id, noted_at);

do $$
declare
  t text;
begin
  foreach t in array array['referral', 'referral_event', 'self_referral_desk', 'self_referral', 'unmet_need'] loop
    execute format('alter table casework.%I enable row level security', t);
    execute format('create policy own on casework.%I using (org_id = (select app.org_id())) '
      || 'with check (org_id = (select app.org_id()))', t);
    execute format('grant select, insert, update on casework.%I to fourfold_app', t);
  end loop;
end $$;
-- what was counted stays as it was counted
revoke update on casework.unmet_need from fourfold_app;

-- The narrow path between two organisations: a receiver sees what was sent to it; a sender writes, and sees, its own sendings.
alter table casework.referral_arrival enable row level security;
create policy received on casework.referral_arrival for select using (org_id = (select app.org_id()));
create policy sent on casework.referral_arrival for select using (sender_id = (select app.org_id()));
create policy send on casework.referral_arrival for insert with check (sender_id = (select app.org_id()));
create policy follow on casework.referral_arrival for update using (sender_id = (select app.org_id()))
  with check (sender_id = (select app.org_id()));
-- of its own row a receiver writes only that it was reminded
create policy reminded on casework.referral_arrival for update using (org_id = (select app.org_id()))
  with check (org_id = (select app.org_id()));
grant select, insert, update on casework.referral_arrival to fourfold_app;

alter table casework.capacity_question enable row level security;
create policy asked on casework.capacity_question for select using (org_id = (select app.org_id()));
create policy asking on casework.capacity_question for select using (asker_id = (select app.org_id()));
create policy ask on casework.capacity_question for insert with check (asker_id = (select app.org_id()) and answer is null);
create policy answer on casework.capacity_question for update using (org_id = (select app.org_id()))
  with check (org_id = (select app.org_id()));
grant select, insert on casework.capacity_question to fourfold_app;
grant update (answer, wait, answered_at, answered_by) on casework.capacity_question to fourfold_app;

-- A receiver's own update reaches nothing that the sender wrote.
create function casework.keep_arrival() returns trigger language plpgsql as $$
begin
  if old.sender_id is distinct from app.org_id() and (new.referral_id, new.sender_id, new.sender_name, new.code, new.packet_id,
      new.priority, new.state, new.outcome, new.sent_at, new.changed_at)
    is distinct from (old.referral_id, old.sender_id, old.sender_name, old.code, old.packet_id, old.priority, old.state, old.outcome,
      old.sent_at, old.changed_at) then
    raise exception 'what a sender wrote is changed on the sender''s side' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger keep_arrival before update on casework.referral_arrival for each row execute function casework.keep_arrival();

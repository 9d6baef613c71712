-- The daily work around a record: contacts, notes, services, safety, tasks, papers, people around her, interpreters; and what guards it:
-- emergency access, holds, destruction.

create table casework.contact (
  org_id uuid not null,
  survivor_id uuid not null,
  id uuid not null,
  case_id uuid,
  channel text not null,
  direction text not null check (direction in ('out', 'in')),
  outcome text not null,
  at timestamptz not null,
  minutes integer check (minutes between 0 and 1440),
  interpreter_id uuid,
  -- what the rules said of this contact when it was written down
  allowed boolean,
  by_person uuid,
  recorded_at timestamptz not null,
  note_sealed bytea,
  subject_id uuid,
  primary key (org_id, survivor_id, id),
  foreign key (org_id, survivor_id) references casework.survivor (org_id, id),
  check ((note_sealed is null) = (subject_id is null))
);

create table casework.note (
  org_id uuid not null,
  survivor_id uuid not null,
  id uuid not null,
  case_id uuid,
  data_class text not null,
  privilege text not null check (privilege in ('none', 'advocate', 'attorney', 'counsellor', 'clergy')),
  text_sealed bytea not null,
  subject_id uuid not null,
  written_by uuid,
  written_at timestamptz not null,
  recorded_at timestamptz not null,
  replaces uuid[] not null,
  primary key (org_id, survivor_id, id),
  foreign key (org_id, survivor_id) references casework.survivor (org_id, id)
);

create table casework.service_given (
  org_id uuid not null,
  survivor_id uuid not null,
  id uuid not null,
  case_id uuid,
  kind text not null,
  given_on date not null,
  minutes integer check (minutes between 0 and 10080),
  units integer not null check (units between 1 and 1000),
  funder text,
  by_person uuid,
  recorded_at timestamptz not null,
  details_sealed bytea,
  subject_id uuid,
  primary key (org_id, survivor_id, id),
  foreign key (org_id, survivor_id) references casework.survivor (org_id, id),
  check ((details_sealed is null) = (subject_id is null))
);
create index service_by_day on casework.service_given (org_id, given_on);
create index case_by_opening on casework.case_file (org_id, opened_on);

-- Versions of one sealed paper: the safety plan, or the rules for reaching her. The newest holds.
create table casework.paper (
  org_id uuid not null,
  survivor_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('safety-plan', 'safe-contact')),
  content_sealed bytea not null,
  subject_id uuid not null,
  review_on date,
  made_by uuid,
  made_at timestamptz not null,
  replaces uuid[] not null,
  standing text not null check (standing in ('current', 'past', 'contested')),
  primary key (org_id, survivor_id, id),
  foreign key (org_id, survivor_id) references casework.survivor (org_id, id)
);
create unique index paper_current on casework.paper (org_id, survivor_id, kind) where standing = 'current';

create table casework.task (
  org_id uuid not null,
  id uuid not null,
  survivor_id uuid not null,
  case_id uuid,
  -- a neutral title, a word of a list: it may stand on a calendar or a lock screen
  title text not null,
  due_on date not null,
  assignee uuid,
  made_by uuid,
  made_at timestamptz not null,
  done_at timestamptz,
  done_by uuid,
  outcome text check (outcome in ('done', 'dropped')),
  details_sealed bytea,
  subject_id uuid,
  primary key (org_id, id),
  foreign key (org_id, survivor_id) references casework.survivor (org_id, id),
  check ((details_sealed is null) = (subject_id is null))
);
create index task_of_survivor on casework.task (org_id, survivor_id) where done_at is null;
create index task_of_person on casework.task (org_id, assignee, due_on) where done_at is null;

create table casework.document (
  org_id uuid not null,
  survivor_id uuid not null,
  id uuid not null,
  case_id uuid,
  data_class text not null,
  privilege text not null check (privilege in ('none', 'advocate', 'attorney', 'counsellor', 'clergy')),
  kind text not null,
  media_type text not null,
  size integer not null,
  -- name and hash
  about_sealed bytea not null,
  content_sealed bytea not null,
  -- the same file without what cameras and programs write into it; null where there is no way to make one
  stripped_sealed bytea,
  subject_id uuid not null,
  added_by uuid,
  added_at timestamptz not null,
  primary key (org_id, survivor_id, id),
  foreign key (org_id, survivor_id) references casework.survivor (org_id, id)
);

create table casework.household_member (
  org_id uuid not null,
  survivor_id uuid not null,
  id uuid not null,
  relation text not null,
  lives_with boolean not null,
  dependant boolean not null,
  about_sealed bytea,
  subject_id uuid,
  added_by uuid,
  added_at timestamptz not null,
  left_at timestamptz,
  primary key (org_id, survivor_id, id),
  foreign key (org_id, survivor_id) references casework.survivor (org_id, id),
  check ((about_sealed is null) = (subject_id is null))
);

-- Interpreters the organisation works with. They are staff, not survivors; their names lie sealed all the same.
create table casework.interpreter (
  org_id uuid not null references accounts.organisation (id),
  id uuid not null,
  languages text[] not null,
  about_sealed bytea not null,
  added_by uuid,
  added_at timestamptz not null,
  ended_at timestamptz,
  primary key (org_id, id)
);

-- A colleague who looked in an emergency: why, for how long, and what came of the review.
create table casework.break_glass (
  org_id uuid not null,
  survivor_id uuid not null,
  id uuid not null,
  person_id uuid not null references accounts.person (id),
  -- null: destroyed
  reason_sealed bytea,
  subject_id uuid,
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  reviewed_at timestamptz,
  reviewed_by uuid,
  verdict text check (verdict in ('justified', 'not-justified')),
  primary key (org_id, id),
  foreign key (org_id, survivor_id) references casework.survivor (org_id, id),
  check (reviewed_by is distinct from person_id or reviewed_by is null)
);
create index break_glass_of_person on casework.break_glass (org_id, person_id, survivor_id, expires_at);
create index break_glass_to_review on casework.break_glass (org_id, opened_at) where reviewed_at is null;

create table casework.legal_hold (
  org_id uuid not null,
  survivor_id uuid not null,
  id uuid not null,
  reason text not null,
  placed_by uuid,
  placed_at timestamptz not null,
  lifted_by uuid,
  lifted_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, survivor_id) references casework.survivor (org_id, id)
);
create index legal_hold_now on casework.legal_hold (org_id, survivor_id) where lifted_at is null;

-- How long the organisation keeps a class; where it says nothing the pack does.
create table casework.retention_setting (
  org_id uuid not null references accounts.organisation (id),
  data_class text not null,
  funder text not null,
  days integer not null check (days between 0 and 36500),
  set_by uuid,
  set_at timestamptz not null,
  primary key (org_id, data_class, funder)
);

-- What stays when something was destroyed. It names no person and is never changed.
create table casework.destruction (
  org_id uuid not null,
  id uuid not null,
  survivor_id uuid not null,
  code text not null,
  classes text[] not null,
  whole boolean not null,
  reason text not null,
  rule text,
  counts jsonb not null,
  -- certificates of the vault
  certificates uuid[] not null,
  by_person uuid,
  destroyed_at timestamptz not null,
  primary key (org_id, id)
);
create index destruction_of_survivor on casework.destruction (org_id, survivor_id);

create function casework.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'certificates of destruction are append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete or truncate on casework.destruction
  for each statement execute function casework.refuse_change();

alter table casework.contact enable row level security;
alter table casework.note enable row level security;
alter table casework.service_given enable row level security;
alter table casework.paper enable row level security;
alter table casework.task enable row level security;
alter table casework.document enable row level security;
alter table casework.household_member enable row level security;
alter table casework.interpreter enable row level security;
alter table casework.break_glass enable row level security;
alter table casework.legal_hold enable row level security;
alter table casework.retention_setting enable row level security;
alter table casework.destruction enable row level security;

create policy own on casework.contact using (org_id = (select app.org_id()));
create policy own on casework.note using (org_id = (select app.org_id()));
create policy own on casework.service_given using (org_id = (select app.org_id()));
create policy own on casework.paper using (org_id = (select app.org_id()));
create policy own on casework.task using (org_id = (select app.org_id()));
create policy own on casework.document using (org_id = (select app.org_id()));
create policy own on casework.household_member using (org_id = (select app.org_id()));
create policy own on casework.interpreter using (org_id = (select app.org_id()));
create policy own on casework.break_glass using (org_id = (select app.org_id()));
create policy own on casework.legal_hold using (org_id = (select app.org_id()));
create policy own on casework.retention_setting using (org_id = (select app.org_id()));
create policy own on casework.destruction using (org_id = (select app.org_id()));

grant select, insert, update, delete on casework.contact, casework.note, casework.service_given, casework.paper, casework.task,
  casework.document, casework.household_member, casework.interpreter, casework.break_glass, casework.legal_hold,
  casework.retention_setting to fourfold_app;
grant select, insert on casework.destruction to fourfold_app;

-- The record of a survivor: what was said, who asked and why; her cases; who works with her. Words lie sealed, each under the key of its
-- data class (record_key), so that a class can be destroyed by itself. In clear are ids, codes, days and who worked when: no name, no words.

create schema casework;
grant usage on schema casework to fourfold_app;

create table casework.survivor (
  org_id uuid not null references accounts.organisation (id),
  id uuid not null,
  -- can be said over the phone
  code text not null,
  -- restricted: seen by the assigned team only, in no search of others; closed: the same, and nothing more is written
  shield text not null default 'open' check (shield in ('open', 'restricted', 'closed')),
  shielded_at timestamptz,
  shielded_by uuid,
  -- how she is called on lists, made of the identity statements
  name_sealed bytea,
  name_subject_id uuid,
  created_at timestamptz not null,
  created_by uuid,
  purged_at timestamptz,
  primary key (org_id, id),
  unique (org_id, code),
  check ((name_sealed is null) = (name_subject_id is null))
);

-- Whose key seals what: one subject of the vault for each data class of a survivor.
create table casework.record_key (
  org_id uuid not null,
  survivor_id uuid not null,
  data_class text not null,
  subject_id uuid not null,
  made_at timestamptz not null,
  destroyed_at timestamptz,
  primary key (org_id, subject_id),
  foreign key (org_id, survivor_id) references casework.survivor (org_id, id)
);
create unique index record_key_in_use on casework.record_key (org_id, survivor_id, data_class) where destroyed_at is null;

-- Who works with whom: the caseload.
create table casework.assignment (
  org_id uuid not null,
  survivor_id uuid not null,
  person_id uuid not null references accounts.person (id),
  id uuid not null,
  part text not null check (part in ('lead', 'team', 'cover')),
  from_at timestamptz not null,
  to_at timestamptz,
  by_person uuid,
  primary key (org_id, id),
  foreign key (org_id, survivor_id) references casework.survivor (org_id, id)
);
create unique index assignment_now on casework.assignment (org_id, survivor_id, person_id) where to_at is null;
create index assignment_of_person on casework.assignment (org_id, person_id) where to_at is null;

create table casework.case_file (
  org_id uuid not null,
  id uuid not null,
  survivor_id uuid not null,
  reason text not null,
  funder text,
  opened_on date not null,
  opened_by uuid,
  closed_on date,
  closed_by uuid,
  closed_reason text,
  primary key (org_id, id),
  foreign key (org_id, survivor_id) references casework.survivor (org_id, id),
  check ((closed_on is null) = (closed_reason is null)),
  check (closed_on >= opened_on)
);
create index case_of_survivor on casework.case_file (org_id, survivor_id, opened_on);
create unique index case_open on casework.case_file (org_id, survivor_id) where closed_on is null;

-- What was said of a field. Nothing is overwritten: a statement names the ones it replaces.
create table casework.statement (
  org_id uuid not null,
  survivor_id uuid not null,
  -- made by whoever wrote it down, perhaps without a network
  id uuid not null,
  field text not null,
  data_class text not null,
  state text not null check (state in ('said', 'declined', 'skipped', 'not-known', 'not-asked')),
  value_sealed bytea,
  subject_id uuid,
  source text not null check (source in ('survivor', 'interpreter', 'family', 'document', 'partner', 'observed', 'import')),
  -- why it was asked, and for which service or report
  why text not null check (why in ('service', 'safety', 'report', 'law', 'referral', 'told-unasked')),
  need text,
  asked_by uuid,
  interpreter_id uuid,
  said_at timestamptz not null,
  recorded_at timestamptz not null,
  device_id uuid,
  replaces uuid[] not null,
  -- current: what holds; past: replaced; contested: written beside the current one by somebody who had not seen it
  standing text not null check (standing in ('current', 'past', 'contested')),
  primary key (org_id, survivor_id, id),
  foreign key (org_id, survivor_id) references casework.survivor (org_id, id),
  check ((value_sealed is null) = (subject_id is null))
);
create unique index statement_current on casework.statement (org_id, survivor_id, field) where standing = 'current';
create index statement_by_field on casework.statement (org_id, survivor_id, field);

-- What happened, by id and kind: the timeline.
create table casework.event (
  org_id uuid not null,
  survivor_id uuid not null,
  at timestamptz not null,
  id uuid not null,
  kind text not null,
  -- who may not read the class does not see the event
  data_class text not null,
  record_id uuid not null,
  case_id uuid,
  -- a code of the record: a channel, a service, a field
  code text,
  by_person uuid,
  primary key (org_id, survivor_id, at, id),
  foreign key (org_id, survivor_id) references casework.survivor (org_id, id)
);

-- Keyed fingerprints of names and of what else tells people apart, for search and the check for duplicates in the organisation.
create table casework.name_key (
  org_id uuid not null,
  key bytea not null,
  survivor_id uuid not null,
  kind text not null check (kind in ('token', 'sound', 'same')),
  primary key (org_id, key, survivor_id),
  foreign key (org_id, survivor_id) references casework.survivor (org_id, id)
);
create index name_key_of_survivor on casework.name_key (org_id, survivor_id);

-- What the organisation's form asks: a field is off unless the pack has it on, or a service or report named here needs it.
create table casework.form_setting (
  org_id uuid not null references accounts.organisation (id),
  field text not null,
  asked boolean not null,
  need text,
  ord integer,
  -- the organisation's own words; null: those of the pack
  label jsonb,
  why jsonb,
  set_by uuid,
  set_at timestamptz not null,
  primary key (org_id, field)
);

alter table casework.survivor enable row level security;
alter table casework.record_key enable row level security;
alter table casework.assignment enable row level security;
alter table casework.case_file enable row level security;
alter table casework.statement enable row level security;
alter table casework.event enable row level security;
alter table casework.name_key enable row level security;
alter table casework.form_setting enable row level security;

create policy own on casework.survivor using (org_id = (select app.org_id()));
create policy own on casework.record_key using (org_id = (select app.org_id()));
create policy own on casework.assignment using (org_id = (select app.org_id()));
create policy own on casework.case_file using (org_id = (select app.org_id()));
create policy own on casework.statement using (org_id = (select app.org_id()));
create policy own on casework.event using (org_id = (select app.org_id()));
create policy own on casework.name_key using (org_id = (select app.org_id()));
create policy own on casework.form_setting using (org_id = (select app.org_id()));

grant select, insert, update on casework.survivor, casework.record_key, casework.assignment, casework.case_file to fourfold_app;
grant select, insert, update, delete on casework.statement, casework.event, casework.name_key, casework.form_setting to fourfold_app;

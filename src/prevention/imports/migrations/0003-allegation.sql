-- Allegations under 19 CFR 12.42(b). What one says lies sealed under its own key; each worker or complainant and the testimony under a key of
-- that person alone, so that it can be destroyed. In clear are states, counts, hashes and who of the organisation wrote.
create schema if not exists imports;
grant usage on schema imports to fourfold_app;

create table imports.allegation (
  org_id uuid not null references accounts.organisation (id),
  id uuid not null,
  content_sealed bytea not null,
  state text not null check (state in ('draft', 'ready', 'approved')),
  -- counts the changes: nobody overwrites or approves what they have not seen
  revision integer not null check (revision > 0),
  changed_by text not null,
  changed_at timestamptz not null,
  approved_by text,
  approved_at timestamptz,
  approved_why text,
  primary key (org_id, id),
  check ((state = 'approved') = (approved_at is not null))
);
create index allegation_by_time on imports.allegation (org_id, changed_at desc, id);

-- whoever wrote a word of it, marked it ready or brought papers does not approve it
create table imports.allegation_writer (
  org_id uuid not null,
  allegation_id uuid not null,
  person_id uuid not null,
  primary key (org_id, allegation_id, person_id),
  foreign key (org_id, allegation_id) references imports.allegation (org_id, id)
);

create table imports.allegation_document (
  org_id uuid not null,
  allegation_id uuid not null,
  id uuid not null,
  about_sealed bytea not null,
  file_sealed bytea not null,
  size integer not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  -- it shows who somebody is, so it is kept and only its hash goes out
  shows_people boolean not null,
  added_at timestamptz not null,
  primary key (org_id, allegation_id, id),
  foreign key (org_id, allegation_id) references imports.allegation (org_id, id)
);

create table imports.allegation_person (
  org_id uuid not null,
  allegation_id uuid not null,
  id uuid not null,
  -- whose key it is sealed under
  subject_id uuid not null,
  part text not null check (part in ('worker', 'complainant', 'witness')),
  identity_sealed bytea,
  destroyed_on date,
  added_at timestamptz not null,
  primary key (org_id, allegation_id, id),
  foreign key (org_id, allegation_id) references imports.allegation (org_id, id),
  check ((identity_sealed is null) = (destroyed_on is not null))
);

create table imports.testimony (
  org_id uuid not null,
  allegation_id uuid not null,
  person_id uuid not null,
  id uuid not null,
  words_sealed bytea,
  taken_on date not null,
  given text not null check (given in ('written-by-the-person', 'told-with-consent')),
  primary key (org_id, allegation_id, id),
  foreign key (org_id, allegation_id, person_id) references imports.allegation_person (org_id, allegation_id, id)
);

do $$
declare
  t text;
begin
  foreach t in array array['allegation', 'allegation_writer', 'allegation_document', 'allegation_person', 'testimony'] loop
    execute format('alter table imports.%I enable row level security', t);
    execute format('create policy own on imports.%I using (org_id = (select app.org_id())) '
      || 'with check (org_id = (select app.org_id()))', t);
    execute format('grant select, insert, update on imports.%I to fourfold_app', t);
  end loop;
end $$;

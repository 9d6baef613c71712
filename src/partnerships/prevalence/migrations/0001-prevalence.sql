-- Studies of how many people nobody has seen. A capture table holds cells of one and two people, so what a study says is sealed; every run
-- keeps the study as it was then, and what came of it.

create schema prevalence;
grant usage on schema prevalence to fourfold_app;

create table prevalence.study (
  org_id uuid not null references accounts.organisation (id),
  id uuid not null,
  title text not null,
  content_sealed bytea not null,
  -- counts the changes, so that nobody overwrites what they have not seen
  revision integer not null check (revision > 0),
  created_by text not null,
  created_at timestamptz not null,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (org_id, id)
);
create index study_by_time on prevalence.study (org_id, changed_at desc, id);

create table prevalence.run (
  org_id uuid not null,
  id uuid not null,
  study_id uuid not null,
  revision integer not null,
  study_sealed bytea not null,
  result_sealed bytea,
  state text not null check (state in ('waiting', 'done', 'cancelled', 'failed')),
  verdict text check (verdict in ('agree', 'refused', 'one-method', 'none')),
  job_id uuid not null,
  started_by text not null,
  started_by_id uuid,
  started_at timestamptz not null,
  ended_at timestamptz,
  signed_by text,
  signed_at timestamptz,
  signed_why text,
  primary key (org_id, id),
  foreign key (org_id, study_id) references prevalence.study (org_id, id) on delete cascade,
  check ((signed_by is null) = (signed_at is null)),
  check (signed_at is null or state = 'done')
);
create index run_by_study on prevalence.run (org_id, study_id, started_at desc, id);

alter table prevalence.study enable row level security;
alter table prevalence.run enable row level security;
create policy own on prevalence.study using (org_id = (select app.org_id()));
create policy own on prevalence.run using (org_id = (select app.org_id()));

grant select, insert, update on prevalence.study, prevalence.run to fourfold_app;

-- Long work: who asked for it, how far it is, what came of it. Input and result hold ids and counts, never personal data.

create schema jobs;
grant usage on schema jobs to fourfold_app;

create table jobs.job (
  -- work of the platform itself has the organisation of zeros
  org_id uuid not null,
  id uuid not null,
  kind text not null,
  -- who may see and cancel it beside the person who started it
  may text not null,
  input jsonb not null,
  key text,
  state text not null check (state in ('waiting', 'running', 'done', 'dead', 'cancelled')),
  attempt integer not null default 0,
  max_attempts integer not null check (max_attempts > 0),
  run_at timestamptz not null,
  -- the worker that holds the lease may write; after its end another one takes the job
  lease uuid,
  leased_until timestamptz,
  cancel_asked_at timestamptz,
  done bigint,
  total bigint,
  phase text,
  -- why the last attempt failed: code, values for its message, places in the input
  reason text,
  problem jsonb,
  result jsonb,
  actor_kind text not null check (actor_kind in ('user', 'link', 'system')),
  actor_id uuid,
  roles text[] not null,
  language text not null check (language in ('en', 'es')),
  created_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  primary key (org_id, id),
  check ((state = 'running') = (lease is not null)),
  check ((state in ('done', 'dead', 'cancelled')) = (ended_at is not null))
) with (fillfactor = 80);

-- A key holds as long as its job waits, runs or is done; after a failure the same work may be asked for again.
create unique index job_key on jobs.job (org_id, kind, key) where key is not null and state not in ('dead', 'cancelled');
-- leased_until stays out of it, so that a heartbeat touches no index.
create index job_due on jobs.job (run_at) where state in ('waiting', 'running');
create index job_by_time on jobs.job (org_id, created_at desc, id);
create index job_ended on jobs.job (ended_at) where ended_at is not null;

-- What a job has already committed, so that a second attempt does not do it again.
create table jobs.step (
  org_id uuid not null,
  job_id uuid not null,
  name text not null,
  result jsonb,
  primary key (org_id, job_id, name),
  foreign key (org_id, job_id) references jobs.job (org_id, id) on delete cascade
);

-- Uploaded bytes, in pieces, until the job has ended.
create table jobs.blob (
  org_id uuid not null,
  job_id uuid not null,
  name text not null,
  part integer not null,
  bytes bytea not null,
  primary key (org_id, job_id, name, part),
  foreign key (org_id, job_id) references jobs.job (org_id, id) on delete cascade
);

-- One row a schedule: the server that locks it queues the job and moves the date, so two servers do not run it twice.
create table jobs.schedule (
  org_id uuid not null,
  name text not null,
  kind text not null,
  input jsonb not null,
  rule jsonb not null,
  next_at timestamptz not null,
  last_at timestamptz,
  primary key (org_id, name)
);
create index schedule_due on jobs.schedule (next_at);

alter table jobs.job enable row level security;
alter table jobs.step enable row level security;
alter table jobs.blob enable row level security;
alter table jobs.schedule enable row level security;
create policy own on jobs.job using (org_id = (select app.org_id()) or (select app.is_system()));
create policy own on jobs.step using (org_id = (select app.org_id()) or (select app.is_system()));
create policy own on jobs.blob using (org_id = (select app.org_id()) or (select app.is_system()));
create policy own on jobs.schedule using (org_id = (select app.org_id()) or (select app.is_system()));

grant select, insert, update, delete on jobs.job, jobs.step, jobs.blob, jobs.schedule to fourfold_app;

-- Subjects that are looked at again when a list changes, the alerts that come of it, and many names at once.

create table screening.watch (
  org_id uuid not null references accounts.organisation (id),
  id uuid not null,
  subject_sealed bytea not null,
  subject_hash text not null,
  -- the organisation's own number of the subject: what alerts that leave the house call it
  reference text,
  role text not null,
  purpose text not null,
  legal_basis text not null,
  -- empty: all
  lists text[] not null,
  created_by text not null,
  created_by_id uuid,
  created_at timestamptz not null,
  screened_at timestamptz,
  ended_at timestamptz,
  ended_by text,
  primary key (org_id, id)
);
create unique index watch_once on screening.watch (org_id, subject_hash) where ended_at is null;

-- What stands against a watched subject as of the last look.
create table screening.watch_hit (
  org_id uuid not null,
  watch_id uuid not null,
  list_id text not null,
  source_id text not null,
  party_hash text not null,
  caption text not null,
  score integer not null,
  band text not null check (band in ('hit', 'review')),
  measures text[] not null,
  programmes text[] not null,
  primary key (org_id, watch_id, list_id, source_id),
  foreign key (org_id, watch_id) references screening.watch (org_id, id) on delete cascade
);

create table screening.alert (
  org_id uuid not null,
  id uuid not null,
  watch_id uuid not null,
  kind text not null check (kind in ('new', 'changed', 'gone')),
  list_id text not null,
  source_id text not null,
  -- what the lists said before and say now; null where they said nothing
  before jsonb,
  after jsonb,
  -- the versions that were searched
  snapshot text not null,
  request_id uuid,
  raised_at timestamptz not null,
  seen_at timestamptz,
  seen_by text,
  seen_by_id uuid,
  primary key (org_id, id),
  foreign key (org_id, watch_id) references screening.watch (org_id, id) on delete cascade
);
create index alert_by_time on screening.alert (org_id, raised_at desc, id);

-- Which state of the lists the watched subjects were last looked at with.
create table screening.watch_state (
  org_id uuid not null references accounts.organisation (id),
  snapshot text not null,
  -- list -> {orgId, seq}
  versions jsonb not null,
  looked_at timestamptz not null,
  primary key (org_id)
);

create table screening.webhook (
  org_id uuid not null references accounts.organisation (id),
  id uuid not null,
  url text not null,
  secret_sealed bytea not null,
  created_by text not null,
  created_at timestamptz not null,
  removed_at timestamptz,
  primary key (org_id, id)
);

create table screening.delivery (
  org_id uuid not null,
  id uuid not null,
  webhook_id uuid not null,
  -- null: a trial
  alert_id uuid,
  state text not null check (state in ('waiting', 'delivered', 'failed')),
  attempts integer not null,
  -- status of the answer, or the code of what went wrong
  answer text,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, webhook_id) references screening.webhook (org_id, id) on delete cascade,
  foreign key (org_id, alert_id) references screening.alert (org_id, id) on delete cascade
);
create unique index delivery_once on screening.delivery (org_id, webhook_id, alert_id);

-- Who gets a mail a day with how many alerts wait.
create table screening.digest (
  org_id uuid not null references accounts.organisation (id),
  person_id uuid not null references accounts.person (id),
  last_at timestamptz,
  primary key (org_id, person_id)
);

create table screening.batch (
  org_id uuid not null references accounts.organisation (id),
  id uuid not null,
  title text not null,
  purpose text not null,
  legal_basis text not null,
  role text not null,
  mapping jsonb not null,
  lists jsonb not null,
  -- the state of the lists that all rows are searched in, also after a stop
  snapshot text not null,
  rows integer not null,
  done integer not null,
  counts jsonb not null,
  state text not null check (state in ('waiting', 'running', 'done', 'cancelled', 'failed')),
  job_id uuid,
  started_by text not null,
  started_by_id uuid,
  started_at timestamptz not null,
  ended_at timestamptz,
  primary key (org_id, id)
);
create index batch_by_time on screening.batch (org_id, started_at desc, id);

create table screening.batch_part (
  org_id uuid not null,
  batch_id uuid not null,
  part integer not null,
  first_row integer not null,
  rows integer not null,
  -- gzipped JSON lines, sealed under the batch's key
  lines_sealed bytea not null,
  primary key (org_id, batch_id, part),
  foreign key (org_id, batch_id) references screening.batch (org_id, id) on delete cascade
);

do $$
declare t text;
begin
  foreach t in array array['watch', 'watch_hit', 'alert', 'watch_state', 'webhook', 'delivery', 'digest', 'batch', 'batch_part'] loop
    execute format('alter table screening.%I enable row level security', t);
    execute format('create policy own on screening.%I using (org_id = (select app.org_id())) '
      'with check (org_id = (select app.org_id()))', t);
    execute format('grant select, insert, update, delete on screening.%I to fourfold_app', t);
  end loop;
end $$;

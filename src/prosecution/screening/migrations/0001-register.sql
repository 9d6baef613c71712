-- The list register. A list belongs to an organisation; whoever holds `share screening-list` may open it to every organisation here.
-- Entities are kept once for each content they ever had; a span says from which version of the list to which the entity had it.

create schema screening;
grant usage on schema screening to fourfold_app;

create table screening.list (
  org_id uuid not null references accounts.organisation (id),
  -- our id of the list, e.g. us-ofac-sdn
  id text not null check (id ~ '^[a-z0-9][a-z0-9-]{1,79}$'),
  title jsonb not null,
  publisher text not null,
  authority text not null,
  measures text[] not null,
  legal_basis text not null,
  licence text not null,
  source_url text not null,
  stable_key text not null,
  proven text not null check (proven in ('full', 'sample', 'fields-only', 'own')),
  max_age_hours integer not null check (max_age_hours between 1 and 20000),
  -- how many in a hundred entries the next version may lose before a person has to confirm
  max_loss integer not null check (max_loss between 0 and 100),
  -- who opened the list to every organisation; null: it is the organisation's own
  shared_by uuid,
  shared_at timestamptz,
  current_seq integer,
  created_at timestamptz not null,
  primary key (org_id, id)
);

-- Files as they came, once each, in gzipped pieces.
create table screening.raw_file (
  org_id uuid not null references accounts.organisation (id),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint not null,
  uploaded_at timestamptz not null,
  uploaded_by uuid,
  primary key (org_id, sha256)
);

create table screening.raw_chunk (
  org_id uuid not null,
  sha256 text not null,
  part integer not null,
  bytes bytea not null,
  primary key (org_id, sha256, part),
  foreign key (org_id, sha256) references screening.raw_file (org_id, sha256) on delete cascade
);

-- What reading some files would bring, and whether it was taken over.
create table screening.import (
  org_id uuid not null references accounts.organisation (id),
  id uuid not null,
  state text not null check (state in ('reading', 'previewed', 'applying', 'applied', 'failed')),
  files jsonb not null,
  mapping jsonb,
  retrieved_at timestamptz not null,
  report jsonb,
  why text,
  job_id uuid,
  created_by text not null,
  created_by_id uuid,
  created_at timestamptz not null,
  applied_at timestamptz,
  primary key (org_id, id)
);
create index import_by_time on screening.import (org_id, created_at desc, id);

create table screening.version (
  org_id uuid not null,
  list_id text not null,
  -- the order in which versions came in
  seq integer not null,
  id uuid not null,
  -- of the unpacked files
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- of what was read from them
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  published_on date,
  retrieved_at timestamptz not null,
  -- when the same files were last seen at their source
  seen_at timestamptz not null,
  format text not null,
  importer text not null,
  rows jsonb not null,
  entities integer not null,
  names integer not null,
  addresses integer not null,
  identifiers integer not null,
  rejects integer not null,
  problems jsonb not null,
  -- the version it was compared with
  before_seq integer,
  added integer not null,
  removed integer not null,
  changed integer not null,
  import_id uuid not null,
  -- why a person let it replace one it has lost too much of
  forced_why text,
  applied_by text not null,
  applied_at timestamptz not null,
  primary key (org_id, list_id, seq),
  unique (org_id, id),
  foreign key (org_id, list_id) references screening.list (org_id, id) on delete cascade,
  foreign key (org_id, import_id) references screening.import (org_id, id)
);
create index version_by_day on screening.version (org_id, list_id, published_on, retrieved_at);

create table screening.version_file (
  org_id uuid not null,
  list_id text not null,
  seq integer not null,
  ord integer not null,
  name text not null,
  sha256 text not null,
  primary key (org_id, list_id, seq, ord),
  foreign key (org_id, list_id, seq) references screening.version (org_id, list_id, seq) on delete cascade,
  foreign key (org_id, sha256) references screening.raw_file (org_id, sha256)
);
create index version_file_by_hash on screening.version_file (org_id, sha256);

create table screening.entity (
  org_id uuid not null,
  list_id text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  source_id text not null,
  schema text not null,
  caption text not null,
  body jsonb not null,
  primary key (org_id, list_id, hash),
  foreign key (org_id, list_id) references screening.list (org_id, id) on delete cascade
);

create table screening.span (
  org_id uuid not null,
  list_id text not null,
  source_id text not null,
  from_seq integer not null,
  -- the first version that has it no more, or not like this
  to_seq integer,
  hash text not null,
  primary key (org_id, list_id, source_id, from_seq),
  foreign key (org_id, list_id, hash) references screening.entity (org_id, list_id, hash) on delete cascade
);
create index span_open on screening.span (org_id, list_id, source_id) where to_seq is null;
create index span_by_entity on screening.span (org_id, list_id, hash);

alter table screening.list enable row level security;
alter table screening.raw_file enable row level security;
alter table screening.raw_chunk enable row level security;
alter table screening.import enable row level security;
alter table screening.version enable row level security;
alter table screening.version_file enable row level security;
alter table screening.entity enable row level security;
alter table screening.span enable row level security;

create policy own on screening.list using (org_id = (select app.org_id()));
create policy own on screening.raw_file using (org_id = (select app.org_id()));
create policy own on screening.raw_chunk using (org_id = (select app.org_id()));
create policy own on screening.import using (org_id = (select app.org_id()));
create policy own on screening.version using (org_id = (select app.org_id()));
create policy own on screening.version_file using (org_id = (select app.org_id()));
create policy own on screening.entity using (org_id = (select app.org_id()));
create policy own on screening.span using (org_id = (select app.org_id()));

-- What is open to all is read by every organisation, and by nobody who has none.
create policy shared on screening.list for select using (shared_by is not null and (select app.org_id()) is not null);
create policy shared on screening.version for select using
  ((select app.org_id()) is not null and (org_id, list_id) in (select l.org_id, l.id from screening.list l where l.shared_by is not null));
create policy shared on screening.version_file for select using
  ((select app.org_id()) is not null and (org_id, list_id) in (select l.org_id, l.id from screening.list l where l.shared_by is not null));
create policy shared on screening.entity for select using
  ((select app.org_id()) is not null and (org_id, list_id) in (select l.org_id, l.id from screening.list l where l.shared_by is not null));
create policy shared on screening.span for select using
  ((select app.org_id()) is not null and (org_id, list_id) in (select l.org_id, l.id from screening.list l where l.shared_by is not null));
create policy shared on screening.raw_file for select using
  ((select app.org_id()) is not null and (org_id, sha256) in (select f.org_id, f.sha256 from screening.version_file f));
create policy shared on screening.raw_chunk for select using
  ((select app.org_id()) is not null and (org_id, sha256) in (select f.org_id, f.sha256 from screening.version_file f));

grant select, insert, update on screening.list, screening.import to fourfold_app;
grant select, insert, delete on screening.raw_file, screening.raw_chunk to fourfold_app;
grant select, insert, update on screening.version to fourfold_app;
grant select, insert on screening.version_file, screening.entity to fourfold_app;
grant select, insert, update on screening.span to fourfold_app;

-- Shipments that customs holds: dates, moves, time given by letter, what is to do, what was written. Letters lie sealed under a key of the case.
create schema if not exists imports;
grant usage on schema imports to fourfold_app;

create table imports.detention (
  org_id uuid not null references accounts.organisation (id),
  id uuid not null,
  title text not null,
  goods text not null,
  port text not null,
  entry_number text not null,
  kind text not null check (kind in ('WRO', 'Finding', 'UFLPA')),
  -- by which door it is answered
  route text not null check (route in ('undecided', 'proof', 'exception', 'applicability')),
  state text not null check (state in ('detained', 'answered', 'excluded', 'protested', 'released', 'exported', 'seized', 'abandoned')),
  imported_on date,
  detained_on date,
  excluded_on date,
  decided_on date,
  weekend_rule text not null check (weekend_rule in ('stays', 'next-business-day', 'business-day-before')),
  -- loosely: a product of the supply room, and the hash of a package made for it
  product_id text not null,
  package_hash text not null check (package_hash ~ '^([0-9a-f]{64})?$'),
  revision integer not null check (revision > 0),
  opened_at timestamptz not null,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (org_id, id)
);

create table imports.detention_move (
  org_id uuid not null,
  detention_id uuid not null,
  id uuid not null,
  state text not null,
  moved_on date not null,
  reason text not null,
  moved_by text not null,
  at timestamptz not null,
  primary key (org_id, detention_id, id),
  foreign key (org_id, detention_id) references imports.detention (org_id, id)
);

create table imports.detention_letter (
  org_id uuid not null,
  detention_id uuid not null,
  id uuid not null,
  direction text not null check (direction in ('in', 'out')),
  party text not null,
  subject text not null,
  dated date not null,
  file_name text not null,
  size integer not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  file_sealed bytea not null,
  kept_by text not null,
  at timestamptz not null,
  primary key (org_id, detention_id, id),
  foreign key (org_id, detention_id) references imports.detention (org_id, id)
);

create table imports.detention_extension (
  org_id uuid not null,
  detention_id uuid not null,
  id uuid not null,
  clock_id text not null,
  until_day date not null,
  letter_id uuid not null,
  noted_by text not null,
  at timestamptz not null,
  primary key (org_id, detention_id, id),
  foreign key (org_id, detention_id) references imports.detention (org_id, id),
  foreign key (org_id, detention_id, letter_id) references imports.detention_letter (org_id, detention_id, id)
);

create table imports.detention_task (
  org_id uuid not null,
  detention_id uuid not null,
  id uuid not null,
  -- the pack entry it came from; null: somebody wrote it
  template_id text,
  says text not null,
  owner text not null,
  due_on date,
  done_on date,
  done_by text,
  at timestamptz not null,
  primary key (org_id, detention_id, id),
  unique (org_id, detention_id, template_id),
  foreign key (org_id, detention_id) references imports.detention (org_id, id),
  check ((template_id is null) = (says <> '')),
  check ((done_on is null) = (done_by is null))
);

do $$
declare
  t text;
begin
  foreach t in array array['detention', 'detention_move', 'detention_letter', 'detention_extension', 'detention_task'] loop
    execute format('alter table imports.%I enable row level security', t);
    execute format('create policy own on imports.%I using (org_id = (select app.org_id())) '
      || 'with check (org_id = (select app.org_id()))', t);
    execute format('grant select, insert, update on imports.%I to fourfold_app', t);
  end loop;
end $$;

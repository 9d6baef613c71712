-- What a new version of a list means for the own chain: told once for each party of the list and each product, site or shipment it touches.

-- the version of each list that was last held against the chain
create table supply.list_seen (
  org_id uuid not null references accounts.organisation (id),
  list_id text not null,
  owner_id uuid not null,
  seq integer not null,
  looked_at timestamptz not null,
  primary key (org_id, list_id)
);

create table supply.alert (
  org_id uuid not null references accounts.organisation (id),
  id uuid not null,
  list_id text not null,
  version_sha256 text not null,
  -- as the publisher states it; '' where it states none
  version_date text not null,
  source_id text not null,
  entity text not null,
  kind text not null check (kind in ('new', 're-dated', 'removed')),
  -- first day on the list as this version says
  since text not null,
  subject_kind text not null check (subject_kind in ('list', 'site', 'product', 'shipment')),
  subject_id text not null,
  subject_name text not null,
  path jsonb not null,
  amounts jsonb not null,
  raised_at timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by text,
  acknowledged_by_id uuid,
  reason text,
  primary key (org_id, id),
  unique (org_id, list_id, source_id, kind, since, subject_kind, subject_id),
  check ((acknowledged_at is null) = (reason is null))
);
create index alert_waiting on supply.alert (org_id, raised_at) where acknowledged_at is null;

do $$
declare
  name text;
begin
  foreach name in array array['list_seen', 'alert'] loop
    execute format('alter table supply.%I enable row level security', name);
    execute format('create policy own on supply.%I using (org_id = (select app.org_id()))', name);
    execute format('grant select, insert, update, delete on supply.%I to fourfold_app', name);
  end loop;
end $$;

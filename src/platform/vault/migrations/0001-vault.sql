-- Keys, all of them wrapped: an organisation's by the root key (which is never here), a subject's by the organisation's.

create schema vault;
grant usage on schema vault to fourfold_app;

create table vault.organisation_key (
  org_id uuid primary key,
  -- changes with every rotation
  id uuid not null,
  -- which root key wraps it
  root_id text not null,
  wrapped bytea not null,
  -- the key of the blind indexes, wrapped by the organisation's key: it outlives rotations, or no search would find anything
  index_wrapped bytea not null,
  created_at timestamptz not null
);

create table vault.data_key (
  org_id uuid not null references vault.organisation_key (org_id),
  subject_id uuid not null,
  generation integer not null check (generation > 0),
  -- stands in the header of every ciphertext
  id uuid not null,
  -- both null: destroyed
  wrapped bytea,
  wrapped_by uuid,
  created_at timestamptz not null,
  primary key (org_id, subject_id, generation),
  unique (org_id, id),
  check ((wrapped is null) = (wrapped_by is null))
);

-- What stays when a subject's keys are destroyed.
create table vault.shredding (
  org_id uuid not null,
  id uuid not null,
  subject_id uuid not null,
  why text not null,
  key_ids uuid[] not null,
  by_person uuid default app.user_id(),
  shredded_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, subject_id)
);

alter table vault.organisation_key enable row level security;
alter table vault.data_key enable row level security;
alter table vault.shredding enable row level security;

-- The platform makes an organisation's key with the organisation, and re-wraps all of them when the root key changes.
create policy own on vault.organisation_key using (org_id = (select app.org_id()) or (select app.is_system()));
create policy own on vault.data_key using (org_id = (select app.org_id()));
create policy own on vault.shredding using (org_id = (select app.org_id()));

grant select, insert, update on vault.organisation_key to fourfold_app;
grant select, insert, update, delete on vault.data_key to fourfold_app;
grant select, insert on vault.shredding to fourfold_app;

create function vault.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'certificates of shredding are append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete or truncate on vault.shredding
  for each statement execute function vault.refuse_change();

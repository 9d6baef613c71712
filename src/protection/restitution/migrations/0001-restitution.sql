-- What a survivor is owed, as it was worked out. Her work, pay and losses lie sealed under the key of the class 'financial' of her record
-- in casework: when it is destroyed, this goes with it. In clear are ids and moments. Nothing is overwritten: a change is a new version.

create schema restitution;
grant usage on schema restitution to fourfold_app;

create table restitution.computation (
  org_id uuid not null references accounts.organisation (id),
  survivor_id uuid not null,
  id uuid not null,
  version integer not null check (version > 0),
  content_sealed bytea not null,
  subject_id uuid not null,
  by_person uuid,
  made_at timestamptz not null,
  primary key (org_id, survivor_id, id, version)
);

alter table restitution.computation enable row level security;
create policy own on restitution.computation using (org_id = (select app.org_id()));
grant select, insert, delete on restitution.computation to fourfold_app;

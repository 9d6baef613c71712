-- Organisations, the people who sign in, and which role a person has in which organisation.

create schema accounts;
grant usage on schema accounts to fourfold_app;

create table accounts.organisation (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name text not null,
  kind text not null,
  -- made up, part of the sample world: `fourfold sample remove` takes it away
  sample boolean not null default false,
  created_at timestamptz not null
);

create table accounts.person (
  id uuid primary key,
  email text not null unique check (email = lower(email)),
  display_name text not null,
  language text not null default 'en' check (language in ('en', 'es')),
  sample boolean not null default false,
  disabled_at timestamptz,
  created_at timestamptz not null
);

create table accounts.membership (
  org_id uuid not null references accounts.organisation (id),
  person_id uuid not null references accounts.person (id),
  roles text[] not null,
  created_at timestamptz not null,
  primary key (org_id, person_id)
);
create index membership_by_person on accounts.membership (person_id);

alter table accounts.organisation enable row level security;
alter table accounts.membership enable row level security;
alter table accounts.person enable row level security;

-- One's own organisation, and those one is a member of (to choose from after sign-in).
create policy own on accounts.organisation using (
  id = (select app.org_id()) or (select app.is_system())
  or exists (select from accounts.membership m where m.org_id = id and m.person_id = (select app.user_id())));
create policy own on accounts.membership using (
  org_id = (select app.org_id()) or person_id = (select app.user_id()) or (select app.is_system()));
-- Oneself and one's colleagues.
create policy own on accounts.person using (
  id = (select app.user_id()) or (select app.is_system())
  or exists (select from accounts.membership m where m.person_id = id and m.org_id = (select app.org_id())));

grant select, insert, update, delete on accounts.organisation, accounts.person, accounts.membership to fourfold_app;

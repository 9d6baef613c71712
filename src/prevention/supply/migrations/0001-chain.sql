-- The chain of an organisation: who makes what of what, and how we know. A row is a row of CHAIN.json and keeps its id. What only the engines
-- read stays a document (jsonb) of the shape in chain/contract.ts; what is asked for by the database is a column.

create schema supply;
grant usage on schema supply to fourfold_app;

-- counts the changes, so that a chain that was read is read again only when something is different
create table supply.chain (
  org_id uuid primary key references accounts.organisation (id),
  revision integer not null check (revision > 0),
  changed_at timestamptz not null
);

create table supply.party (
  org_id uuid not null references accounts.organisation (id),
  id text not null,
  name text not null,
  names jsonb not null,
  country text not null,
  identifiers jsonb not null,
  owners jsonb not null,
  primary key (org_id, id)
);

create table supply.site (
  org_id uuid not null references accounts.organisation (id),
  id text not null,
  name text not null,
  names jsonb not null,
  party_id text,
  country text not null,
  address text not null,
  postal_code text not null,
  phone text not null,
  lat double precision,
  lng double precision,
  identifiers jsonb not null,
  -- what a person has confirmed; null: nobody has
  in_xinjiang boolean,
  raw_material boolean not null,
  origin_proof jsonb not null,
  signals jsonb not null,
  -- an id lives for ever: a site that was merged points to the one it went into
  state text not null check (state in ('open', 'closed', 'merged')),
  merged_into text,
  changed_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, party_id) references supply.party (org_id, id),
  foreign key (org_id, merged_into) references supply.site (org_id, id),
  check ((state = 'merged') = (merged_into is not null))
);
create index site_by_name on supply.site (org_id, name);
create index site_by_party on supply.site (org_id, party_id);

create table supply.material (
  org_id uuid not null references accounts.organisation (id),
  id text not null,
  name text not null,
  hs text,
  commodity text,
  -- the good of the list of goods, where a person has mapped it
  good text,
  primary key (org_id, id)
);

create table supply.product (
  org_id uuid not null references accounts.organisation (id),
  id text not null,
  name text not null,
  material_id text,
  inputs jsonb not null,
  primary key (org_id, id),
  foreign key (org_id, material_id) references supply.material (org_id, id)
);

create table supply.document (
  org_id uuid not null references accounts.organisation (id),
  id text not null,
  type text not null,
  title text not null,
  file text,
  sha256 text,
  date date,
  language text,
  translated boolean not null,
  redacted double precision not null,
  expires date,
  consistent boolean not null,
  primary key (org_id, id)
);

create table supply.link (
  org_id uuid not null references accounts.organisation (id),
  id text not null,
  from_site text not null,
  -- a site or a product
  to_id text not null,
  material_id text not null,
  status text not null check (status in ('documented', 'declared', 'inferred')),
  share double precision check (share between 0 and 1),
  amount jsonb,
  valid_from date,
  valid_to date,
  known_from date,
  documents jsonb not null,
  source text not null,
  primary key (org_id, id),
  foreign key (org_id, from_site) references supply.site (org_id, id),
  foreign key (org_id, material_id) references supply.material (org_id, id)
);
create index link_by_end on supply.link (org_id, to_id);
create index link_by_start on supply.link (org_id, from_site);

create table supply.lot (
  org_id uuid not null references accounts.organisation (id),
  id text not null,
  site_id text not null,
  to_id text,
  material_id text not null,
  amount jsonb not null,
  made_on date,
  shipped_on date,
  received_on date,
  made_from jsonb not null,
  primary key (org_id, id),
  foreign key (org_id, site_id) references supply.site (org_id, id),
  foreign key (org_id, material_id) references supply.material (org_id, id)
);
create index lot_by_site on supply.lot (org_id, site_id);

-- tables of yields and of conversions, and what a site took in and gave out in a period: read whole, in their order
create table supply.figure (
  org_id uuid not null references accounts.organisation (id),
  kind text not null check (kind in ('yield', 'conversion', 'balance')),
  id text not null,
  body jsonb not null,
  primary key (org_id, kind, id)
);

do $$
declare
  name text;
begin
  foreach name in array array['chain', 'party', 'site', 'material', 'product', 'document', 'link', 'lot', 'figure'] loop
    execute format('alter table supply.%I enable row level security', name);
    execute format('create policy own on supply.%I using (org_id = (select app.org_id()))', name);
    execute format('grant select, insert, update, delete on supply.%I to fourfold_app', name);
  end loop;
end $$;

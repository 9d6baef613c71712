-- Shipments as bills of lading tell of them: what is published under 19 USC 1431(c) and what vendors add, each row of each file as it was written,
-- who the named parties are, and what became of the goods.

-- a heading may mean one thing in a table of suppliers and another in one of bills
alter table supply.heading_choice add column of_table text not null default 'suppliers' check (of_table in ('suppliers', 'shipments'));
alter table supply.heading_choice alter column of_table drop default;
alter table supply.heading_choice drop constraint heading_choice_pkey;
alter table supply.heading_choice add primary key (org_id, of_table, heading);

create table supply.shipment_load (
  org_id uuid not null references accounts.organisation (id),
  id uuid not null,
  name text not null,
  sha256 text not null,
  -- of the file and of how its columns were read: the same again changes nothing
  reading text not null,
  headings jsonb not null,
  columns jsonb not null,
  counts jsonb not null,
  taken_by uuid not null,
  taken_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, reading)
);

-- a name with its address, as bills write it
create table supply.shipment_party (
  org_id uuid not null references accounts.organisation (id),
  id uuid not null,
  key text not null,
  name text not null,
  address text not null,
  country text not null,
  -- sure: the machine joined it; asked: a person must say; none: nothing here is like it; same, different: a person said so
  state text not null check (state in ('sure', 'asked', 'none', 'same', 'different')),
  site_id text,
  -- what it may be, surest first
  candidates jsonb not null,
  -- what a person said it is not
  not_sites jsonb not null,
  reason text,
  decided_by uuid,
  decided_at timestamptz,
  primary key (org_id, id),
  unique (org_id, key),
  foreign key (org_id, site_id) references supply.site (org_id, id),
  check ((state in ('sure', 'same')) = (site_id is not null)),
  check ((state in ('same', 'different')) = (decided_at is not null))
);
create index shipment_party_by_site on supply.shipment_party (org_id, site_id);

create table supply.shipment (
  org_id uuid not null references accounts.organisation (id),
  id uuid not null,
  bill text not null,
  -- '' where it names none
  master text not null,
  -- a master is told by its houses, and never counted beside them
  kind text not null check (kind in ('house', 'master', 'simple')),
  shipped date,
  arrived date,
  released date,
  -- null: not published, as an importer may ask for itself and for its shippers (19 CFR 103.31(d))
  shipper_id uuid,
  consignee_id uuid,
  notify_id uuid,
  body jsonb not null,
  load_id uuid not null,
  changed_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, bill, master),
  foreign key (org_id, shipper_id) references supply.shipment_party (org_id, id),
  foreign key (org_id, consignee_id) references supply.shipment_party (org_id, id),
  foreign key (org_id, notify_id) references supply.shipment_party (org_id, id),
  foreign key (org_id, load_id) references supply.shipment_load (org_id, id)
);
create index shipment_by_shipper on supply.shipment (org_id, shipper_id);
create index shipment_by_consignee on supply.shipment (org_id, consignee_id);
create index shipment_by_master on supply.shipment (org_id, master) where master <> '';

-- what a bill said before a later load corrected it
create table supply.shipment_before (
  org_id uuid not null references accounts.organisation (id),
  shipment_id uuid not null,
  replaced_by uuid not null,
  load_id uuid not null,
  body jsonb not null,
  replaced_at timestamptz not null,
  primary key (org_id, shipment_id, replaced_by),
  foreign key (org_id, shipment_id) references supply.shipment (org_id, id),
  foreign key (org_id, load_id) references supply.shipment_load (org_id, id),
  foreign key (org_id, replaced_by) references supply.shipment_load (org_id, id)
);

-- every row of every file as it was written, and what became of it
create table supply.shipment_row (
  org_id uuid not null references accounts.organisation (id),
  load_id uuid not null,
  row integer not null,
  cells jsonb not null,
  fate text not null check (fate in ('read', 'folded', 'refused')),
  why text,
  field text,
  shipment_id uuid,
  primary key (org_id, load_id, row),
  foreign key (org_id, load_id) references supply.shipment_load (org_id, id),
  foreign key (org_id, shipment_id) references supply.shipment (org_id, id),
  check ((fate = 'refused') = (shipment_id is null))
);
create index shipment_row_by_shipment on supply.shipment_row (org_id, shipment_id);

-- where a shipment stands, as a file or a person says; the last one up to a day counts
create table supply.shipment_said (
  org_id uuid not null references accounts.organisation (id),
  id uuid not null,
  shipment_id uuid not null,
  state text not null check (state in ('expected', 'shipped', 'arrived', 'released', 'detained')),
  on_day date not null,
  reason text not null,
  -- the load that says it, where no person does
  load_id uuid,
  said_by uuid not null,
  said_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, shipment_id) references supply.shipment (org_id, id),
  foreign key (org_id, load_id) references supply.shipment_load (org_id, id)
);
create index shipment_said_of on supply.shipment_said (org_id, shipment_id, on_day);

-- the code that a person found for a text of goods: asked once for all bills with that text
create table supply.shipment_goods (
  org_id uuid not null references accounts.organisation (id),
  key text not null,
  goods text not null,
  hs text not null,
  reason text not null,
  said_by uuid not null,
  said_at timestamptz not null,
  primary key (org_id, key)
);

do $$
declare
  name text;
begin
  foreach name in array array['shipment_load', 'shipment_party', 'shipment', 'shipment_before', 'shipment_row', 'shipment_said',
    'shipment_goods'] loop
    execute format('alter table supply.%I enable row level security', name);
    execute format('create policy own on supply.%I using (org_id = (select app.org_id()))', name);
    execute format('grant select, insert on supply.%I to fourfold_app', name);
  end loop;
  foreach name in array array['shipment_party', 'shipment', 'shipment_goods'] loop
    execute format('grant update on supply.%I to fourfold_app', name);
  end loop;
end $$;

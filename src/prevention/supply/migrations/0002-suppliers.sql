-- Suppliers as they stand in the files of an organisation, each a site of the registry, with what the lists say of them; and the registry's own
-- memory: which two names are one place, and who merged or parted them.

-- what a person said a heading means, so that nobody is asked again
create table supply.heading_choice (
  org_id uuid not null references accounts.organisation (id),
  heading text not null,
  -- '': this column is not used
  field text not null,
  chosen_by uuid not null,
  chosen_at timestamptz not null,
  primary key (org_id, heading)
);

create table supply.supplier_file (
  org_id uuid not null references accounts.organisation (id),
  id uuid not null,
  name text not null,
  sha256 text not null,
  headings jsonb not null,
  columns jsonb not null,
  rows integer not null,
  taken_by uuid not null,
  taken_at timestamptz not null,
  primary key (org_id, id)
);

create table supply.supplier (
  org_id uuid not null references accounts.organisation (id),
  id uuid not null,
  -- by what the same supplier is known in the next file
  key text not null,
  name text not null,
  country text not null,
  fields jsonb not null,
  site_id text,
  changed_at timestamptz not null,
  -- of the last screening; null until then
  outcome text check (outcome in ('hit', 'possible', 'indicator', 'nothing', 'not-read')),
  legal_class integer,
  priority double precision,
  postal_code_verdict text,
  findings jsonb not null,
  -- findings that nobody has decided yet
  waiting integer not null,
  screening_id uuid,
  primary key (org_id, id),
  unique (org_id, key),
  foreign key (org_id, site_id) references supply.site (org_id, id)
);
create index supplier_by_site on supply.supplier (org_id, site_id);

-- every row of every file as it was written
create table supply.supplier_row (
  org_id uuid not null references accounts.organisation (id),
  file_id uuid not null,
  row integer not null,
  cells jsonb not null,
  supplier_id uuid not null,
  primary key (org_id, file_id, row),
  foreign key (org_id, file_id) references supply.supplier_file (org_id, id),
  foreign key (org_id, supplier_id) references supply.supplier (org_id, id)
);
create index supplier_row_by_supplier on supply.supplier_row (org_id, supplier_id);

create table supply.supplier_screening (
  org_id uuid not null references accounts.organisation (id),
  id uuid not null,
  on_day date not null,
  ended_at timestamptz not null,
  lists jsonb not null,
  suppliers integer not null,
  primary key (org_id, id)
);

-- the last one of a finding counts; none is ever changed
create table supply.supplier_verdict (
  org_id uuid not null references accounts.organisation (id),
  id uuid not null,
  supplier_id uuid not null,
  finding text not null,
  says text not null,
  verdict text not null check (verdict in ('not-the-same', 'keep-watching', 'mapped', 'open-again')),
  reason text not null,
  decided_by uuid not null,
  decided_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, supplier_id) references supply.supplier (org_id, id)
);
create index supplier_verdict_by_supplier on supply.supplier_verdict (org_id, supplier_id);

-- two names and addresses that may be one place: asked once, whichever sites they belong to later
create table supply.site_pair (
  org_id uuid not null references accounts.organisation (id),
  fingerprint text not null,
  a_site text not null,
  b_site text not null,
  a jsonb not null,
  b jsonb not null,
  score double precision not null,
  reasons jsonb not null,
  state text not null check (state in ('open', 'same', 'different')),
  why text,
  decided_by uuid,
  decided_at timestamptz,
  primary key (org_id, fingerprint),
  foreign key (org_id, a_site) references supply.site (org_id, id),
  foreign key (org_id, b_site) references supply.site (org_id, id),
  check ((state = 'open') = (decided_at is null))
);

create table supply.site_event (
  org_id uuid not null references accounts.organisation (id),
  id uuid not null,
  kind text not null check (kind in ('merge', 'split', 'undo', 'close', 'open')),
  sites jsonb not null,
  -- the rows as they were, to be put back
  before jsonb not null,
  undoes uuid,
  why text not null,
  done_by uuid not null,
  done_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, undoes)
);

do $$
declare
  name text;
begin
  foreach name in array array['heading_choice', 'supplier_file', 'supplier', 'supplier_row', 'supplier_screening', 'supplier_verdict',
    'site_pair', 'site_event'] loop
    execute format('alter table supply.%I enable row level security', name);
    execute format('create policy own on supply.%I using (org_id = (select app.org_id()))', name);
    execute format('grant select, insert on supply.%I to fourfold_app', name);
  end loop;
  foreach name in array array['heading_choice', 'supplier', 'site_pair'] loop
    execute format('grant update on supply.%I to fourfold_app', name);
  end loop;
end $$;

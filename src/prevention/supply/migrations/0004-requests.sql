-- Documents as files (sealed), what people say of them, packages that were made, and requests to suppliers who have no account.

create table supply.request (
  org_id uuid not null references accounts.organisation (id),
  id uuid not null,
  -- the request whose answer named this supplier
  parent_id uuid,
  -- null until the officer takes over the answer that named the supplier
  site_id text,
  link_id text,
  named jsonb not null,
  language text not null check (language in ('en', 'es')),
  asks jsonb not null,
  secret_hash bytea not null,
  due_on date not null,
  expires_at timestamptz not null,
  made_by uuid references accounts.person (id),
  made_at timestamptz not null,
  opened_at timestamptz,
  revoked_at timestamptz,
  primary key (org_id, id),
  unique (org_id, secret_hash),
  foreign key (org_id, parent_id) references supply.request (org_id, id),
  foreign key (org_id, site_id) references supply.site (org_id, id),
  foreign key (org_id, link_id) references supply.link (org_id, id)
);

-- what came back: declared, and held until somebody has looked at it
create table supply.answer (
  org_id uuid not null references accounts.organisation (id),
  request_id uuid not null,
  body jsonb not null,
  received_at timestamptz not null,
  state text not null check (state in ('held', 'accepted', 'refused')),
  decided_by uuid references accounts.person (id),
  decided_at timestamptz,
  primary key (org_id, request_id),
  foreign key (org_id, request_id) references supply.request (org_id, id)
);

-- somebody says that something is wrong: sealed, and part of no export
create table supply.grievance (
  org_id uuid not null references accounts.organisation (id),
  id uuid not null,
  request_id uuid not null,
  body_sealed bytea not null,
  received_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, request_id) references supply.request (org_id, id)
);

create table supply.file (
  org_id uuid not null references accounts.organisation (id),
  id uuid not null,
  request_id uuid,
  type text,
  document_id text,
  name text not null,
  media_type text not null,
  ending text not null,
  size integer not null,
  sha256 text not null,
  content_sealed bytea not null,
  added_by uuid references accounts.person (id),
  added_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, document_id),
  foreign key (org_id, request_id) references supply.request (org_id, id),
  foreign key (org_id, document_id) references supply.document (org_id, id)
);
create index file_by_request on supply.file (org_id, request_id);

create table supply.document_about (
  org_id uuid not null references accounts.organisation (id),
  document_id text not null,
  parties jsonb not null,
  reason text,
  changed_by uuid references accounts.person (id),
  changed_at timestamptz not null,
  primary key (org_id, document_id),
  foreign key (org_id, document_id) references supply.document (org_id, id)
);

-- the hash of each package that left: what the port holds can be told from what it was
create table supply.package (
  org_id uuid not null references accounts.organisation (id),
  id uuid not null,
  product_id text not null,
  on_day date not null,
  purpose text not null check (purpose in ('exception', 'applicability')),
  sha256 text not null,
  complete boolean not null,
  missing integer not null,
  made_by uuid references accounts.person (id),
  made_at timestamptz not null,
  primary key (org_id, id)
);
create index package_by_product on supply.package (org_id, product_id);

do $$
declare
  name text;
begin
  foreach name in array array['request', 'answer', 'grievance', 'file', 'document_about', 'package'] loop
    execute format('alter table supply.%I enable row level security', name);
    execute format('create policy own on supply.%I using (org_id = (select app.org_id()))', name);
    execute format('grant select, insert, update, delete on supply.%I to fourfold_app', name);
  end loop;
end $$;

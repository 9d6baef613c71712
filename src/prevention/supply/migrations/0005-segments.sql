-- What was given to whom of a chain: the very text that left, so that it can be shown and given again, and withdrawn.

create table supply.segment (
  org_id uuid not null references accounts.organisation (id),
  id uuid not null,
  product_id text not null,
  product_name text not null,
  recipient text not null,
  reason text not null,
  -- how many steps up from the product; null: all
  tiers integer,
  -- how many sites were hidden; which ones stands nowhere in what leaves
  hidden integer not null,
  hidden_sites jsonb not null,
  sites integer not null,
  -- of the chain it was cut from
  revision integer not null,
  sha256 text not null,
  content text not null,
  shared_by uuid,
  shared_by_name text not null,
  shared_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by_name text,
  withdrawn_why text,
  primary key (org_id, id),
  check ((withdrawn_at is null) = (withdrawn_why is null)),
  check ((withdrawn_at is null) = (withdrawn_by_name is null))
);
create index segment_by_day on supply.segment (org_id, shared_at);

alter table supply.segment enable row level security;
create policy own on supply.segment using (org_id = (select app.org_id()));
grant select, insert, update, delete on supply.segment to fourfold_app;

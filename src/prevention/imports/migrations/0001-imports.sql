-- Lists of goods, each edition whole with its file; what people said of carve-outs; codes of the Harmonized System and which goods they stand for.
create schema if not exists imports;
grant usage on schema imports to fourfold_app;

create table imports.goods_edition (
  org_id uuid not null references accounts.organisation (id),
  id uuid not null,
  list text not null check (list in ('us-dol-goods', 'us-eo-13126', 'other-goods')),
  name text not null,
  state text not null check (state in ('previewed', 'applied')),
  -- in the order they were taken over; null while nobody has
  seq integer,
  published_on date,
  retrieved_on date not null,
  parser text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  file_name text not null,
  file_sealed bytea not null,
  pairs jsonb not null,
  rejected jsonb not null,
  warnings jsonb not null,
  -- the edition a preview was held against
  before_id uuid,
  forced_why text,
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  applied_by text,
  applied_at timestamptz,
  primary key (org_id, id),
  unique (org_id, list, seq),
  check ((state = 'applied') = (seq is not null))
);

create table imports.carve_out (
  org_id uuid not null references accounts.organisation (id),
  -- of the order and the words, so that a later version of the list does not ask again
  text_hash text not null check (text_hash ~ '^[0-9a-f]{64}$'),
  state text not null check (state in ('confirmed', 'rejected')),
  reason text not null,
  decided_by text not null,
  decided_at timestamptz not null,
  primary key (org_id, text_hash)
);

create table imports.hs_table (
  org_id uuid not null references accounts.organisation (id),
  id uuid not null,
  file_name text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  file_sealed bytea not null,
  codes jsonb not null,
  rejected jsonb not null,
  loaded_by text not null,
  loaded_at timestamptz not null,
  primary key (org_id, id)
);

create table imports.goods_code (
  org_id uuid not null references accounts.organisation (id),
  id uuid not null,
  list text not null,
  good text not null,
  -- '' says that no code stands for the good
  prefix text not null check (prefix ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6})?$'),
  state text not null check (state in ('draft', 'reviewed', 'rejected')),
  origin text not null check (origin in ('suggested', 'person')),
  score double precision,
  shared_words text not null,
  reason text not null,
  proposed_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  primary key (org_id, id),
  unique (org_id, list, good, prefix)
);
create index goods_code_by_prefix on imports.goods_code (org_id, prefix);

do $$
declare
  t text;
begin
  foreach t in array array['goods_edition', 'carve_out', 'hs_table', 'goods_code'] loop
    execute format('alter table imports.%I enable row level security', t);
    execute format('create policy own on imports.%I using (org_id = (select app.org_id())) '
      || 'with check (org_id = (select app.org_id()))', t);
    execute format('grant select, insert, update on imports.%I to fourfold_app', t);
  end loop;
end $$;

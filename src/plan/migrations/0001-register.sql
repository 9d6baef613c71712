-- The register of plans. A plan's parts keep the ids they have in the document (`engines/plan`), unique within the plan.
-- `title`, `words`, `source` and `quantities` are the document's own JSON; everything that is asked for has a column.

create schema plan;
grant usage on schema plan to fourfold_app;

create table plan.plan (
  org_id uuid not null references accounts.organisation (id),
  id uuid not null,
  -- the document's own id, e.g. us-nap-2021
  document_id text not null,
  title jsonb not null,
  version text not null,
  start_on date not null,
  end_on date,
  status text not null check (status in ('draft', 'running', 'closed')),
  supersedes text,
  publisher jsonb,
  source jsonb,
  created_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, document_id, version)
);

create table plan.node (
  org_id uuid not null,
  plan_id uuid not null,
  id text not null,
  parent_id text,
  kind text not null check (kind in ('pillar', 'principle', 'action', 'milestone')),
  code text not null,
  official_code text,
  title jsonb not null,
  words jsonb,
  -- the title in every language, for search
  search text not null,
  search_index tsvector generated always as (to_tsvector('simple'::regconfig, search)) stored,
  ord integer not null,
  sensitivity text not null check (sensitivity in ('public', 'internal')),
  categories text[] not null,
  doubt text,
  source jsonb,
  expected_principles integer,
  expected_actions integer,
  expected_source jsonb,
  primary key (org_id, plan_id, id),
  foreign key (org_id, plan_id) references plan.plan (org_id, id) on delete cascade,
  foreign key (org_id, plan_id, parent_id) references plan.node (org_id, plan_id, id) deferrable initially deferred
);

create index node_search on plan.node using gin (search_index);

create table plan.agency (
  org_id uuid not null,
  plan_id uuid not null,
  id text not null,
  name jsonb not null,
  kind text not null check (kind in ('agency', 'office', 'group')),
  parent text,
  member boolean not null,
  statutory boolean not null,
  note text,
  source jsonb,
  -- where the data call goes: an office's address, not a person's
  contact_email text,
  primary key (org_id, plan_id, id),
  foreign key (org_id, plan_id) references plan.plan (org_id, id) on delete cascade
);

create table plan.assignment (
  org_id uuid not null,
  plan_id uuid not null,
  node_id text not null,
  agency_id text not null,
  role text not null check (role in ('lead', 'co-lead', 'contributor', 'consulted', 'named')),
  official_name text,
  from_on date,
  to_on date,
  source jsonb,
  primary key (org_id, plan_id, node_id, agency_id, role),
  foreign key (org_id, plan_id, node_id) references plan.node (org_id, plan_id, id) on delete cascade,
  foreign key (org_id, plan_id, agency_id) references plan.agency (org_id, plan_id, id) on delete cascade
);
create unique index one_lead on plan.assignment (org_id, plan_id, node_id) where role = 'lead' and to_on is null;

-- Revisions are appended, never overwritten: the last one stands.
create table plan.timeframe (
  org_id uuid not null,
  plan_id uuid not null,
  node_id text not null,
  seq integer not null,
  start_on date,
  due_on date,
  words text not null,
  basis text not null,
  stated_on date not null,
  stated_by text,
  why text,
  primary key (org_id, plan_id, node_id, seq),
  foreign key (org_id, plan_id, node_id) references plan.node (org_id, plan_id, id) on delete cascade
);

create table plan.status_update (
  org_id uuid not null,
  plan_id uuid not null,
  id uuid not null,
  node_id text not null,
  agency_id text not null,
  period text not null,
  state text not null check (state in
    ('not_started', 'on_track', 'at_risk', 'late', 'done', 'dropped', 'carried_over', 'no_response')),
  percent numeric(5, 2) check (percent between 0 and 100),
  narrative text not null,
  confidence text check (confidence in ('low', 'medium', 'high')),
  sensitivity text not null check (sensitivity in ('public', 'internal')),
  author text not null,
  author_id uuid,
  approver text,
  approver_id uuid,
  approved_at timestamptz,
  reported_at timestamptz not null,
  search_index tsvector generated always as (to_tsvector('simple'::regconfig, narrative)) stored,
  primary key (org_id, plan_id, id),
  foreign key (org_id, plan_id, node_id) references plan.node (org_id, plan_id, id) on delete cascade,
  foreign key (org_id, plan_id, agency_id) references plan.agency (org_id, plan_id, id)
);
create index update_by_node on plan.status_update (org_id, plan_id, node_id, agency_id, reported_at desc);
create index update_by_time on plan.status_update (org_id, plan_id, reported_at desc, id);

create index update_search on plan.status_update using gin (search_index);

create table plan.evidence (
  org_id uuid not null,
  plan_id uuid not null,
  id uuid not null,
  update_id uuid not null,
  title text not null,
  -- sha-256 of the file, or of the words of the link
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  uri text,
  dated date,
  sensitivity text not null check (sensitivity in ('public', 'internal')),
  media_type text,
  size integer,
  bytes bytea,
  primary key (org_id, plan_id, id),
  foreign key (org_id, plan_id, update_id) references plan.status_update (org_id, plan_id, id) on delete cascade
);
create index evidence_by_update on plan.evidence (org_id, plan_id, update_id);

create table plan.cycle (
  org_id uuid not null,
  plan_id uuid not null,
  id text not null,
  title jsonb not null,
  held_on date not null,
  source jsonb,
  primary key (org_id, plan_id, id),
  foreign key (org_id, plan_id) references plan.plan (org_id, id) on delete cascade
);

create table plan.commitment (
  org_id uuid not null,
  plan_id uuid not null,
  id text not null,
  cycle_id text not null,
  pillar_id text,
  agencies text[] not null,
  title jsonb not null,
  status text not null check (status in ('done', 'ongoing', 'planned')),
  timeframe text,
  quantities jsonb not null,
  thread text,
  node_ids text[] not null,
  source jsonb,
  primary key (org_id, plan_id, id),
  foreign key (org_id, plan_id, cycle_id) references plan.cycle (org_id, plan_id, id) on delete cascade
);

create table plan.thread (
  org_id uuid not null,
  plan_id uuid not null,
  id text not null,
  confirmed boolean not null,
  decided_by text,
  decided_on date,
  note text,
  primary key (org_id, plan_id, id),
  foreign key (org_id, plan_id) references plan.plan (org_id, id) on delete cascade
);

-- What a person answered to a question of the ledger.
create table plan.finding_answer (
  org_id uuid not null,
  plan_id uuid not null,
  finding text not null,
  verdict text not null check (verdict in ('stands', 'explained')),
  why text not null,
  answered_by text not null,
  answered_on date not null,
  primary key (org_id, plan_id, finding),
  foreign key (org_id, plan_id) references plan.plan (org_id, id) on delete cascade
);

-- The crosswalk between nodes of two plans, by their documents' ids.
create table plan.link (
  org_id uuid not null,
  plan_id uuid not null,
  from_plan text not null,
  from_node text not null,
  to_plan text not null,
  to_node text not null,
  type text not null check (type in ('same_as', 'replaces', 'contributes', 'duplicates')),
  confirmed boolean not null,
  note text,
  primary key (org_id, plan_id, from_plan, from_node, to_plan, to_node, type),
  foreign key (org_id, plan_id) references plan.plan (org_id, id) on delete cascade
);

-- Full-text operators are not leakproof, so under row level security PostgreSQL would not use their index. This looks with the
-- owner's eyes and says the organisation itself.
create function plan.search(p_plan uuid, p_query text, p_limit integer)
  returns table (kind text, id text, node_id text, rank real)
  language sql stable security definer set search_path = '' as $$
  select found.* from (
    select 'node' as kind, n.id, n.id as node_id, pg_catalog.ts_rank(n.search_index, q) as rank
      from plan.node n, pg_catalog.websearch_to_tsquery('simple'::regconfig, p_query) q
      where n.org_id = app.org_id() and n.plan_id = p_plan and n.search_index @@ q
    union all
    (select 'update', u.id::text, u.node_id, pg_catalog.ts_rank(u.search_index, q)
      from plan.status_update u, pg_catalog.websearch_to_tsquery('simple'::regconfig, p_query) q
      where u.org_id = app.org_id() and u.plan_id = p_plan and u.search_index @@ q
      limit 1000)
  ) found order by rank desc, kind, id limit p_limit
$$;
revoke all on function plan.search from public;
grant execute on function plan.search to fourfold_app;

-- Indicators and what was observed; recommendations; what survivors told the plan office.

create table plan.indicator (
  org_id uuid not null,
  plan_id uuid not null,
  id text not null,
  node_id text,
  title jsonb not null,
  definition text,
  unit text not null,
  kind text check (kind in ('input', 'output', 'outcome', 'detection', 'prevalence')),
  direction text check (direction in ('up', 'down')),
  measure text,
  aggregation text not null check (aggregation in ('sum', 'last', 'mean', 'none')),
  baseline jsonb,
  accuracy text,
  limitations text,
  verification text,
  disaggregations text[] not null,
  source jsonb,
  primary key (org_id, plan_id, id),
  foreign key (org_id, plan_id) references plan.plan (org_id, id) on delete cascade,
  foreign key (org_id, plan_id, node_id) references plan.node (org_id, plan_id, id)
);

create table plan.target (
  org_id uuid not null,
  plan_id uuid not null,
  indicator_id text not null,
  period text not null,
  value double precision not null,
  source jsonb,
  primary key (org_id, plan_id, indicator_id, period),
  foreign key (org_id, plan_id, indicator_id) references plan.indicator (org_id, plan_id, id) on delete cascade
);

create table plan.observation (
  org_id uuid not null,
  plan_id uuid not null,
  id uuid not null,
  indicator_id text not null,
  period text not null,
  start_on date,
  end_on date,
  agency_id text,
  dims jsonb not null,
  value double precision,
  flag text check (flag in ('estimate', 'at_least', 'about', 'suppressed', 'missing')),
  source jsonb,
  recorded_by text,
  recorded_at timestamptz not null,
  primary key (org_id, plan_id, id),
  foreign key (org_id, plan_id, indicator_id) references plan.indicator (org_id, plan_id, id) on delete cascade
);
create index observation_by_indicator on plan.observation (org_id, plan_id, indicator_id, start_on);

create table plan.alternative_form (
  org_id uuid not null,
  plan_id uuid not null,
  node_id text not null,
  minimally_effective text not null,
  successful text not null,
  primary key (org_id, plan_id, node_id),
  foreign key (org_id, plan_id, node_id) references plan.node (org_id, plan_id, id) on delete cascade
);

create table plan.recommendation (
  org_id uuid not null,
  plan_id uuid not null,
  id text not null,
  body text not null,
  ref text not null,
  dated date,
  words text not null,
  node_ids text[] not null,
  status text not null check (status in
    ('open', 'accepted', 'partly', 'rejected', 'implemented', 'closed_not_implemented')),
  response text,
  responded_by text,
  responded_on date,
  source jsonb,
  primary key (org_id, plan_id, id),
  foreign key (org_id, plan_id) references plan.plan (org_id, id) on delete cascade
);

-- Who spoke is sealed under a key of that person's own; it is in no index, no export and no search.
create table plan.survivor_input (
  org_id uuid not null,
  plan_id uuid not null,
  id uuid not null,
  -- the key's owner in the vault
  subject_id uuid not null,
  identity_sealed bytea,
  -- group, council or event it came through
  source text not null,
  consent_scope text not null check (consent_scope in ('plan_office_only', 'task_force', 'public_without_name')),
  compensated boolean not null,
  words_sealed bytea not null,
  node_ids text[] not null,
  received_on date not null,
  due_for date,
  disposition text not null check (disposition in ('open', 'taken_up', 'partly', 'not_taken_up')),
  response text,
  responded_by text,
  responded_on date,
  primary key (org_id, plan_id, id),
  foreign key (org_id, plan_id) references plan.plan (org_id, id) on delete cascade
);

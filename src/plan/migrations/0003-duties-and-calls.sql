-- What was delivered under a statutory duty (the duties themselves are a pack), data calls, and what is public.

create table plan.delivery (
  org_id uuid not null,
  plan_id uuid not null,
  -- entry id of the duty in its pack, and which occurrence: FY2019
  duty_id text not null,
  occurrence text not null,
  delivered_on date not null,
  proof_uri text,
  proof_hash text,
  note text,
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (org_id, plan_id, duty_id, occurrence),
  foreign key (org_id, plan_id) references plan.plan (org_id, id) on delete cascade
);

create table plan.data_call (
  org_id uuid not null,
  plan_id uuid not null,
  id uuid not null,
  period text not null,
  title text not null,
  message text not null,
  due_on date not null,
  opened_at timestamptz not null,
  opened_by text not null,
  closed_at timestamptz,
  primary key (org_id, plan_id, id),
  foreign key (org_id, plan_id) references plan.plan (org_id, id) on delete cascade
);

create table plan.data_call_recipient (
  org_id uuid not null,
  plan_id uuid not null,
  call_id uuid not null,
  agency_id text not null,
  email text,
  -- sha-256 of the secret in the link
  secret_hash bytea not null,
  reminded_at timestamptz,
  reminders integer not null default 0,
  opened_at timestamptz,
  answered_at timestamptz,
  revoked_at timestamptz,
  primary key (org_id, plan_id, call_id, agency_id),
  foreign key (org_id, plan_id, call_id) references plan.data_call (org_id, plan_id, id) on delete cascade,
  foreign key (org_id, plan_id, agency_id) references plan.agency (org_id, plan_id, id)
);
create unique index recipient_by_secret on plan.data_call_recipient (org_id, secret_hash);

-- Answers as they came, before anybody took them over: a return is never half-applied.
create table plan.data_call_return (
  org_id uuid not null,
  plan_id uuid not null,
  id uuid not null,
  call_id uuid not null,
  agency_id text not null,
  received_at timestamptz not null,
  file_name text,
  file_hash text,
  file bytea,
  answers jsonb not null,
  problems jsonb not null,
  state text not null check (state in ('received', 'applied', 'sent_back')),
  decided_by text,
  decided_at timestamptz,
  why text,
  primary key (org_id, plan_id, id),
  foreign key (org_id, plan_id, call_id, agency_id)
    references plan.data_call_recipient (org_id, plan_id, call_id, agency_id) on delete cascade
);

-- A publication is a frozen copy without what is internal. The public page reads nothing else.
create table plan.publication (
  org_id uuid not null,
  plan_id uuid not null,
  id uuid not null,
  edition integer not null,
  slug text not null,
  notice text,
  document jsonb not null,
  sha256 text not null,
  as_of date not null,
  published_at timestamptz not null,
  published_by text not null,
  withdrawn_at timestamptz,
  withdrawn_why text,
  primary key (org_id, id),
  unique (org_id, plan_id, edition),
  foreign key (org_id, plan_id) references plan.plan (org_id, id) on delete cascade
);
create unique index one_public_page on plan.publication (slug) where withdrawn_at is null;

do $$
declare
  t text;
begin
  foreach t in array array['plan', 'node', 'agency', 'assignment', 'timeframe', 'status_update', 'evidence', 'cycle', 'commitment',
    'thread', 'finding_answer', 'link', 'indicator', 'target', 'observation', 'alternative_form', 'recommendation',
    'survivor_input', 'delivery', 'data_call', 'data_call_recipient', 'data_call_return'] loop
    execute format('alter table plan.%I enable row level security', t);
    execute format('create policy own on plan.%I using (org_id = (select app.org_id())) '
      || 'with check (org_id = (select app.org_id()))', t);
    execute format('grant select, insert, update, delete on plan.%I to fourfold_app', t);
  end loop;
end $$;
-- revisions and deliveries of the past stay
revoke update, delete on plan.timeframe from fourfold_app;

alter table plan.publication enable row level security;
create policy own on plan.publication using (org_id = (select app.org_id())) with check (org_id = (select app.org_id()));
-- what is published is published: everybody reads it
create policy public on plan.publication for select using (withdrawn_at is null);
grant select, insert, update on plan.publication to fourfold_app;

-- What a person records beside the plan: events that duties hang on, the values of a report by law, corrections of observations,
-- answers to questions about results, what was determined about a goal. And the day a survivor's words were destroyed.

-- A meeting or a release that starts or ends the time for a duty. Meetings with commitments are cycles of the plan already.
create table plan.event (
  org_id uuid not null,
  plan_id uuid not null,
  id uuid not null,
  -- the name by which the rules of the duties call it
  event text not null,
  held_on date not null,
  -- what the duty is for, such as a country; null: the event and its date
  occasion text,
  note text,
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (org_id, plan_id, id),
  unique nulls not distinct (org_id, plan_id, event, held_on, occasion),
  foreign key (org_id, plan_id) references plan.plan (org_id, id) on delete cascade
);

create table plan.report_value (
  org_id uuid not null,
  plan_id uuid not null,
  -- entry id of the duty to report
  report text not null,
  fiscal_year integer not null,
  item text not null,
  -- part of the item; empty for the item itself
  part text not null,
  -- what the number is of: value, mean, median, or a breakdown in words
  line text not null,
  value numeric,
  unit text,
  words text,
  entered_by text not null,
  entered_at timestamptz not null,
  primary key (org_id, plan_id, report, fiscal_year, item, part, line),
  foreign key (org_id, plan_id) references plan.plan (org_id, id) on delete cascade
);

-- What an observation said before it was corrected.
create table plan.observation_revision (
  org_id uuid not null,
  plan_id uuid not null,
  id uuid not null,
  observation_id uuid not null,
  indicator_id text not null,
  period text not null,
  was double precision,
  was_flag text,
  why text not null,
  corrected_by text not null,
  corrected_at timestamptz not null,
  primary key (org_id, plan_id, id),
  foreign key (org_id, plan_id, indicator_id) references plan.indicator (org_id, plan_id, id) on delete cascade
);
create index revision_by_indicator on plan.observation_revision (org_id, plan_id, indicator_id, corrected_at);

-- A flag on a result is a question; this is a person's answer, which is not asked again.
create table plan.question_answer (
  org_id uuid not null,
  plan_id uuid not null,
  question text not null,
  kind text not null check (kind in ('double_count', 'quality')),
  verdict text not null check (verdict in ('same', 'different', 'partly', 'stands', 'explained')),
  shared double precision,
  why text not null,
  answered_by text not null,
  answered_on date not null,
  primary key (org_id, plan_id, question),
  foreign key (org_id, plan_id) references plan.plan (org_id, id) on delete cascade
);

-- Determined by those whose task it is (31 USC 1116), never by the platform.
create table plan.determination (
  org_id uuid not null,
  plan_id uuid not null,
  node_id text not null,
  fiscal_year integer not null,
  met boolean not null,
  determined_on date not null,
  determined_by text not null,
  note text,
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (org_id, plan_id, node_id, fiscal_year),
  foreign key (org_id, plan_id, node_id) references plan.node (org_id, plan_id, id) on delete cascade
);

alter table plan.survivor_input
  add column received_by text not null default '',
  add column destroyed_on date;
alter table plan.survivor_input alter column received_by drop default;

do $$
declare
  t text;
begin
  foreach t in array array['event', 'report_value', 'observation_revision', 'question_answer', 'determination'] loop
    execute format('alter table plan.%I enable row level security', t);
    execute format('create policy own on plan.%I using (org_id = (select app.org_id())) '
      || 'with check (org_id = (select app.org_id()))', t);
    execute format('grant select, insert, update, delete on plan.%I to fourfold_app', t);
  end loop;
end $$;
-- what was corrected stays on record
revoke update, delete on plan.observation_revision from fourfold_app;

-- What stands: of each body on each node the last report. The desk and the tree ask for it at every opening, and out of a hundred thousand
-- reports it could only be found by sorting them all.

create table plan.standing (
  org_id uuid not null,
  plan_id uuid not null,
  node_id text not null,
  agency_id text not null,
  update_id uuid not null,
  period text not null,
  state text not null,
  sensitivity text not null,
  reported_at timestamptz not null,
  -- how many reports there are of this body on this node
  reports integer not null,
  primary key (org_id, plan_id, node_id, agency_id),
  foreign key (org_id, plan_id, node_id) references plan.node (org_id, plan_id, id) on delete cascade
);
alter table plan.standing enable row level security;
create policy own on plan.standing using (org_id = (select app.org_id())) with check (org_id = (select app.org_id()));
-- reports stay: what was said once is not unsaid, and the counts hold
revoke delete on plan.status_update from fourfold_app;
grant select, insert, update on plan.standing to fourfold_app;

create function plan.keep_standing() returns trigger language plpgsql set search_path = '' as $$
begin
  insert into plan.standing as s
    select distinct on (org_id, plan_id, node_id, agency_id) org_id, plan_id, node_id, agency_id, id, period, state, sensitivity,
        reported_at, count(*) over (partition by org_id, plan_id, node_id, agency_id)
      from fresh order by org_id, plan_id, node_id, agency_id, reported_at desc, id desc
    on conflict (org_id, plan_id, node_id, agency_id) do update set
      (update_id, period, state, sensitivity, reported_at) = (
        select last.* from (values
          (s.update_id, s.period, s.state, s.sensitivity, s.reported_at),
          (excluded.update_id, excluded.period, excluded.state, excluded.sensitivity, excluded.reported_at)
        ) as last (update_id, period, state, sensitivity, reported_at)
        order by last.reported_at desc, last.update_id desc limit 1),
      reports = s.reports + excluded.reports;
  return null;
end $$;
create trigger keep_standing after insert on plan.status_update
  referencing new table as fresh for each statement execute function plan.keep_standing();

insert into plan.standing
  select distinct on (org_id, plan_id, node_id, agency_id) org_id, plan_id, node_id, agency_id, id, period, state, sensitivity,
      reported_at, count(*) over (partition by org_id, plan_id, node_id, agency_id)
    from plan.status_update order by org_id, plan_id, node_id, agency_id, reported_at desc, id desc;

-- The reports on a node, the last one first: its state without a look at the report itself. It replaces two indexes that began with the
-- organisation and the plan, as the primary key does: on tables without statistics PostgreSQL cannot tell which of them finds one row, and
-- checked foreign keys by reading every report of the plan.
drop index plan.update_by_node;
drop index plan.update_by_time;
create index update_of_node on plan.status_update (node_id, plan_id, org_id, reported_at desc, id desc) include (agency_id, state, sensitivity);
-- What waits for approval, counted on every visit to the desk.
create index update_unapproved on plan.status_update (org_id, plan_id) where approver is null and state <> 'no_response';

-- One hash chain would make every act of an organisation wait for the one before to commit. So each organisation has eight
-- lanes; an act takes a free one. The head of an organisation is the hash over its lanes' heads.

create schema audit;
grant usage on schema audit to fourfold_app;

create table audit.lane (
  org_id uuid not null,
  lane smallint not null,
  seq bigint not null,
  hash bytea not null,
  primary key (org_id, lane)
);

create table audit.entry (
  org_id uuid not null,
  lane smallint not null,
  seq bigint not null,
  at_us bigint not null,
  actor_kind text not null,
  actor_id uuid,
  channel text not null,
  act text not null,
  outcome text not null,
  records uuid[] not null,
  details text not null,
  hash bytea not null,
  primary key (org_id, lane, seq)
);
create index entry_by_time on audit.entry (org_id, at_us desc);
create index entry_by_record on audit.entry using gin (records);

alter table audit.lane enable row level security;
alter table audit.entry enable row level security;
create policy own on audit.lane for select using (org_id = (select app.org_id()) or (select app.is_system()));
create policy own on audit.entry for select using (org_id = (select app.org_id()) or (select app.is_system()));

-- The server role reads; it adds only through append(); nobody changes or removes.
grant select on audit.lane, audit.entry to fourfold_app;

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete or truncate on audit.entry
  for each statement execute function audit.refuse_change();

create function audit.append(
  p_org uuid, p_at_us bigint, p_actor_kind text, p_actor uuid, p_channel text,
  p_act text, p_outcome text, p_records uuid[], p_details text
) returns void language plpgsql security definer set search_path = '' as $$
declare
  v_lane audit.lane;
  v_hash bytea;
begin
  select * into v_lane from audit.lane where org_id = p_org order by lane limit 1 for update skip locked;
  if not found then
    insert into audit.lane
      select p_org, n, 0, '\x0000000000000000000000000000000000000000000000000000000000000000' from generate_series(0, 7) n
      on conflict do nothing;
    select * into v_lane from audit.lane where org_id = p_org and lane = (p_at_us % 8)::smallint for update;
  end if;
  v_hash := pg_catalog.sha256(v_lane.hash || pg_catalog.convert_to(pg_catalog.concat_ws(E'\x1f', 'v1', p_org, v_lane.lane, v_lane.seq + 1,
    p_at_us, p_actor_kind, coalesce(p_actor::text, ''), p_channel, p_act, p_outcome,
    pg_catalog.array_to_string(p_records, ','), p_details), 'UTF8'));
  insert into audit.entry values (p_org, v_lane.lane, v_lane.seq + 1, p_at_us, p_actor_kind, p_actor, p_channel,
    p_act, p_outcome, p_records, p_details, v_hash);
  update audit.lane set seq = v_lane.seq + 1, hash = v_hash where org_id = p_org and lane = v_lane.lane;
end $$;
revoke all on function audit.append from public;
grant execute on function audit.append to fourfold_app;

-- What every capability's tables stand on: the server role, and who a transaction runs for.

do $$ begin
  if not exists (select from pg_roles where rolname = 'fourfold_app') then
    create role fourfold_app nologin nosuperuser nobypassrls;
  end if;
end $$;

grant usage on schema app to fourfold_app;
-- the server looks before it starts whether the tables are the ones it knows
grant select on app.migration to fourfold_app;

create function app.org_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.org', true), '')::uuid;

create function app.user_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.user', true), '')::uuid;

create function app.is_system() returns boolean language sql stable parallel safe
  return coalesce(current_setting('app.system', true), '') = 'on';

-- Invitations, members who were put on hold, and addresses that were proven.

-- On hold in this organisation alone: the person keeps the account and the other organisations.
alter table accounts.membership add column disabled_at timestamptz;
-- When the person first showed that the mailbox is theirs. Null: somebody handed them a link.
alter table accounts.person add column email_verified_at timestamptz;

create table accounts.invitation (
  org_id uuid not null references accounts.organisation (id),
  id uuid not null,
  email text not null check (email = lower(email)),
  -- as the inviter wrote it; a person who already has an account keeps the own name
  display_name text not null,
  language text not null check (language in ('en', 'es')),
  roles text[] not null,
  token_hash bytea not null unique,
  -- sent to the mailbox, so whoever opens it holds the mailbox
  mailed boolean not null,
  invited_by uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, email)
);
alter table accounts.invitation enable row level security;
create policy own on accounts.invitation using (org_id = (select app.org_id()) or (select app.is_system()));
grant select, insert, update, delete on accounts.invitation to fourfold_app;

-- One sees one's own memberships everywhere, but they are written in the organisation they belong to.
drop policy own on accounts.membership;
create policy see on accounts.membership for select using (
  org_id = (select app.org_id()) or person_id = (select app.user_id()) or (select app.is_system()));
create policy add on accounts.membership for insert with check (org_id = (select app.org_id()) or (select app.is_system()));
create policy change on accounts.membership for update using (org_id = (select app.org_id()) or (select app.is_system()));
create policy remove on accounts.membership for delete using (org_id = (select app.org_id()) or (select app.is_system()));

-- Colleagues see each other; only the person changes the own name.
drop policy own on accounts.person;
create policy see on accounts.person for select using (
  id = (select app.user_id()) or (select app.is_system())
  or exists (select from accounts.membership m where m.person_id = id and m.org_id = (select app.org_id())));
create policy add on accounts.person for insert with check ((select app.is_system()));
create policy change on accounts.person for update using (id = (select app.user_id()) or (select app.is_system()));
create policy remove on accounts.person for delete using ((select app.is_system()));

-- Organisations are made, renamed and removed by the platform's operator, above all of them.
drop policy own on accounts.organisation;
create policy see on accounts.organisation for select using (
  id = (select app.org_id()) or (select app.is_system())
  or exists (select from accounts.membership m where m.org_id = id and m.person_id = (select app.user_id())));
create policy add on accounts.organisation for insert with check ((select app.is_system()));
create policy change on accounts.organisation for update using (id = (select app.org_id()) or (select app.is_system()));
create policy remove on accounts.organisation for delete using ((select app.is_system()));

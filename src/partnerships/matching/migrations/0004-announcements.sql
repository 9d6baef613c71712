-- A node that moves, or changes its key, says so in a statement signed by the key its partners know; a person at each partner answers.

create table matching.announcement (
  org_id uuid not null references accounts.organisation (id),
  -- the key it is signed with: the own one, or a partner's; of each key the newest statement
  public_key text not null check (public_key ~ '^[A-Za-z0-9_-]{43}$'),
  own boolean not null,
  statement jsonb not null,
  -- the statement with its signatures, as it travels
  bytes bytea not null,
  at timestamptz not null,
  answered_at timestamptz,
  answered_by uuid,
  accepted boolean,
  primary key (org_id, public_key)
);
alter table matching.announcement enable row level security;
create policy own on matching.announcement using (org_id = (select app.org_id())) with check (org_id = (select app.org_id()));
grant select, insert, update on matching.announcement to fourfold_app;

-- Nodes that talk over HTTPS: where each partner is, and what came of every message that was sent.

create table matching.partner (
  org_id uuid not null references accounts.organisation (id),
  -- the key all agreements pin: whoever has it is this partner
  public_key text not null check (public_key ~ '^[A-Za-z0-9_-]{43}$'),
  address text,
  -- SHA-256 of the public key of the partner's certificate, base64
  pin text check (pin ~ '^[A-Za-z0-9+/]{43}=$'),
  set_at timestamptz,
  set_by uuid,
  -- when a signed message of this partner came last
  heard_at timestamptz,
  -- when it took one of ours last
  reached_at timestamptz,
  -- why the last try was in vain; null after one that was not
  trouble text,
  trouble_at timestamptz,
  primary key (org_id, public_key)
);
alter table matching.partner enable row level security;
create policy own on matching.partner using (org_id = (select app.org_id())) with check (org_id = (select app.org_id()));
grant select, insert, update on matching.partner to fourfold_app;

-- counts the steps of a round, so that of two that were computed from the same state only one is kept
alter table matching.round add column revision integer not null default 0;
-- what the partner's node said last to a message of ours
alter table matching.message add column answer text;

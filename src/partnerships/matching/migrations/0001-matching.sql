-- Match rounds between organisations. In clear are terms, public keys, signatures, counts and hashes. What a round must not give away while it
-- runs (a scalar, its own values) lies sealed under a key of the round, which is destroyed when the round ends.

create schema matching;
grant usage on schema matching to fourfold_app;

-- Who the organisation is to its partners: a key they pin.
create table matching.node (
  org_id uuid primary key references accounts.organisation (id),
  party_id text not null check (party_id ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
  public_key text not null check (public_key ~ '^[A-Za-z0-9_-]{43}$'),
  private_sealed bytea not null,
  made_at timestamptz not null,
  made_by uuid
);

create table matching.agreement (
  org_id uuid not null references accounts.organisation (id),
  id uuid not null,
  -- which of the parties this organisation is
  party_id text not null,
  terms jsonb not null,
  -- of the terms as canonical JSON: what every party signs
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- under which recipient a release names each partner, by party
  recipients jsonb not null,
  made_at timestamptz not null,
  made_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  primary key (org_id, id)
);

create table matching.signature (
  org_id uuid not null,
  agreement_id uuid not null,
  party_id text not null,
  signature text not null,
  taken_at timestamptz not null,
  primary key (org_id, agreement_id, party_id),
  foreign key (org_id, agreement_id) references matching.agreement (org_id, id)
);

create table matching.round (
  org_id uuid not null,
  id uuid not null,
  agreement_id uuid not null,
  role text not null check (role in ('list', 'coordinator', 'asks', 'answers')),
  stage text not null check (stage in ('waiting', 'prepared', 'running', 'finished', 'stopped')),
  -- the engine's state, and who entered; null before and after the round
  state_sealed bytea,
  -- how many records entered, and how many stayed out for which reason
  counts jsonb not null,
  -- how many steps were taken, of how many
  done integer not null,
  steps integer not null,
  result_sealed bytea,
  blame jsonb,
  log jsonb not null,
  opened_at timestamptz not null,
  prepared_by uuid,
  started_by uuid,
  ended_at timestamptz,
  -- until when a result is kept
  keep_until timestamptz,
  primary key (org_id, id),
  foreign key (org_id, agreement_id) references matching.agreement (org_id, id)
);
create index round_of_agreement on matching.round (org_id, agreement_id, opened_at desc);

-- Messages of a round: those to be carried, those that came before their turn, and the ids of those that were taken.
create table matching.message (
  org_id uuid not null,
  round_id uuid not null,
  message_id text not null check (message_id ~ '^[0-9a-f]{64}$'),
  n integer not null,
  direction text not null check (direction in ('in', 'out', 'held')),
  kind text not null,
  from_party text not null,
  to_party text not null,
  -- null once taken, and when the round is long over
  bytes bytea,
  at timestamptz not null,
  fetched_at timestamptz,
  primary key (org_id, round_id, message_id),
  foreign key (org_id, round_id) references matching.round (org_id, id)
);

do $$
declare
  t text;
begin
  foreach t in array array['node', 'agreement', 'signature', 'round', 'message'] loop
    execute format('alter table matching.%I enable row level security', t);
    execute format('create policy own on matching.%I using (org_id = (select app.org_id())) '
      || 'with check (org_id = (select app.org_id()))', t);
    execute format('grant select, insert, update on matching.%I to fourfold_app', t);
  end loop;
end $$;

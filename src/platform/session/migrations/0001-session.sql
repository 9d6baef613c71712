-- How people show who they are, and the sessions and tokens they act with. Secrets are kept as SHA-256 only, passwords as argon2id.
-- A session belongs to a person, who may act for several organisations, so the person leads these keys. Nothing here is a survivor's data.

create schema session;
grant usage on schema session to fourfold_app;

create table session.session (
  id uuid primary key,
  person_id uuid not null,
  -- for whom the person acts now; null where they belong nowhere
  org_id uuid,
  token_hash bytea not null unique,
  way text not null check (way in ('passkey', 'password', 'recovery code', 'link', 'provider')),
  -- "Firefox, Windows"
  agent text not null,
  proved_at timestamptz,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_by_person on session.session (person_id);
create index session_by_expiry on session.session (expires_at);

create table session.passkey (
  id uuid primary key,
  person_id uuid not null,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  -- kept by a provider and usable on several devices
  synced boolean not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkey_by_person on session.passkey (person_id);

create table session.password (
  person_id uuid primary key,
  hash text not null,
  set_at timestamptz not null
);

create table session.recovery_code (
  person_id uuid not null,
  code_hash bytea not null,
  created_at timestamptz not null,
  used_at timestamptz,
  primary key (person_id, code_hash)
);

create table session.identity (
  id uuid primary key,
  person_id uuid not null,
  provider text not null,
  issuer text not null,
  subject text not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  unique (issuer, subject)
);
create index identity_by_person on session.identity (person_id);

create table session.api_token (
  org_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  name text not null,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  primary key (org_id, id)
);
create index api_token_by_person on session.api_token (person_id);

create table session.sign_in_link (
  token_hash bytea primary key,
  person_id uuid not null,
  -- sent to the mailbox, so whoever opens it holds the mailbox
  mailed boolean not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index sign_in_link_by_person on session.sign_in_link (person_id);

-- A browser from which the person has signed in before: other people's wrong guesses do not slow it down.
create table session.known_device (
  person_id uuid not null,
  device_hash bytea not null,
  last_used_at timestamptz not null,
  primary key (person_id, device_hash)
);

-- A challenge that waits for its answer: of a passkey, or of another sign-in service. Answered once or never.
create table session.ceremony (
  id bytea primary key,
  kind text not null,
  person_id uuid,
  device_hash bytea,
  data jsonb not null,
  expires_at timestamptz not null
);

-- Tries that went wrong, by a keyed hash of an account, an account and a browser, or an address. Never an e-mail address or a number of a machine.
create table session.attempt (
  key bytea primary key,
  failures integer not null,
  last_at timestamptz not null,
  -- no try is looked at before
  open_at timestamptz not null
);

create table session.pepper (
  id smallint primary key check (id = 1),
  key bytea not null
);

alter table session.session enable row level security;
alter table session.passkey enable row level security;
alter table session.password enable row level security;
alter table session.recovery_code enable row level security;
alter table session.identity enable row level security;
alter table session.api_token enable row level security;
alter table session.sign_in_link enable row level security;
alter table session.known_device enable row level security;
alter table session.ceremony enable row level security;
alter table session.attempt enable row level security;
alter table session.pepper enable row level security;

create policy own on session.session using (person_id = (select app.user_id()) or (select app.is_system()));
create policy own on session.passkey using (person_id = (select app.user_id()) or (select app.is_system()));
create policy own on session.password using (person_id = (select app.user_id()) or (select app.is_system()));
create policy own on session.recovery_code using (person_id = (select app.user_id()) or (select app.is_system()));
create policy own on session.identity using (person_id = (select app.user_id()) or (select app.is_system()));
create policy own on session.api_token using (
  (org_id = (select app.org_id()) and person_id = (select app.user_id())) or (select app.is_system()));
create policy platform on session.sign_in_link using ((select app.is_system()));
create policy platform on session.known_device using ((select app.is_system()));
create policy platform on session.ceremony using ((select app.is_system()));
create policy platform on session.attempt using ((select app.is_system()));
create policy platform on session.pepper using ((select app.is_system()));

grant select, insert, update, delete on
  session.session, session.passkey, session.password, session.recovery_code, session.identity, session.api_token,
  session.sign_in_link, session.known_device, session.ceremony, session.attempt to fourfold_app;
grant select, insert on session.pepper to fourfold_app;

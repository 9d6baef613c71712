-- The survivor's own door: who may come in as herself, for how long; what was said to the organisation, and what it answered.

-- A one-time way in, made at the desk. The link opens once; then the session lives a short while. Of both the database keeps hashes.
create table casework.own_link (
  org_id uuid not null,
  id uuid not null,
  survivor_id uuid not null,
  secret_hash bytea not null,
  language text not null check (language in ('en', 'es')),
  made_by uuid,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  opened_at timestamptz,
  ended_at timestamptz,
  session_hash bytea,
  session_expires_at timestamptz,
  seen_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, survivor_id) references casework.survivor (org_id, id)
);
create unique index own_link_by_secret on casework.own_link (org_id, secret_hash);
create unique index own_link_by_session on casework.own_link (org_id, session_hash);
create unique index own_link_in_use on casework.own_link (org_id, survivor_id) where ended_at is null;

-- Whose record an account with the role of a survivor is: one person, one record.
create table casework.own_account (
  org_id uuid not null,
  survivor_id uuid not null,
  person_id uuid not null references accounts.person (id),
  given_by uuid,
  given_at timestamptz not null,
  primary key (org_id, survivor_id),
  unique (org_id, person_id),
  foreign key (org_id, survivor_id) references casework.survivor (org_id, id)
);

-- What people say to the organisation, most of them without a name, and what it answered. Words are sealed; what is published is not.
create table casework.voice (
  org_id uuid not null references accounts.organisation (id),
  id uuid not null,
  kind text not null check (kind in ('praise', 'idea', 'complaint', 'correction')),
  survivor_id uuid,
  text_sealed bytea not null,
  subject_id uuid not null,
  -- of the code by which the answer is read
  code_hash bytea not null,
  said_at timestamptz not null,
  due_on date not null,
  answered_at timestamptz,
  answered_by uuid,
  outcome text check (outcome in ('did', 'will', 'will-not')),
  answer_sealed bytea,
  -- the supervisor's own words for everybody: "you said, we did"
  published_said text,
  published_did text,
  primary key (org_id, id),
  foreign key (org_id, survivor_id) references casework.survivor (org_id, id),
  check ((answered_at is null) = (answer_sealed is null)),
  check ((published_said is null) = (published_did is null))
);
create index voice_by_due on casework.voice (org_id, due_on);
create unique index voice_by_code on casework.voice (org_id, code_hash);

create table casework.own_setting (
  org_id uuid not null references accounts.organisation (id),
  -- whether she reads what was written of her story on a screen
  narrative boolean not null,
  set_by uuid,
  set_at timestamptz not null,
  primary key (org_id)
);

alter table casework.own_link enable row level security;
alter table casework.own_account enable row level security;
alter table casework.voice enable row level security;
alter table casework.own_setting enable row level security;

create policy own on casework.own_link using (org_id = (select app.org_id()));
create policy own on casework.own_account using (org_id = (select app.org_id()));
create policy own on casework.voice using (org_id = (select app.org_id()));
create policy own on casework.own_setting using (org_id = (select app.org_id()));

grant select, insert, update on casework.own_link, casework.voice, casework.own_setting to fourfold_app;
grant select, insert, update, delete on casework.own_account to fourfold_app;

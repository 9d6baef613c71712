-- What is known of a survivor for the law of relief, what was decided on it, and the work around it. What she said lies sealed under the
-- keys of casework, one for each class of her record: when a class is destroyed, this goes with it. In clear are ids, codes and days.

create schema relief;
grant usage on schema relief to fourfold_app;

-- Something stated of one fact. Nothing is overwritten: what is stated later ends what was stated before.
create table relief.statement (
  org_id uuid not null references accounts.organisation (id),
  survivor_id uuid not null,
  id uuid not null,
  fact text not null,
  data_class text not null,
  -- none: there is no such thing, which is knowledge too
  state text not null check (state in ('said', 'none', 'not-known', 'declined')),
  value_sealed bytea,
  subject_id uuid not null,
  source text not null check (source in ('survivor', 'caseworker', 'attorney', 'official', 'document')),
  -- the paper of her record that shows it
  document_id uuid,
  by_person uuid,
  said_at timestamptz not null,
  ended_at timestamptz,
  primary key (org_id, survivor_id, id),
  check ((state = 'said') = (value_sealed is not null))
);
create unique index statement_current on relief.statement (org_id, survivor_id, fact) where ended_at is null;

-- The law as it stood when something was decided, to the letter; the same text is kept once. It names nobody.
create table relief.law_text (
  org_id uuid not null references accounts.organisation (id),
  hash text not null,
  rules text not null,
  kept_at timestamptz not null,
  primary key (org_id, hash)
);

-- A decision that was kept. Its facts lie in relief.decision_facts, class by class.
create table relief.decision (
  org_id uuid not null,
  survivor_id uuid not null,
  id uuid not null,
  decided_on date not null,
  law_hash text not null,
  -- the fingerprint of the answer, and what each rule came to
  outcome_sealed bytea not null,
  subject_id uuid not null,
  by_person uuid,
  made_at timestamptz not null,
  primary key (org_id, survivor_id, id),
  foreign key (org_id, law_hash) references relief.law_text (org_id, hash)
);

create table relief.decision_facts (
  org_id uuid not null,
  survivor_id uuid not null,
  decision_id uuid not null,
  data_class text not null,
  facts_sealed bytea not null,
  subject_id uuid not null,
  primary key (org_id, survivor_id, decision_id, data_class),
  foreign key (org_id, survivor_id, decision_id) references relief.decision (org_id, survivor_id, id) on delete cascade
);

-- Papers that a rule asks for: where each of them stands.
create table relief.evidence (
  org_id uuid not null references accounts.organisation (id),
  survivor_id uuid not null,
  rule text not null,
  paper text not null,
  state text not null check (state in ('there', 'asked-for', 'not-to-be-had')),
  document_id uuid,
  by_person uuid,
  at timestamptz not null,
  primary key (org_id, survivor_id, rule, paper),
  check (document_id is null or state = 'there')
);

-- What an agency was asked to sign.
create table relief.request (
  org_id uuid not null references accounts.organisation (id),
  survivor_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('u-supplement-b', 't-supplement-b', 'continued-presence', 'hhs-letter')),
  state text not null check (state in ('to-ask', 'asked', 'signed', 'refused', 'withdrawn')),
  asked_on date,
  answered_on date,
  ends_on date,
  words_sealed bytea,
  subject_id uuid,
  by_person uuid,
  at timestamptz not null,
  primary key (org_id, survivor_id, id),
  check ((words_sealed is null) = (subject_id is null))
);

-- The notice to HHS within 24 hours of finding a child who may have been trafficked.
create table relief.child_notice (
  org_id uuid not null references accounts.organisation (id),
  survivor_id uuid not null,
  id uuid not null,
  found_at timestamptz not null,
  due_at timestamptz not null,
  task_id uuid not null,
  told_at timestamptz,
  told_by uuid,
  by_person uuid,
  at timestamptz not null,
  primary key (org_id, survivor_id, id)
);
create unique index child_notice_open on relief.child_notice (org_id, survivor_id) where told_at is null;

-- Rights of 18 USC 3771: what was told, asked, granted or refused.
create table relief.right_note (
  org_id uuid not null references accounts.organisation (id),
  survivor_id uuid not null,
  id uuid not null,
  right_code text not null,
  event text not null check (event in ('told', 'asked', 'granted', 'refused')),
  on_day date not null,
  words_sealed bytea,
  subject_id uuid,
  by_person uuid,
  at timestamptz not null,
  primary key (org_id, survivor_id, id),
  check ((words_sealed is null) = (subject_id is null))
);

-- Who looked at which wording of the law, and what the attorney found. It is about the law, not about a person.
create table relief.rule_review (
  org_id uuid not null references accounts.organisation (id),
  id uuid not null,
  rule text not null,
  version text not null,
  -- of the wording that was read: a changed wording is not reviewed
  text_hash text not null,
  verdict text not null check (verdict in ('right', 'needs-change')),
  words text,
  by_person uuid not null,
  reviewed_on date not null,
  at timestamptz not null,
  primary key (org_id, id)
);
create index review_of_rule on relief.rule_review (org_id, rule, version);

-- Cases in court that may change a rule.
create table relief.watch (
  org_id uuid not null references accounts.organisation (id),
  id uuid not null,
  rule text not null,
  matter text not null,
  looked_on date not null,
  look_again_on date not null,
  found text,
  by_person uuid,
  ended_at timestamptz,
  primary key (org_id, id)
);

alter table relief.statement enable row level security;
alter table relief.law_text enable row level security;
alter table relief.decision enable row level security;
alter table relief.decision_facts enable row level security;
alter table relief.evidence enable row level security;
alter table relief.request enable row level security;
alter table relief.child_notice enable row level security;
alter table relief.right_note enable row level security;
alter table relief.rule_review enable row level security;
alter table relief.watch enable row level security;

create policy own on relief.statement using (org_id = (select app.org_id()));
create policy own on relief.law_text using (org_id = (select app.org_id()));
create policy own on relief.decision using (org_id = (select app.org_id()));
create policy own on relief.decision_facts using (org_id = (select app.org_id()));
create policy own on relief.evidence using (org_id = (select app.org_id()));
create policy own on relief.request using (org_id = (select app.org_id()));
create policy own on relief.child_notice using (org_id = (select app.org_id()));
create policy own on relief.right_note using (org_id = (select app.org_id()));
create policy own on relief.rule_review using (org_id = (select app.org_id()));
create policy own on relief.watch using (org_id = (select app.org_id()));

grant select, insert, update, delete on relief.statement, relief.decision, relief.decision_facts, relief.evidence, relief.request,
  relief.child_notice, relief.right_note to fourfold_app;
grant select, insert on relief.law_text, relief.rule_review to fourfold_app;
grant select, insert, update on relief.watch to fourfold_app;

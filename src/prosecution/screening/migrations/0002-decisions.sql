-- What was asked, what came back, and who decided what. Who was asked about is sealed; what a list says is public and is not.

create table screening.request (
  org_id uuid not null references accounts.organisation (id),
  id uuid not null,
  origin text not null check (origin in ('person', 'batch', 'watch')),
  batch_id uuid,
  batch_row integer,
  watch_id uuid,
  -- under whose key the body is sealed: the request's own, the batch's, the watch's
  key_id uuid not null,
  -- keyed fingerprint of the subject as given: finds the same subject again, tells nobody who it is
  subject_hash text not null,
  role text not null,
  purpose text not null,
  legal_basis text not null,
  lists jsonb not null,
  as_of date,
  config text not null,
  -- canonical JSON of subject, lists and hits, with its hash
  body_sealed bytea not null,
  hits integer not null,
  requested_by text not null,
  requested_by_id uuid,
  requested_at timestamptz not null,
  primary key (org_id, id)
);
create index request_by_time on screening.request (org_id, requested_at desc, id);
create index request_by_batch on screening.request (org_id, batch_id, batch_row) where batch_id is not null;

create table screening.candidate (
  org_id uuid not null,
  request_id uuid not null,
  n integer not null,
  list_id text not null,
  source_id text not null,
  -- of everything the lists say of the party, over all its entries
  party_hash text not null,
  subject_hash text not null,
  -- in ten thousandths
  score integer not null,
  ofac integer not null,
  band text not null check (band in ('hit', 'review')),
  measures text[] not null,
  -- 0 is the gravest measure: the order of the queue
  gravity integer not null,
  -- settled: decided earlier for the same subject and the same entry
  state text not null check (state in ('open', 'second', 'decided', 'settled')),
  verdict text check (verdict in ('true-match', 'false-match', 'unsure')),
  -- the decision that stands; for a settled one the earlier
  decision_id uuid,
  decided_by_id uuid,
  requested_at timestamptz not null,
  primary key (org_id, request_id, n),
  foreign key (org_id, request_id) references screening.request (org_id, id) on delete cascade
);
create index candidate_queue on screening.candidate (org_id, gravity, score desc, request_id, n) where state in ('open', 'second');
create index candidate_again on screening.candidate (org_id, subject_hash, list_id, source_id);

-- Only ever added to.
create table screening.decision (
  org_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  n integer not null,
  step text not null check (step in ('first', 'second')),
  -- of a second look: whether it agrees with the decision it answers
  agrees boolean,
  answers uuid,
  verdict text not null check (verdict in ('true-match', 'false-match', 'unsure')),
  reason text not null,
  notes_sealed bytea,
  subject_hash text not null,
  list_id text not null,
  source_id text not null,
  party_hash text not null,
  decided_by text not null,
  decided_by_id uuid,
  decided_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, request_id, n) references screening.candidate (org_id, request_id, n) on delete cascade
);
create index decision_of_candidate on screening.decision (org_id, request_id, n, decided_at);
create index decision_again on screening.decision (org_id, subject_hash, list_id, source_id, party_hash);

alter table screening.request enable row level security;
alter table screening.candidate enable row level security;
alter table screening.decision enable row level security;
create policy own on screening.request using (org_id = (select app.org_id()));
create policy own on screening.candidate using (org_id = (select app.org_id()));
create policy own on screening.decision using (org_id = (select app.org_id()));
grant select, insert on screening.request, screening.decision to fourfold_app;
grant select, insert, update on screening.candidate to fourfold_app;

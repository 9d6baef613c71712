-- Work without a network: which device carries whose caseload, until when; and what was written there that could not be taken in.

create table casework.device (
  org_id uuid not null,
  id uuid not null,
  person_id uuid not null references accounts.person (id),
  kind text not null check (kind in ('phone', 'tablet', 'laptop', 'other')),
  -- of the secret by which the device asks how it stands, also while nobody is signed in
  secret_hash bytea not null,
  -- opens what the device sealed for the organisation alone; gone 90 days after the lease
  rescue_sealed bytea,
  taken_at timestamptz not null,
  lease_until timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  ended_why text check (ended_why in ('returned', 'lost', 'other')),
  primary key (org_id, id),
  foreign key (org_id) references accounts.organisation (id),
  check ((ended_at is null) = (ended_why is null))
);
create unique index device_by_secret on casework.device (org_id, secret_hash);
create index device_of_person on casework.device (org_id, person_id);

-- Which records a device has ever carried: it may hand over what was written about these, and no others.
create table casework.device_record (
  org_id uuid not null,
  device_id uuid not null,
  survivor_id uuid not null,
  primary key (org_id, device_id, survivor_id),
  foreign key (org_id, device_id) references casework.device (org_id, id),
  foreign key (org_id, survivor_id) references casework.survivor (org_id, id)
);

-- What was written on a device and waits for a person: the record was no longer its writer's, or the device had been taken back.
create table casework.held_edit (
  org_id uuid not null,
  survivor_id uuid not null,
  -- made on the device
  id uuid not null,
  device_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('answer', 'note', 'task-end')),
  data_class text not null,
  written_at timestamptz not null,
  content_sealed bytea not null,
  subject_id uuid not null,
  -- the refusal it met, or how the device stood
  because text not null,
  held_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  outcome text check (outcome in ('taken', 'dropped')),
  primary key (org_id, survivor_id, id),
  foreign key (org_id, survivor_id) references casework.survivor (org_id, id),
  foreign key (org_id, device_id) references casework.device (org_id, id),
  check ((decided_at is null) = (outcome is null))
);

alter table casework.device enable row level security;
alter table casework.device_record enable row level security;
alter table casework.held_edit enable row level security;

create policy own on casework.device using (org_id = (select app.org_id()));
create policy own on casework.device_record using (org_id = (select app.org_id()));
create policy own on casework.held_edit using (org_id = (select app.org_id()));

grant select, insert, update on casework.device to fourfold_app;
grant select, insert on casework.device_record to fourfold_app;
grant select, insert, update, delete on casework.held_edit to fourfold_app;

-- Releases, packets, and who read them. In clear are ids, codes, days and hashes; names, words, signatures and what was sent lie sealed:
-- a release under the key of the survivor, a packet under a key of its own, so that one packet can be destroyed by itself.

create schema consent;
grant usage on schema consent to fourfold_app;

-- Who stands with a survivor at this door: who works with her, and she herself where she has an account.
create table consent.circle (
  org_id uuid not null references accounts.organisation (id),
  subject_id uuid not null,
  person_id uuid not null references accounts.person (id),
  relation text not null check (relation in ('worker', 'subject')),
  since timestamptz not null,
  primary key (org_id, subject_id, person_id)
);
create index circle_of_person on consent.circle (org_id, person_id);

-- Whose money the organisation works with decides which reports the law permits. No row: all of them, the strictest.
create table consent.office (
  org_id uuid primary key references accounts.organisation (id),
  funds text[] not null check (funds <@ array['vawa', 'voca', 'fvpsa']),
  set_at timestamptz not null,
  set_by uuid
);

-- An organisation without an account here. Name and contact lie sealed under a key of its own.
create table consent.external_recipient (
  org_id uuid not null references accounts.organisation (id),
  id uuid not null,
  about_sealed bytea not null,
  added_at timestamptz not null,
  added_by uuid,
  primary key (org_id, id)
);

create table consent.release (
  org_id uuid not null references accounts.organisation (id),
  id uuid not null,
  subject_id uuid not null,
  state text not null check (state in ('draft', 'active', 'revoked', 'entered in error')),
  -- exactly one: an organisation here, or an external recipient
  recipient_id uuid not null,
  recipient_kind text not null check (recipient_kind in ('organisation', 'external')),
  purpose text not null,
  direction text not null check (direction in ('give', 'receive', 'both')),
  classes text[] not null,
  fields text[] not null,
  starts_at timestamptz not null,
  expires_at timestamptz not null,
  signed_as text not null check (signed_as in ('self', 'parent', 'guardian')),
  signer_is_abuser boolean not null,
  subject_is_minor boolean not null,
  -- a law lets this minor sign alone; which one lies sealed
  signs_alone boolean not null,
  form_version text not null,
  language text not null,
  -- services do not depend on this: read and understood
  statement_read boolean not null,
  -- recipient's name as signed, signer, reader, interpreter, the law by which a minor signs alone
  about_sealed bytea not null,
  signature_type text,
  signature_sealed bytea,
  drafted_at timestamptz not null,
  drafted_by uuid,
  signed_at timestamptz,
  witnessed_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  -- in which way it was revoked
  ended_way text,
  -- who said it, and what
  ending_sealed bytea,
  primary key (org_id, id),
  check (expires_at > starts_at and expires_at <= starts_at + interval '365 days'),
  check (not signer_is_abuser or state <> 'active'),
  check (state in ('draft', 'entered in error')
    or (signed_at is not null and signature_sealed is not null and statement_read)),
  check ((state in ('revoked', 'entered in error')) = (ended_at is not null)),
  check ((signature_type is null) = (signature_sealed is null))
);
create index release_of_subject on consent.release (org_id, subject_id, drafted_at);

-- What was signed stays as it was signed.
create function consent.keep_terms() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' and (new.subject_id, new.recipient_id, new.recipient_kind, new.purpose, new.direction, new.classes, new.fields,
      new.starts_at, new.expires_at, new.signed_as, new.signer_is_abuser, new.subject_is_minor, new.signs_alone, new.form_version,
      new.language, new.about_sealed, new.signature_sealed, new.signed_at)
    is distinct from (old.subject_id, old.recipient_id, old.recipient_kind, old.purpose, old.direction, old.classes, old.fields,
      old.starts_at, old.expires_at, old.signed_as, old.signer_is_abuser, old.subject_is_minor, old.signs_alone, old.form_version,
      old.language, old.about_sealed, old.signature_sealed, old.signed_at) then
    raise exception 'a signed release does not change' using errcode = 'insufficient_privilege';
  end if;
  if (old.state = 'revoked' and new.state = 'active') or old.state = 'entered in error' then
    raise exception 'a release that has ended stays ended' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger keep_terms before update on consent.release for each row execute function consent.keep_terms();

-- What was sent. The snapshot is frozen and sealed under a key of its own (subject: the packet).
create table consent.packet (
  org_id uuid not null references accounts.organisation (id),
  id uuid not null,
  -- can be said over the phone
  code text not null,
  subject_id uuid not null,
  -- release: by consent; disclosure: compelled by law
  ground text not null check (ground in ('release', 'disclosure')),
  ground_id uuid not null,
  recipient_id uuid not null,
  recipient_kind text not null check (recipient_kind in ('organisation', 'external')),
  purpose text not null,
  fields text[] not null,
  -- classes of the fields, so that a class can be destroyed
  classes text[] not null,
  -- field -> reason, of what was asked for and stayed
  refused jsonb not null,
  -- null: destroyed
  snapshot_sealed bytea,
  sha256 text not null,
  sent_at timestamptz not null,
  sent_by uuid,
  access_until timestamptz not null,
  recalled_at timestamptz,
  recalled_by uuid,
  recall_why text check (recall_why in ('revoked', 'entered in error', 'sender', 'destroyed')),
  primary key (org_id, id),
  check ((recalled_at is null) = (recall_why is null))
);
create index packet_of_subject on consent.packet (org_id, subject_id, sent_at);
create index packet_of_ground on consent.packet (org_id, ground_id);

-- The way in of a recipient without an account: a secret address once, and a code told by phone. Only hashes are kept.
create table consent.packet_link (
  org_id uuid not null,
  packet_id uuid not null,
  id uuid not null,
  secret_hash bytea not null,
  -- over secret and code together: without the address nobody can try codes
  code_hash bytea not null,
  wrong_codes integer not null default 0,
  made_at timestamptz not null,
  made_by uuid,
  expires_at timestamptz not null,
  opened_at timestamptz,
  ended_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, packet_id) references consent.packet (org_id, id)
);
create unique index packet_link_by_secret on consent.packet_link (org_id, secret_hash);
create unique index packet_link_open on consent.packet_link (org_id, packet_id) where opened_at is null and ended_at is null;

-- Every reading, and every try after the end.
create table consent.packet_read (
  org_id uuid not null,
  packet_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  -- the recipient's organisation; null behind a link
  reader_org uuid,
  reader_id uuid,
  way text not null check (way in ('screen', 'csv', 'pdf', 'link')),
  -- read, or why not
  outcome text not null,
  primary key (org_id, packet_id, id),
  foreign key (org_id, packet_id) references consent.packet (org_id, id)
);

-- What a recipient's organisation sees of a packet without reading it. The row is the recipient's; the sender alone writes it.
create table consent.delivery (
  org_id uuid not null references accounts.organisation (id),
  packet_id uuid not null,
  sender_id uuid not null,
  sender_name text not null,
  code text not null,
  purpose text not null,
  sent_at timestamptz not null,
  access_until timestamptz not null,
  recalled_at timestamptz,
  -- when the recipient was told of the recall
  noticed_at timestamptz,
  primary key (org_id, packet_id)
);
create index delivery_by_sender on consent.delivery (sender_id, packet_id);

-- A demand by law: statute, court order or subpoena. Nothing leaves before everything is filled in.
create table consent.disclosure (
  org_id uuid not null references accounts.organisation (id),
  id uuid not null,
  subject_id uuid not null,
  kind text not null check (kind in ('statute', 'court order', 'subpoena')),
  state text not null check (state in ('open', 'disclosed', 'declined')),
  received_on date not null,
  due_on date,
  -- who demands it, counsel's review, attempts to tell the survivor, protective steps
  about_sealed bytea not null,
  document_type text,
  document_sealed bytea,
  -- the fewest fields that satisfy the demand
  fields text[] not null,
  reviewed_by uuid,
  reviewed_on date,
  opened_at timestamptz not null,
  opened_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  primary key (org_id, id),
  check ((document_type is null) = (document_sealed is null)),
  check ((state = 'open') = (ended_at is null))
);
create index disclosure_of_subject on consent.disclosure (org_id, subject_id, opened_at);

-- Reports that the law of a state demands (child abuse and the like). Written once.
create table consent.report (
  org_id uuid not null references accounts.organisation (id),
  id uuid not null,
  subject_id uuid not null,
  -- entry of the pack, and the wording it was made under
  duty_id text not null,
  duty_hash text not null,
  reported_at timestamptz not null,
  -- to whom, by whom, what was said
  about_sealed bytea not null,
  fields text[] not null,
  logged_at timestamptz not null,
  logged_by uuid,
  primary key (org_id, id)
);
create index report_of_subject on consent.report (org_id, subject_id, reported_at);

do $$
declare
  t text;
begin
  foreach t in array array['circle', 'office', 'external_recipient', 'release', 'packet', 'packet_link', 'packet_read', 'disclosure',
    'report'] loop
    execute format('alter table consent.%I enable row level security', t);
    execute format('create policy own on consent.%I using (org_id = (select app.org_id())) '
      || 'with check (org_id = (select app.org_id()))', t);
    execute format('grant select, insert, update on consent.%I to fourfold_app', t);
  end loop;
end $$;
grant delete on consent.circle to fourfold_app;
-- readings and reports of the past stay
revoke update on consent.packet_read, consent.report from fourfold_app;

-- The narrow path between two organisations. A recipient sees what was sent to it; a sender writes, and later sees, its own sendings.
alter table consent.delivery enable row level security;
create policy received on consent.delivery for select using (org_id = (select app.org_id()));
create policy sent on consent.delivery for select using (sender_id = (select app.org_id()));
create policy send on consent.delivery for insert with check (sender_id = (select app.org_id()));
create policy recall on consent.delivery for update using (sender_id = (select app.org_id()) or org_id = (select app.org_id()))
  with check (sender_id = (select app.org_id()) or org_id = (select app.org_id()));
grant select, insert, update on consent.delivery to fourfold_app;

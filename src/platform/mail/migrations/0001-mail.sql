-- Mails on their way out, and those that a person has to send by hand.

create schema mail;
grant usage on schema mail to fourfold_app;

create table mail.outbox (
  org_id uuid not null,
  id uuid not null,
  -- message keys <template>.subject and <template>.body
  template text not null,
  -- who may read it and send it by hand: it may hold a one-time link
  may text not null,
  language text not null check (language in ('en', 'es')),
  subject text not null,
  -- sealed by the vault; the text goes as soon as nobody needs it any more
  recipient bytea not null,
  body bytea,
  state text not null check (state in ('waiting', 'sent', 'failed', 'not-configured', 'sent-by-hand')),
  -- the code of the refusal that ended the tries
  reason text,
  created_at timestamptz not null,
  sent_at timestamptz,
  primary key (org_id, id),
  check ((sent_at is not null) = (state in ('sent', 'sent-by-hand')))
);
create index outbox_by_time on mail.outbox (org_id, created_at desc, id);

alter table mail.outbox enable row level security;
create policy own on mail.outbox using (org_id = (select app.org_id()) or (select app.is_system()));

grant select, insert, update, delete on mail.outbox to fourfold_app;

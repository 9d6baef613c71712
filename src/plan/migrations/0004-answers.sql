-- Answers are saved while they are written; a link has an id of its own and ends by itself.

alter table plan.data_call
  -- of the mails that go out
  add column language text not null default 'en' check (language in ('en', 'es')),
  add column closed_by text;
alter table plan.data_call alter column language drop default;
-- answers are told apart by their period, so one period is asked about by one open call
create unique index one_open_call on plan.data_call (org_id, plan_id, period) where closed_at is null;

alter table plan.data_call_recipient
  -- changes with the secret: what an actor of the kind link carries
  add column link_id uuid not null default gen_random_uuid(),
  add column expires_on date not null default current_date;
alter table plan.data_call_recipient
  alter column link_id drop default,
  alter column expires_on drop default;
create unique index recipient_by_link on plan.data_call_recipient (org_id, link_id);

alter table plan.data_call_return drop constraint data_call_return_state_check;
alter table plan.data_call_return
  add constraint data_call_return_state_check check (state in ('draft', 'received', 'applied', 'sent_back'));
create unique index one_return_under_way on plan.data_call_return (org_id, plan_id, call_id, agency_id)
  where state in ('draft', 'received');

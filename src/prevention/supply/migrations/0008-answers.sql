-- An answer that grows step by step before it is sent, with lots and with "we cannot"; why it was not taken over; whom to remind.

alter table supply.answer drop constraint answer_state_check;
alter table supply.answer add constraint answer_state_check check (state in ('begun', 'held', 'accepted', 'refused'));
alter table supply.answer
  add column refused_why text
    check (refused_why in ('unreadable', 'incomplete', 'does-not-agree', 'not-about-it', 'other')),
  -- what the supplier is told beside, in the words of whoever refused
  add column refused_words text not null default '';
update supply.answer set body = body || '{"lots": [], "cannot": null}'::jsonb;

alter table supply.request
  -- which supplier of the answer above it goes to
  add column named_id uuid,
  add column email text,
  add column reminded_at timestamptz;
update supply.request r
set named_id = (
  select (one ->> 'id')::uuid
  from supply.answer a, jsonb_array_elements(a.body -> 'suppliers') one
  where a.org_id = r.org_id and a.request_id = r.parent_id and one ->> 'name' = r.named ->> 'name'
  limit 1
)
where parent_id is not null;
create index request_by_parent on supply.request (org_id, parent_id);

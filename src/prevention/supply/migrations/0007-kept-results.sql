-- What was found of a supplier stays readable when the next screening finds something else, and nothing that a person changed meanwhile is written over.

-- counts the changes a file brings, so that a job sees that what it read is no longer so
alter table supply.supplier add column revision integer not null default 1 check (revision > 0);
-- of what was asked and found last; null until then
alter table supply.supplier add column result_hash text;

-- one row each time a screening asked or found something else than the one before
create table supply.supplier_result (
  org_id uuid not null references accounts.organisation (id),
  supplier_id uuid not null,
  screening_id uuid not null,
  asked jsonb not null,
  outcome text not null check (outcome in ('hit', 'possible', 'indicator', 'nothing', 'not-read')),
  legal_class integer not null,
  findings jsonb not null,
  primary key (org_id, supplier_id, screening_id),
  foreign key (org_id, supplier_id) references supply.supplier (org_id, id),
  foreign key (org_id, screening_id) references supply.supplier_screening (org_id, id)
);
alter table supply.supplier_result enable row level security;
create policy own on supply.supplier_result using (org_id = (select app.org_id()));
grant select, insert on supply.supplier_result to fourfold_app;

-- 'unasked': a weak likeness whose numbers disagree; it waits for nobody, and can be looked up
alter table supply.site_pair drop constraint site_pair_state_check;
alter table supply.site_pair add constraint site_pair_state_check check (state in ('open', 'same', 'different', 'unasked'));
alter table supply.site_pair drop constraint site_pair_check;
alter table supply.site_pair add constraint site_pair_check check ((state in ('open', 'unasked')) = (decided_at is null));
-- an answer that a split gave goes with the split when it is taken back
grant delete on supply.site_pair to fourfold_app;

-- 'place': a person said whether the site is in Xinjiang
alter table supply.site_event drop constraint site_event_kind_check;
alter table supply.site_event add constraint site_event_kind_check check (kind in ('merge', 'split', 'undo', 'close', 'open', 'place'));
-- in which order acts came: several may come in one moment
alter table supply.site_event add column revision integer not null default 0;

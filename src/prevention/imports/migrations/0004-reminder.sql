-- Which last day was written about, and how long before: nobody is told of the same twice. More time moves the last day, and it is told anew.
create table imports.detention_reminder (
  org_id uuid not null,
  detention_id uuid not null,
  clock_id text not null,
  ends_on date not null,
  days_before integer not null check (days_before >= 0),
  told_at timestamptz not null,
  primary key (org_id, detention_id, clock_id, ends_on, days_before),
  foreign key (org_id, detention_id) references imports.detention (org_id, id)
);

alter table imports.detention_reminder enable row level security;
create policy own on imports.detention_reminder using (org_id = (select app.org_id())) with check (org_id = (select app.org_id()));
grant select, insert on imports.detention_reminder to fourfold_app;

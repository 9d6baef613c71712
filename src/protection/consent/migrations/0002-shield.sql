-- Records that their team alone may know of. Casework says so; whoever only supervises then hears the same here as of nobody.
create table consent.shielded (
  org_id uuid not null references accounts.organisation (id),
  subject_id uuid not null,
  since timestamptz not null,
  primary key (org_id, subject_id)
);
alter table consent.shielded enable row level security;
create policy own on consent.shielded using (org_id = (select app.org_id()));
grant select, insert, delete on consent.shielded to fourfold_app;

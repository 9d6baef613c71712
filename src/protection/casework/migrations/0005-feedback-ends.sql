-- What people said without a name has its time too. Where the answer was published, the organisation's own words stay; the rest goes.
alter table casework.voice add column destroyed_at timestamptz;
grant delete on casework.voice to fourfold_app;
-- a certificate of feedback is of no record
alter table casework.destruction alter column survivor_id drop not null;

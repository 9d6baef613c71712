-- Which studies were made from a round's table: they are taken away when the agreed days are over.

alter table matching.round add column study_ids uuid[] not null default '{}';

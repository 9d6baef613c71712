-- A packet can be taken as case data of the HTCDS standard too; that is a reading like any other.
alter table consent.packet_read drop constraint packet_read_way_check;
alter table consent.packet_read add constraint packet_read_way_check check (way in ('screen', 'csv', 'pdf', 'link', 'htcds'));

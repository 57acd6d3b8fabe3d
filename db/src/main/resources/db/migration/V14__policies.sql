-- What an organization, a team and a key allow those who call in their name; null: everything.

alter table organization add column policy jsonb;
alter table team add column policy jsonb;
alter table virtual_key add column policy jsonb;

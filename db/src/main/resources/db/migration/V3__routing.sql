-- How requests are routed.

-- Names of the request's members that the provider takes; null: whatever comes.
alter table offering add column supported_parameters text[];

-- Routing documents, as RulesReader reads them; a team has had its column from the beginning. Null: nothing is said.
alter table organization add column routing jsonb;
alter table virtual_key add column routing jsonb;
alter table model add column routing jsonb;

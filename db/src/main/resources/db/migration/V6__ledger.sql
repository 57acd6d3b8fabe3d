-- What the ledger has to remember to prove its counters, and to rebuild them when Redis has lost them.

-- Scopes that the spend was counted in besides organization, team, key and member, such as end_user:<id>; null: none.
alter table usage_record add column also_counted text[];

-- Requests that were given up, whose settlement may still come.
create index usage_record_lost on usage_record (accounting_time) where status = 'lost';

-- What each scope spent on days whose rows are gone by now.
create table spend_before (
    organization_id uuid not null,
    scope           text not null,
    budget_nano     bigint not null,
    primary key (organization_id, scope)
);

-- The epoch of the counters in Redis that continue the rows written so far; null: none was begun yet.
alter table attribution_position add column epoch text;

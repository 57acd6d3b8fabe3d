-- What callers name their requests by, for themselves.

alter table usage_record
    -- Of several requests that belong together.
    add column session text,
    -- The request's own `metadata`: names and texts.
    add column metadata jsonb;

create index usage_record_session on usage_record (organization_id, session, accounting_time desc)
    where session is not null;

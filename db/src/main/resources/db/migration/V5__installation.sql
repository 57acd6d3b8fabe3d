-- What belongs to this database as a whole. The check value is derived from the master key, and does not give it away.
create table installation (
    only_row boolean primary key default true check (only_row),
    master_key_check bytea not null,
    created_at timestamptz not null default now()
);

-- Prompts and answers of those whose policy wants them kept: sealed, in the partition of the day on which they are deleted.
create table request_payload (
    organization_id uuid        not null,
    request_id      uuid        not null,
    expires_on      date        not null,
    expires_at      timestamptz not null,
    captured_at     timestamptz not null,
    team_id         uuid        not null,
    -- The key of the content, wrapped by the master key; apart, so that another master key need not write the content again.
    sealed_key      bytea       not null,
    content         bytea       not null,
    primary key (organization_id, request_id, expires_on)
) partition by range (expires_on);

create index request_payload_team on request_payload (organization_id, team_id);

-- What is sealed cannot be compressed.
alter table request_payload alter column content set storage external;

-- Tenants' own keys at providers: used before or after the operator's, and metered with the own-key fee.

create table provider_key (
    organization_id uuid not null references organization,
    id              uuid not null,
    provider        text not null references provider on delete cascade,
    name            text not null,
    -- As credential.sealed, bound to the key's shown id.
    sealed          bytea not null,
    -- The last four characters, to tell keys apart.
    hint            text not null,
    precedence      text not null check (precedence in ('before', 'after')),
    created_at      timestamptz not null default now(),
    verified_at     timestamptz,
    primary key (organization_id, id)
);
create unique index provider_key_name on provider_key (organization_id, provider, lower(name));

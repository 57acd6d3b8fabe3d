-- Tenants. Every tenant table leads its key with organization_id, so that it can be distributed by it unchanged.

create table organization (
    id                uuid primary key,
    name              text not null,
    shard             smallint not null check (shard between 0 and 63),
    -- Grows with every change that a data-plane node must see; the admit script compares it.
    revision          bigint not null default 1,
    status            text not null default 'active' check (status in ('active', 'suspended')),
    fee_percent       numeric(7, 4) not null default 0 check (fee_percent >= 0),
    own_key_fee_percent numeric(7, 4) not null default 0 check (own_key_fee_percent >= 0),
    discount_percent  numeric(7, 4) not null default 0 check (discount_percent between 0 and 100),
    created_at        timestamptz not null default now()
);

create table app_user (
    id            uuid primary key,
    -- Stored lower case.
    email         text not null unique,
    name          text not null,
    password_hash text not null,
    operator      boolean not null default false,
    created_at    timestamptz not null default now()
);

create table membership (
    organization_id uuid not null references organization,
    user_id         uuid not null references app_user,
    role            text not null check (role in ('owner', 'admin', 'billing', 'member', 'viewer')),
    created_at      timestamptz not null default now(),
    primary key (organization_id, user_id)
);
create index membership_by_user on membership (user_id);

create table team (
    organization_id uuid not null references organization,
    id              uuid not null,
    name            text not null,
    -- Null: every model of the catalogue.
    allowed_models  text[],
    routing         jsonb,
    created_at      timestamptz not null default now(),
    deleted_at      timestamptz,
    primary key (organization_id, id)
);
create unique index team_name on team (organization_id, lower(name)) where deleted_at is null;

create table team_member (
    organization_id uuid not null,
    team_id         uuid not null,
    user_id         uuid not null references app_user,
    role            text not null check (role in ('admin', 'member')),
    primary key (organization_id, team_id, user_id),
    foreign key (organization_id, team_id) references team
);

create table virtual_key (
    organization_id uuid not null,
    id              uuid not null,
    team_id         uuid not null,
    member_id       uuid references app_user,
    name            text not null,
    -- HMAC-SHA-256 of the whole secret.
    secret_hash     bytea not null,
    -- What may be shown again: the prefix and the last four characters.
    hint            text not null,
    allowed_models  text[],
    tags            jsonb not null default '{}',
    expires_at      timestamptz,
    created_at      timestamptz not null default now(),
    created_by      uuid,
    revoked_at      timestamptz,
    primary key (organization_id, id),
    foreign key (organization_id, team_id) references team
);
create unique index virtual_key_secret on virtual_key (secret_hash);
create index virtual_key_by_team on virtual_key (organization_id, team_id);

create table api_token (
    id              uuid primary key,
    -- Null: an operator's token.
    organization_id uuid references organization,
    user_id         uuid references app_user,
    name            text not null,
    secret_hash     bytea not null unique,
    hint            text not null,
    scopes          text[] not null default '{}',
    created_at      timestamptz not null default now(),
    expires_at      timestamptz,
    last_used_at    timestamptz,
    revoked_at      timestamptz
);
create index api_token_by_organization on api_token (organization_id);

create table budget (
    organization_id uuid not null references organization,
    id              uuid not null,
    scope           text not null check (scope in ('organization', 'team', 'key', 'member', 'end_user')),
    scope_id        uuid not null,
    budget_window   text not null check (budget_window in ('day', 'week', 'month', 'total')),
    kind            text not null default 'hard' check (kind in ('hard', 'soft')),
    -- Whole nano-USD, below 2^53 because Redis' Lua numbers are doubles.
    amount_nano     bigint not null check (amount_nano between 0 and 9007199254740991),
    primary key (organization_id, id),
    unique (organization_id, scope, scope_id, budget_window, kind)
);

create table rate_limit (
    organization_id uuid not null references organization,
    scope           text not null check (scope in ('organization', 'team', 'key', 'member', 'end_user')),
    scope_id        uuid not null,
    -- Per minute; null: no limit, 0: suspended.
    rpm             bigint check (rpm >= 0),
    tpm             bigint check (tpm >= 0),
    concurrency     bigint check (concurrency >= 0),
    primary key (organization_id, scope, scope_id)
);

-- The catalogue belongs to the operator and is the same for every tenant.

create table catalogue_revision (
    only_row boolean primary key default true check (only_row),
    revision bigint not null
);
insert into catalogue_revision (revision) values (1);

create table provider (
    slug         text primary key,
    display_name text not null,
    protocol     text not null,
    base_url     text not null,
    data_policy  jsonb not null default '{}',
    updated_at   timestamptz not null default now()
);

create table credential (
    slug       text primary key,
    provider   text not null references provider,
    -- AES-256-GCM under a data key of its own, which the master key wraps.
    sealed     bytea not null,
    rpm        bigint check (rpm >= 0),
    tpm        bigint check (tpm >= 0),
    updated_at timestamptz not null default now()
);
create index credential_by_provider on credential (provider);

create table model (
    id                text primary key,
    display_name      text not null,
    context_length    bigint not null check (context_length > 0),
    max_output_tokens bigint not null check (max_output_tokens > 0),
    capabilities      text[] not null,
    downshift         text[] not null default '{}',
    updated_at        timestamptz not null default now()
);

create table offering (
    slug           text primary key,
    model          text not null references model,
    provider       text not null references provider,
    upstream_model text not null,
    region         text,
    quantization   text,
    priority       int not null default 0,
    weight         int not null default 1 check (weight >= 0),
    updated_at     timestamptz not null default now()
);
create index offering_by_model on offering (model);

-- Never updated: a new price is a new version, and rows keep the one they were priced with.
create table price_version (
    id         uuid primary key,
    -- No reference: versions outlive their offering, because rows name them.
    offering   text not null,
    valid_from timestamptz not null default now(),
    -- Rate name to decimal string, USD per 1M tokens ("request": USD per request).
    price      jsonb not null,
    list_price jsonb not null,
    free       boolean not null default false
);
create index price_version_by_offering on price_version (offering, valid_from desc);

-- What was used and what it cost.

create table usage_record (
    organization_id       uuid not null,
    accounting_day        date not null,
    request_id            uuid not null,
    -- 0: the settlement; 1: a correction after a lost hold.
    seq                   smallint not null,
    -- Redis time at admission; picks the budget window, the partition and the roll-up hour.
    accounting_time       timestamptz not null,
    team_id               uuid not null,
    key_id                uuid not null,
    member_id             uuid,
    end_user              text,
    client_request_id     text,
    endpoint              text not null,
    model                 text not null,
    provider              text,
    offering              text,
    credential            text,
    upstream_model        text,
    status                text not null check (status in ('ok', 'error', 'cancelled', 'lost')),
    http_status           smallint not null,
    error_code            text,
    streamed              boolean not null,
    finish_reason         text,
    input_tokens          bigint not null,
    cache_read_tokens     bigint not null,
    cache_write_5m_tokens bigint not null,
    cache_write_1h_tokens bigint not null,
    output_tokens         bigint not null,
    -- A part of output_tokens.
    reasoning_tokens      bigint not null,
    usage_source          text not null check (usage_source in ('provider', 'estimated', 'lost', 'none')),
    price_version_id      uuid,
    upstream_cost         numeric(24, 12) not null,
    list_cost             numeric(24, 12) not null,
    discount              numeric(24, 12) not null,
    fee                   numeric(24, 12) not null,
    charged               numeric(24, 12) not null,
    spend                 numeric(24, 12) not null,
    -- The spend, rounded up once to whole nano-USD: exactly what the counters were charged.
    budget_nano           bigint not null,
    attempts              smallint not null,
    -- Microseconds.
    auth_us               bigint not null,
    plan_us               bigint not null,
    admit_us              bigint not null,
    ttft_us               bigint,
    total_us              bigint not null,
    -- The gateway's own part of total_us.
    overhead_us           bigint not null,
    tags                  jsonb,
    node                  text not null,
    primary key (organization_id, accounting_day, request_id, seq)
) partition by range (accounting_day);
create index usage_record_by_time on usage_record (organization_id, accounting_time desc, request_id desc);

create table usage_attempt (
    organization_id uuid not null,
    accounting_day  date not null,
    request_id      uuid not null,
    seq             smallint not null,
    position        smallint not null,
    provider        text not null,
    offering        text not null,
    credential      text,
    -- 'served', or why the next attempt was made.
    outcome         text not null,
    http_status     smallint,
    -- Microseconds after the request came in, and how long the attempt took.
    started_us      bigint not null,
    duration_us     bigint not null,
    primary key (organization_id, accounting_day, request_id, seq, position)
) partition by range (accounting_day);

create table usage_hourly (
    organization_id       uuid not null,
    bucket                timestamptz not null,
    team_id               uuid not null,
    key_id                uuid not null,
    member_id             uuid,
    model                 text not null,
    provider              text,
    offering              text,
    status                text not null,
    requests              bigint not null,
    input_tokens          bigint not null,
    cache_read_tokens     bigint not null,
    cache_write_5m_tokens bigint not null,
    cache_write_1h_tokens bigint not null,
    output_tokens         bigint not null,
    reasoning_tokens      bigint not null,
    upstream_cost         numeric(24, 12) not null,
    list_cost             numeric(24, 12) not null,
    discount              numeric(24, 12) not null,
    fee                   numeric(24, 12) not null,
    charged               numeric(24, 12) not null,
    spend                 numeric(24, 12) not null,
    budget_nano           bigint not null,
    ttft_us_sum           bigint not null,
    ttft_count            bigint not null,
    total_us_sum          bigint not null,
    overhead_us_sum       bigint not null,
    unique nulls not distinct
        (organization_id, bucket, team_id, key_id, member_id, model, provider, offering, status)
);

-- Requests that were turned away before any provider was asked; they have no rows.
create table refusal_hourly (
    organization_id uuid not null,
    bucket          timestamptz not null,
    team_id         uuid not null,
    key_id          uuid not null,
    reason          text not null,
    scope           text not null,
    refusals        bigint not null,
    primary key (organization_id, bucket, team_id, key_id, reason, scope)
);

-- How far each shard's usage stream has been written here; moved in the same transaction as the rows.
create table attribution_position (
    shard       smallint primary key check (shard between 0 and 63),
    stream_id   text not null
);

create table audit_event (
    id              uuid primary key,
    -- Null: the operator's own catalogue.
    organization_id uuid,
    at              timestamptz not null default now(),
    actor_kind      text not null check (actor_kind in ('user', 'token', 'operator', 'system')),
    actor_id        uuid,
    action          text not null,
    target_kind     text not null,
    target_id       text not null,
    detail          jsonb not null default '{}'
);
create index audit_event_by_organization on audit_event (organization_id, at desc);

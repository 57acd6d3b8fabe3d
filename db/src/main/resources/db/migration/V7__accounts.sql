-- How people come to have accounts, and places in organizations.

alter table app_user
    -- A session counts while it has the number that is here.
    add column session_generation bigint not null default 0;

-- What somebody leaves behind when they are removed.
create index virtual_key_by_member on virtual_key (organization_id, member_id) where member_id is not null;
create index team_member_by_user on team_member (organization_id, user_id);

create table invitation (
    organization_id uuid not null references organization,
    id              uuid not null,
    -- Lower case; null: whoever has the link.
    email           text,
    role            text not null check (role in ('owner', 'admin', 'billing', 'member', 'viewer')),
    -- Team's identifier to the role in it.
    teams           jsonb not null default '{}',
    -- HMAC-SHA-256 of the whole secret.
    secret_hash     bytea not null unique,
    created_at      timestamptz not null,
    created_by      uuid references app_user,
    expires_at      timestamptz not null,
    accepted_at     timestamptz,
    accepted_by     uuid references app_user,
    revoked_at      timestamptz,
    primary key (organization_id, id)
);

-- Sign-ups that wait for their e-mail address to be shown to be theirs; there is no account before that.
create table pending_account (
    -- HMAC-SHA-256 of the secret in the mail.
    secret_hash     bytea primary key,
    email           text not null,
    name            text not null,
    password_hash   text not null,
    -- The new organization's name; null: the invitation's is joined.
    organization    text,
    -- HMAC-SHA-256 of the invitation's secret.
    invitation_hash bytea,
    expires_at      timestamptz not null,
    check ((organization is null) <> (invitation_hash is null))
);
create index pending_account_by_expiry on pending_account (expires_at);

create table password_reset (
    -- HMAC-SHA-256 of the secret in the mail.
    secret_hash     bytea primary key,
    user_id         uuid not null references app_user,
    expires_at      timestamptz not null
);
create index password_reset_by_user on password_reset (user_id);

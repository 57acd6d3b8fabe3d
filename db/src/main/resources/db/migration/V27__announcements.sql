-- What the operator tells everybody who is signed in.
create table announcement (
    slug       text primary key,
    text       text not null,
    level      text not null check (level in ('info', 'warning', 'critical')),
    begins_at  timestamptz not null,
    -- Null: until it is deleted.
    ends_at    timestamptz check (ends_at > begins_at),
    updated_at timestamptz not null default now()
);

-- What was spent in parts of scopes, and by end users, before a limit made somebody count it there.

-- The parts whose budgets are known; each is looked after until no request that was admitted before can settle any more.
create table opened_part (
    organization_id uuid not null references organization,
    scope           text not null,
    scope_id        uuid not null,
    narrowed_to     text not null,
    -- Whether a budget for all time is among them, so that all rows matter.
    total           boolean not null,
    opened_at       timestamptz not null default now(),
    -- When its rows are to be looked at next; null: never again.
    next_at         timestamptz default now(),
    primary key (organization_id, scope, scope_id, narrowed_to)
);
create index opened_part_due on opened_part (next_at) where next_at is not null;
create index budget_of_parts on budget (organization_id) where narrowed_to <> '' or scope = 'end_user';

-- By scope and day what rows spent that do not name the scope in also_counted; the counters have it.
create table earlier_spend (
    organization_id uuid not null,
    scope           text not null,
    day             date not null,
    budget_nano     bigint not null,
    primary key (organization_id, scope, day)
);

-- How an end user of a team is called among the scopes: a name-based UUID (RFC 9562, version 3) of 'TEAM/NAME'.
create function end_user_id(team uuid, name text) returns uuid language sql immutable parallel safe as $$
    select encode(set_byte(set_byte(hash, 6, get_byte(hash, 6) & 15 | 48), 8, get_byte(hash, 8) & 63 | 128), 'hex')::uuid
      from (select decode(md5(team || '/' || name), 'hex') as hash) as hashed
$$;

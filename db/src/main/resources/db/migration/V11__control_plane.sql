-- What a virtual key may be used for, and from where.

alter table virtual_key
    -- Paths such as /v1/embeddings; null: every endpoint.
    add column endpoints text[],
    -- Ranges such as 203.0.113.0/24; null: from anywhere.
    add column ip_ranges text[],
    -- What it is used in, such as production; each of the key's rows carries it as a tag.
    add column environment text,
    add column disabled_at timestamptz,
    -- To the minute.
    add column last_used_at timestamptz,
    -- The secret before the last rotation, until its time of grace ends.
    add column previous_hash bytea,
    add column previous_until timestamptz;
create unique index virtual_key_previous on virtual_key (previous_hash) where previous_hash is not null;

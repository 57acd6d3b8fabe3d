-- What a virtual key may be used for and from where, and an audit log that only grows.

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

-- From where it was done; null: not by a call.
alter table audit_event add column address text;

-- Nobody needs to change what was done. The trigger holds for superusers too, whom rights do not bind.
create function keep_audit_event() returns trigger language plpgsql as $$
begin
    raise exception 'audit_event only grows: % is refused', tg_op using errcode = 'insufficient_privilege';
end
$$;
create trigger keep_audit_event before update or delete on audit_event for each row execute function keep_audit_event();
create trigger keep_audit_events before truncate on audit_event for each statement execute function keep_audit_event();
revoke update, delete, truncate on audit_event from current_user;

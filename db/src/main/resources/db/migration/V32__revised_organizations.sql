-- Nodes ask which organizations changed, instead of reading each of their keys again and again.
alter table organization add column revised_at timestamptz not null default now();
create index organization_revised_at on organization (revised_at);

create function stamp_revision() returns trigger language plpgsql as $$
begin
    new.revised_at := clock_timestamp();
    return new;
end $$;

create trigger organization_revised before update of revision on organization
    for each row execute function stamp_revision();

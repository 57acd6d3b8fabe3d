-- How a provider differs from what its protocol says, and the preset that said so.
alter table provider
    add column preset text,
    add column wire   jsonb not null default '{}';

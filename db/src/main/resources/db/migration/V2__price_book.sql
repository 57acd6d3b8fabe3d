-- What is billed beside the usual kinds of tokens, and by which of a price's variants.

alter table usage_record
    -- Unit name to count; null: none.
    add column units jsonb,
    -- As the provider reported it; null: standard.
    add column service_tier text check (service_tier in ('batch', 'flex', 'priority')),
    -- The time of day whose rates were charged, such as utc_1630_0030; null: outside of all that the price names.
    add column price_window text,
    -- Whether the tenant's own provider key paid upstream_cost: then charged is the fee alone, and spend is both.
    add column own_key boolean not null default false;

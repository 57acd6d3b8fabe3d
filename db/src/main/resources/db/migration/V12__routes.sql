-- How a request came to where it was served.

alter table usage_record
    -- Of the snapshots that were planned on; null: it was not planned, or before they were kept.
    add column catalogue_revision bigint,
    add column health_at timestamptz,
    -- The model that was asked for, where another one stood in for it, and why: 'rate_limited', 'open', 'slow' and so on.
    add column requested_model text,
    add column downshift text,
    -- In USD, by beginning with the cheaper one; below zero where that had to be given up.
    add column saved numeric(24,12),
    -- Candidates, scores and what was excluded; of a sample of the requests, and of those that asked for it.
    add column routing_plan jsonb;

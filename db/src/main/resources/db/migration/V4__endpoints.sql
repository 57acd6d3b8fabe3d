-- The most inputs that one request for embeddings may have at an offering; null: no limit.
alter table offering add column batch_limit int check (batch_limit > 0);

-- Whether the team's keys may repeat a request under an Idempotency-Key.
alter table team add column idempotency boolean not null default false;

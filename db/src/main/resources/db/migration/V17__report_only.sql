-- Limits that only tell whom they would have refused.

alter table rate_limit add column report_only boolean not null default false;

-- What such limits would have refused the request; null: nothing.
alter table usage_record add column would_refuse text[];

-- False: the request was served, because the limit only reports.
alter table refusal_hourly add column enforced boolean not null default true;
alter table refusal_hourly drop constraint refusal_hourly_pkey;
alter table refusal_hourly add primary key (organization_id, bucket, team_id, key_id, reason, scope, enforced);

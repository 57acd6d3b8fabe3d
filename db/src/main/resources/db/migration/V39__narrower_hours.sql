-- What tokens read from providers' caches would have cost more as plain input, at list price. So far reports worked it out.
alter table usage_record add column cache_saved numeric(24, 12) not null default 0;
alter table usage_hourly add column cache_saved numeric(24, 12) not null default 0;
alter table usage_daily add column cache_saved numeric(24, 12) not null default 0;

update usage_record u
   set cache_saved = u.cache_read_tokens
           * ((p.list_price ->> 'input')::numeric - (p.list_price ->> 'cache_read')::numeric) * 0.000001
  from price_version p
 where p.id = u.price_version_id and u.cache_read_tokens > 0
   and (p.list_price ->> 'input')::numeric > (p.list_price ->> 'cache_read')::numeric;

-- Hours whose rows are kept no longer have what reports said of them: it went by the price at the end of each day.
with first_day as (
    select coalesce(min(accounting_day), 'infinity')::timestamp at time zone 'UTC' as begins from usage_record
), price as (
    select offering, date_trunc('day', valid_from, 'UTC') as since,
           coalesce(date_trunc('day', lead(valid_from) over (partition by offering order by valid_from, id), 'UTC'),
               'infinity') as until,
           ((list_price ->> 'input')::numeric - (list_price ->> 'cache_read')::numeric) * 0.000001 as saved_a_token
      from price_version
)
update usage_hourly u
   set cache_saved = u.cache_read_tokens * price.saved_a_token
  from price, first_day
 where price.offering = u.offering and u.bucket >= price.since and u.bucket < price.until
   and price.saved_a_token > 0 and u.cache_read_tokens > 0 and u.bucket < first_day.begins;

update usage_hourly u
   set cache_saved = saved.amount
  from (
        select organization_id, date_trunc('hour', accounting_time, 'UTC') as bucket, team_id, key_id, member_id, model,
               provider, offering, status, sum(cache_saved) as amount
          from usage_record
         where cache_saved > 0
         group by 1, 2, 3, 4, 5, 6, 7, 8, 9
       ) as saved
 where saved.organization_id = u.organization_id and saved.bucket = u.bucket and saved.team_id = u.team_id
   and saved.key_id = u.key_id and saved.member_id is not distinct from u.member_id and saved.model = u.model
   and saved.provider is not distinct from u.provider and saved.offering is not distinct from u.offering
   and saved.status = u.status;

update usage_daily u
   set cache_saved = saved.amount
  from (
        select organization_id, date_trunc('day', bucket, 'UTC') as bucket, team_id, key_id, member_id, model, provider,
               offering, status, sum(cache_saved) as amount
          from usage_hourly
         where cache_saved > 0
         group by 1, 2, 3, 4, 5, 6, 7, 8, 9
       ) as saved
 where saved.organization_id = u.organization_id and saved.bucket = u.bucket and saved.team_id = u.team_id
   and saved.key_id = u.key_id and saved.member_id is not distinct from u.member_id and saved.model = u.model
   and saved.provider is not distinct from u.provider and saved.offering is not distinct from u.offering
   and saved.status = u.status;

-- The hours of `usage_hourly` by fewer columns: for reports of many hours that do not tell keys and members apart.
create table usage_hourly_by_model (like usage_hourly);
alter table usage_hourly_by_model
    drop column team_id, drop column key_id, drop column member_id,
    add unique nulls not distinct (organization_id, bucket, model, provider, offering, status);

create table usage_hourly_by_team (like usage_hourly);
alter table usage_hourly_by_team
    drop column key_id, drop column member_id, drop column model, drop column provider, drop column offering,
    add unique (organization_id, bucket, team_id, status);

insert into usage_hourly_by_model
select organization_id, bucket, model, provider, offering, status,
       sum(requests)::bigint, sum(input_tokens)::bigint, sum(cache_read_tokens)::bigint,
       sum(cache_write_5m_tokens)::bigint, sum(cache_write_1h_tokens)::bigint, sum(output_tokens)::bigint,
       sum(reasoning_tokens)::bigint, sum(upstream_cost), sum(list_cost), sum(discount), sum(fee), sum(charged),
       sum(spend), sum(budget_nano)::bigint, sum(ttft_us_sum)::bigint, sum(ttft_count)::bigint,
       sum(total_us_sum)::bigint, sum(overhead_us_sum)::bigint, sum(cache_saved)
  from usage_hourly
 group by 1, 2, 3, 4, 5, 6;

insert into usage_hourly_by_team
select organization_id, bucket, team_id, status,
       sum(requests)::bigint, sum(input_tokens)::bigint, sum(cache_read_tokens)::bigint,
       sum(cache_write_5m_tokens)::bigint, sum(cache_write_1h_tokens)::bigint, sum(output_tokens)::bigint,
       sum(reasoning_tokens)::bigint, sum(upstream_cost), sum(list_cost), sum(discount), sum(fee), sum(charged),
       sum(spend), sum(budget_nano)::bigint, sum(ttft_us_sum)::bigint, sum(ttft_count)::bigint,
       sum(total_us_sum)::bigint, sum(overhead_us_sum)::bigint, sum(cache_saved)
  from usage_hourly
 group by 1, 2, 3, 4;

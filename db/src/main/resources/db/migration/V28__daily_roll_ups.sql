-- The hours of each day (UTC) added up; moved in the same transaction as the rows and the hours. `bucket` is midnight.
create table usage_daily (like usage_hourly including all);

insert into usage_daily
select organization_id, date_trunc('day', bucket, 'UTC'), team_id, key_id, member_id, model, provider, offering, status,
       sum(requests)::bigint, sum(input_tokens)::bigint, sum(cache_read_tokens)::bigint,
       sum(cache_write_5m_tokens)::bigint, sum(cache_write_1h_tokens)::bigint, sum(output_tokens)::bigint,
       sum(reasoning_tokens)::bigint, sum(upstream_cost), sum(list_cost), sum(discount), sum(fee), sum(charged),
       sum(spend), sum(budget_nano)::bigint, sum(ttft_us_sum)::bigint, sum(ttft_count)::bigint,
       sum(total_us_sum)::bigint, sum(overhead_us_sum)::bigint
  from usage_hourly
 group by 1, 2, 3, 4, 5, 6, 7, 8, 9;

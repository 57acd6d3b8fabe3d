-- Hours by team tell members apart, too: a report of many hours by member had to read those of every key and model.
-- A node of the version before may be writing: its batch is either in the sums read below, or it finds no table and waits
-- in Redis for a node of this version.
lock table usage_hourly_by_team in access exclusive mode;

create table usage_hourly_by_member (like usage_hourly);
alter table usage_hourly_by_member
    drop column key_id, drop column model, drop column provider, drop column offering,
    add unique nulls not distinct (organization_id, bucket, team_id, member_id, status);

insert into usage_hourly_by_member
select organization_id, bucket, team_id, member_id, status,
       sum(requests)::bigint, sum(input_tokens)::bigint, sum(cache_read_tokens)::bigint,
       sum(cache_write_5m_tokens)::bigint, sum(cache_write_1h_tokens)::bigint, sum(output_tokens)::bigint,
       sum(reasoning_tokens)::bigint, sum(upstream_cost), sum(list_cost), sum(discount), sum(fee), sum(charged),
       sum(spend), sum(budget_nano)::bigint, sum(ttft_us_sum)::bigint, sum(ttft_count)::bigint,
       sum(total_us_sum)::bigint, sum(overhead_us_sum)::bigint, sum(cache_saved)
  from usage_hourly
 group by 1, 2, 3, 4, 5;

drop table usage_hourly_by_team;

-- How long requests took, by the hour and by the day (UTC), counted in bins: so that percentiles of a quarter need no rows.
-- Moved in the same transaction as the rows and the sums.

-- The least microseconds of each bin from 1 on, each a tenth above the one before. Never to be changed: what is stored is
-- counted by them.
create function latency_bounds() returns bigint[] language sql immutable parallel safe as $$
    select '{
        10, 11, 12, 13, 15, 16, 18, 19, 21, 24, 26, 29, 31, 35, 38, 42, 46, 51, 56, 61, 67, 74, 81, 90, 98,
        108, 119, 131, 144, 159, 174, 192, 211, 232, 255, 281, 309, 340, 374, 411, 453, 498, 548, 602, 663,
        729, 802, 882, 970, 1067, 1174, 1291, 1420, 1562, 1719, 1891, 2080, 2288, 2516, 2768, 3045, 3349, 3684,
        4053, 4458, 4904, 5394, 5933, 6527, 7180, 7897, 8687, 9556, 10512, 11563, 12719, 13991, 15390, 16929,
        18622, 20484, 22532, 24786, 27264, 29991, 32990, 36289, 39918, 43909, 48300, 53130, 58443, 64288,
        70716, 77788, 85567, 94123, 103536, 113889, 125278, 137806, 151587, 166745, 183420, 201762, 221938,
        244132, 268545, 295400, 324940, 357434, 393177, 432495, 475744, 523319, 575650, 633215, 696537, 766191,
        842810, 927091, 1019800, 1121780, 1233958, 1357353, 1493089, 1642398, 1806637, 1987301, 2186031,
        2404634, 2645098, 2909608, 3200568, 3520625, 3872688, 4259957, 4685952, 5154548, 5670002, 6237003,
        6860703, 7546773, 8301450, 9131595, 10044755, 11049230, 12154154, 13369569, 14706526, 16177178,
        17794896, 19574386, 21531824, 23685007, 26053508, 28658858, 31524744, 34677219, 38144940, 41959434,
        46155378, 50770916, 55848007, 61432808, 67576089, 74333698, 81767067, 89943774, 98938151, 108831967,
        119715163, 131686680, 144855348, 159340882, 175274971, 192802468, 212082714, 233290986, 256620084,
        282282093, 310510302, 341561332, 375717465, 413289212, 454618133, 500079946, 550087941, 605096735,
        665606409, 732167050, 805383755, 885922130, 974514343, 1071965777, 1179162355, 1297078591, 1426786450,
        1569465095, 1726411604, 1899052765, 2088958041, 2297853845, 2527639230, 2780403153, 3058443468,
        3364287815, 3700716596
    }'::bigint[]
$$;

-- The bin that a time lies in: 0 for less than 10 microseconds, the last one from an hour on.
create function latency_bin(micros bigint) returns smallint language sql immutable parallel safe as $$
    select width_bucket(micros, latency_bounds())::smallint
$$;

-- What stands for the times of a bin, in microseconds: less than 5 % from each of them, from 10 microseconds to an hour.
create function latency_of(bin int) returns float8 language sql immutable parallel safe as $$
    select case when bin = 0 then 5
           else sqrt((latency_bounds())[bin]::float8 * coalesce((latency_bounds())[bin + 1] - 1, (latency_bounds())[bin])) end
$$;

create table latency_hourly (
    organization_id uuid not null,
    bucket          timestamptz not null,
    team_id         uuid not null,
    model           text not null,
    provider        text,
    offering        text,
    -- Without those whose hold was lost.
    requests        bigint not null,
    errors          bigint not null,
    -- Of whole streams: output tokens, and microseconds after the first.
    streamed_tokens bigint not null,
    streamed_us     bigint not null,
    -- 256 * what was measured + latency_bin, ascending. Measured are 0: the time to the first token, of requests that had
    -- one; 1: all the time, of requests that were served; 2: the gateway's own part of it.
    bins            smallint[] not null,
    -- How many requests lie in each of these bins.
    counts          bigint[] not null,
    unique nulls not distinct (organization_id, bucket, team_id, model, provider, offering)
);
create table latency_daily (like latency_hourly including all);

insert into latency_hourly
select organization_id, bucket, team_id, model, provider, offering,
       coalesce(sum(amount) filter (where figure = -1), 0), coalesce(sum(amount) filter (where figure = -2), 0),
       coalesce(sum(amount) filter (where figure = -3), 0), coalesce(sum(amount) filter (where figure = -4), 0),
       array_agg(figure order by figure) filter (where figure >= 0),
       array_agg(amount order by figure) filter (where figure >= 0)
  from (
        select organization_id, date_trunc('hour', accounting_time, 'UTC') as bucket, team_id, model, provider, offering,
               figure::smallint, sum(amount)::bigint as amount
          from usage_record cross join lateral (values
               (-1, 1), (-2, case when status = 'error' then 1 end),
               (-3, case when streamed and status = 'ok' and ttft_us < total_us then output_tokens end),
               (-4, case when streamed and status = 'ok' and ttft_us < total_us then total_us - ttft_us end),
               (latency_bin(ttft_us), 1), (256 + latency_bin(case when status = 'ok' then total_us end), 1),
               (512 + latency_bin(overhead_us), 1)) as measured(figure, amount)
         where seq = 0 and status <> 'lost' and figure is not null and amount is not null
         group by 1, 2, 3, 4, 5, 6, 7) as figures
 group by 1, 2, 3, 4, 5, 6;

insert into latency_daily
select organization_id, bucket, team_id, model, provider, offering,
       coalesce(sum(amount) filter (where figure = -1), 0), coalesce(sum(amount) filter (where figure = -2), 0),
       coalesce(sum(amount) filter (where figure = -3), 0), coalesce(sum(amount) filter (where figure = -4), 0),
       array_agg(figure order by figure) filter (where figure >= 0),
       array_agg(amount order by figure) filter (where figure >= 0)
  from (
        select organization_id, date_trunc('day', accounting_time, 'UTC') as bucket, team_id, model, provider, offering,
               figure::smallint, sum(amount)::bigint as amount
          from usage_record cross join lateral (values
               (-1, 1), (-2, case when status = 'error' then 1 end),
               (-3, case when streamed and status = 'ok' and ttft_us < total_us then output_tokens end),
               (-4, case when streamed and status = 'ok' and ttft_us < total_us then total_us - ttft_us end),
               (latency_bin(ttft_us), 1), (256 + latency_bin(case when status = 'ok' then total_us end), 1),
               (512 + latency_bin(overhead_us), 1)) as measured(figure, amount)
         where seq = 0 and status <> 'lost' and figure is not null and amount is not null
         group by 1, 2, 3, 4, 5, 6, 7) as figures
 group by 1, 2, 3, 4, 5, 6;

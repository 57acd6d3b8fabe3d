package io.tollgate.billing.attribution;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How many requests took how long, in bins, so that percentiles can be taken of any stretch; and how much came how fast in
 * streams. What the bins are the migration says that makes the tables.
 */
record LatencyCounts() implements Summary {

    private static final List<String> GROUP =
            List.of("organization_id", BUCKET, "team_id", "model", "provider", "offering");

    private static final List<String> SUMS = List.of("requests", "errors", "streamed_tokens", "streamed_us");

    /** The bins of a group's rows are gathered first, and then counted: sorting rows by group and bin takes three times as long. */
    private static final String SELECT = """
            select organization_id, bucket, team_id, model, provider, offering,
                   requests, errors, streamed_tokens, streamed_us, bins, counts
              from (
                    select %1$s, count(*) as requests, count(*) filter (where status = 'error') as errors,
                           coalesce(sum(output_tokens) filter (where %3$s), 0)::bigint as streamed_tokens,
                           coalesce(sum(total_us - ttft_us) filter (where %3$s), 0)::bigint as streamed_us,
                           array_agg(latency_bin(ttft_us)) filter (where ttft_us is not null)
                               || array_agg((256 + latency_bin(total_us))::smallint) filter (where status = 'ok')
                               || array_agg((512 + latency_bin(overhead_us))::smallint) as each_bin
                      from (select * from %2$s) as rows
                     where seq = 0 and status <> 'lost'
                     group by 1, 2, 3, 4, 5, 6) as gathered
             cross join lateral (
                    select array_agg(bin order by bin) as bins, array_agg(amount order by bin) as counts
                      from (select bin, count(*) as amount from unnest(each_bin) as bin group by bin) as amounts) as counted
            """;

    private static final String WHOLE_STREAMS = "streamed and status = 'ok' and ttft_us < total_us";

    private static final String ADDED_BINS = """
            , (bins, counts) = (
                select array_agg(bin order by bin), array_agg(amount order by bin)
                  from (
                        select bin, sum(amount)::bigint as amount
                          from (select * from unnest(%1$s.bins, %1$s.counts)
                                union all
                                select * from unnest(excluded.bins, excluded.counts)) as both_of_them(bin, amount)
                         group by bin) as merged)
            """;

    @Override
    public List<String> group() {
        return GROUP;
    }

    @Override
    public List<String> figures() {
        return List.of("requests", "errors", "streamed_tokens", "streamed_us", "bins", "counts");
    }

    @Override
    public String selectFrom(String rows, String unit) {
        return SELECT.formatted(grouping(unit), rows, WHOLE_STREAMS);
    }

    @Override
    public String added(String table) {
        return SUMS.stream().map(column -> Summary.plus(table, column)).collect(Collectors.joining(", "))
                + ADDED_BINS.formatted(table);
    }

    @Override
    public String json() {
        return Summary.jsonObject(SUMS)
                + " || jsonb_object(array(select 'bin ' || bin from unnest(bins) as bin), counts::text[])";
    }
}

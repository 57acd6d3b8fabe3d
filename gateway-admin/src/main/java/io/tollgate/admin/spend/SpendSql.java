package io.tollgate.admin.spend;

import io.tollgate.admin.access.Grant;
import io.tollgate.admin.usage.Granularity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes the query for a report: over the hourly sums, or over single rows where those do not tell. */
final class SpendSql {

    private static final String SUMS = """
            coalesce(sum(u.input_tokens), 0)::bigint as input_tokens,
            coalesce(sum(u.output_tokens), 0)::bigint as output_tokens,
            coalesce(sum(u.cache_read_tokens), 0)::bigint as cache_read_tokens,
            coalesce(sum(u.cache_write_5m_tokens + u.cache_write_1h_tokens), 0)::bigint as cache_write_tokens,
            coalesce(sum(u.reasoning_tokens), 0)::bigint as reasoning_tokens,
            coalesce(sum(u.spend), 0) as spend, coalesce(sum(u.charged), 0) as charged,
            coalesce(sum(u.list_cost), 0) as list_cost, coalesce(sum(u.upstream_cost), 0) as upstream_cost,
            coalesce(sum(u.discount), 0) as discount, coalesce(sum(u.fee), 0) as fee,
            coalesce(sum(u.cache_saved), 0) as saved
            """;
    private static final String HOURLY_COUNTS = """
            coalesce(sum(u.requests), 0)::bigint as requests,
            coalesce(sum(u.requests) filter (where u.status = 'error'), 0)::bigint as errors,
            """;
    private static final String RECORD_COUNTS = """
            count(*) filter (where u.seq = 0) as requests,
            count(*) filter (where u.seq = 0 and u.status = 'error') as errors,
            """;
    private static final String RECORD_TIME = """
            u.accounting_time >= :from and u.accounting_time < :to
            and u.accounting_day between (cast(:from as timestamptz) at time zone 'UTC')::date
                and (cast(:to as timestamptz) at time zone 'UTC')::date
            """;

    private SpendSql() {}

    /**
     * The groups with their sums, in no order, each with how many there are as {@code groups}; a single row that says no more
     * than that where there are none, or more than {@code :most}: those would be refused after all of them were sent. One
     * more than that is enough to know, so that PostgreSQL can stop there.
     *
     * <p>What has buckets comes with those of a group in one row, each column an array: names are read once for each group,
     * and the driver has a message for each group rather than for each bucket.
     */
    static String rows(Grant grant, SpendQuery query) {
        List<String> columns = columns(query);
        String keys = columns.isEmpty() ? "" : String.join(", ", columns) + ", ";
        return "with sums as materialized (select " + keys + aggregate(grant, query) + groupBy(columns)
                + " limit :most + 1), counted as (select count(*) as groups from sums)"
                + " select n.groups, g.*" + names(query)
                + " from counted n left join " + (query.granularity().isPresent() ? packed(query) : "sums")
                + " g on n.groups <= :most " + joins(query);
    }

    /** Buckets are seconds since 1970: to read a time as text takes a gateway half as long as all the sums. */
    private static String packed(SpendQuery query) {
        List<String> keys = new ArrayList<>();
        query.dimensions().forEach(dimension -> keys.add(dimension.label()));
        for (int i = 0; i < query.tags().size(); i++) {
            keys.add("tag" + i);
        }
        List<String> columns = new ArrayList<>(keys);
        columns.add("array_agg(extract(epoch from bucket)::bigint) as bucket_seconds");
        SpendSums.COLUMNS.forEach(sum -> columns.add("array_agg(" + sum + ") as " + sum));
        return "(select " + String.join(", ", columns) + " from sums where (select groups from counted) <= :most"
                + groupBy(keys) + ")";
    }

    private static String aggregate(Grant grant, SpendQuery query) {
        String where = " where " + query.filter().condition(grant);
        return query.needsRows()
                ? RECORD_COUNTS + SUMS + " from usage_record u" + where + " and " + RECORD_TIME
                : HOURLY_COUNTS + SUMS + " from " + query.rolledUp().sums(sumsColumns(grant, query)) + " u" + where;
    }

    private static Set<String> sumsColumns(Grant grant, SpendQuery query) {
        Set<String> columns = query.filter().sumsColumns(grant);
        query.dimensions().forEach(dimension -> columns.add(dimension.column()));
        return columns;
    }

    private static List<String> columns(SpendQuery query) {
        List<String> columns = new ArrayList<>();
        for (Dimension dimension : query.dimensions()) {
            columns.add("u." + dimension.column() + " as " + dimension.label());
        }
        for (int i = 0; i < query.tags().size(); i++) {
            columns.add("u.tags ->> :tag" + i + " as tag" + i);
        }
        query.granularity().ifPresent(buckets -> columns.add(bucket(query, buckets) + " as bucket"));
        return columns;
    }

    private static String bucket(SpendQuery query, Granularity buckets) {
        return query.needsRows()
                ? "date_trunc('" + buckets.label() + "', u.accounting_time, 'UTC')"
                : buckets.bucketOfSums();
    }

    private static String groupBy(List<String> columns) {
        List<String> ordinals = new ArrayList<>();
        for (int i = 1; i <= columns.size(); i++) {
            ordinals.add(String.valueOf(i));
        }
        return ordinals.isEmpty() ? "" : " group by " + String.join(", ", ordinals);
    }

    private static String names(SpendQuery query) {
        return (query.dimensions().contains(Dimension.TEAM) ? ", t.name as team_name" : "")
                + (query.dimensions().contains(Dimension.KEY) ? ", k.name as key_name" : "")
                + (query.dimensions().contains(Dimension.MEMBER) ? ", p.name as member_name" : "");
    }

    private static String joins(SpendQuery query) {
        return (query.dimensions().contains(Dimension.TEAM)
                        ? " left join team t on t.organization_id = :organization and t.id = g.team"
                        : "")
                + (query.dimensions().contains(Dimension.KEY)
                        ? " left join virtual_key k on k.organization_id = :organization and k.id = g.key"
                        : "")
                + (query.dimensions().contains(Dimension.MEMBER) ? " left join app_user p on p.id = g.member" : "");
    }
}

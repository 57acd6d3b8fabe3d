package io.tollgate.admin.spend;

import io.r2dbc.spi.Readable;
import io.tollgate.admin.access.Grant;
import io.tollgate.admin.http.Problem;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Adds usage up. */
@Component
class SpendStore {

    private static final int MAX_ROWS = 20_000;

    private final DatabaseClient database;

    SpendStore(DatabaseClient database) {
        this.database = database;
    }

    Mono<SpendReport> report(Grant grant, SpendQuery query) {
        return Mono.zip(groups(grant, query), previous(grant, query))
                .map(found -> new SpendReport(
                        query.range().from(),
                        query.range().to(),
                        query.groups(),
                        query.granularity().map(Granularity::label).orElse(null),
                        found.getT1().stream().map(SpendGroup::row).toList(),
                        SpendSums.of(found.getT1().stream().map(SpendGroup::sums))
                                .total(),
                        found.getT2().orElse(null)));
    }

    private Mono<Optional<SpendReport.Previous>> previous(Grant grant, SpendQuery query) {
        return query.compared()
                ? report(grant, query.before())
                        .map(before -> Optional.of(
                                new SpendReport.Previous(before.from(), before.to(), before.rows(), before.total())))
                : Mono.just(Optional.empty());
    }

    /** A row of the report, and its sums as numbers. */
    private record SpendGroup(SpendRow row, SpendSums sums) {

        /** By the bucket where there are any, and what cost most first. */
        static final Comparator<SpendGroup> ORDER = Comparator.<SpendGroup, Instant>comparing(
                        group -> Objects.requireNonNullElse(group.row().bucket(), Instant.EPOCH))
                .thenComparing(group -> group.sums().spend(), Comparator.reverseOrder());
    }

    private Mono<List<SpendGroup>> groups(Grant grant, SpendQuery query) {
        return tags(bind(SpendSql.rows(grant, query), grant, query), query.tags())
                .bind("most", MAX_ROWS)
                .map(row -> groups(query, row))
                .all()
                .flatMapIterable(Function.identity())
                .collectSortedList(SpendGroup.ORDER);
    }

    private GenericExecuteSpec bind(String sql, Grant grant, SpendQuery query) {
        GenericExecuteSpec bound = query.filter().bind(database.sql(sql), grant);
        return query.needsRows()
                ? bound.bind("from", query.range().from())
                        .bind("to", query.range().to())
                : query.rolledUp().bind(bound, query.range());
    }

    private static GenericExecuteSpec tags(GenericExecuteSpec query, List<String> tags) {
        GenericExecuteSpec bound = query;
        for (int i = 0; i < tags.size(); i++) {
            bound = bound.bind("tag" + i, tags.get(i));
        }
        return bound;
    }

    /** The group of this row, in each of its buckets; none when there is none at all. */
    private static List<SpendGroup> groups(SpendQuery query, Readable row) {
        long groups = row.get("groups", Long.class);
        if (groups > MAX_ROWS) {
            throw Problem.invalid(
                    "group_by", "gives more than " + MAX_ROWS + " rows: group by less, or ask for a shorter time");
        }
        if (groups == 0) {
            return List.of();
        }
        SpendKeys keys = SpendKeys.read(query, row);
        if (query.granularity().isEmpty()) {
            SpendSums sums = SpendSums.read(row);
            return List.of(new SpendGroup(keys.row(null, sums.total()), sums));
        }
        Long[] buckets = row.get("bucket_seconds", Long[].class);
        List<SpendSums> sums = SpendSums.readAll(row, buckets.length);
        return IntStream.range(0, buckets.length)
                .mapToObj(i -> new SpendGroup(
                        keys.row(Instant.ofEpochSecond(buckets[i]), sums.get(i).total()), sums.get(i)))
                .toList();
    }
}

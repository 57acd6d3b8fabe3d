package io.tollgate.admin.spend;

import io.r2dbc.spi.Readable;
import io.tollgate.admin.access.Grant;
import io.tollgate.admin.http.Problem;
import io.tollgate.admin.usage.Granularity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
                        found.getT1().stream()
                                .flatMap(SpendGroup::rows)
                                .sorted(PlacedRow.ORDER)
                                .limit(query.top().orElse(MAX_ROWS))
                                .map(PlacedRow::row)
                                .toList(),
                        SpendSums.total(
                                found.getT1().stream().map(SpendGroup::sums).toList()),
                        found.getT2().orElse(null)));
    }

    private Mono<Optional<SpendReport.Previous>> previous(Grant grant, SpendQuery query) {
        return query.compared()
                ? report(grant, query.before())
                        .map(before -> Optional.of(
                                new SpendReport.Previous(before.from(), before.to(), before.rows(), before.total())))
                : Mono.just(Optional.empty());
    }

    /**
     * What is told apart by these keys.
     *
     * @param buckets with a sum each; a single null where the report has none
     */
    private record SpendGroup(SpendKeys keys, List<@Nullable Instant> buckets, SpendSums sums) {

        Stream<PlacedRow> rows() {
            return IntStream.range(0, buckets.size())
                    .mapToObj(i -> new PlacedRow(keys.row(buckets.get(i), sums.total(i)), sums.spend(i)));
        }
    }

    /** A row, and by what it has its place. */
    private record PlacedRow(SpendRow row, BigDecimal spend) {

        /** By the bucket where there are any, and what cost most first. */
        static final Comparator<PlacedRow> ORDER = Comparator.<PlacedRow, Instant>comparing(
                        placed -> Objects.requireNonNullElse(placed.row().bucket(), Instant.EPOCH))
                .thenComparing(PlacedRow::spend, Comparator.reverseOrder());
    }

    private Mono<List<SpendGroup>> groups(Grant grant, SpendQuery query) {
        return tags(bind(SpendSql.rows(grant, query), grant, query), query.tags())
                .bind("most", MAX_ROWS)
                .map(row -> group(query, row))
                .all()
                .flatMap(Mono::justOrEmpty)
                .collectList();
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

    /** Empty when there is no group at all. */
    private static Optional<SpendGroup> group(SpendQuery query, Readable row) {
        long groups = row.get("groups", Long.class);
        if (groups > MAX_ROWS) {
            throw Problem.invalid(
                    "group_by", "gives more than " + MAX_ROWS + " rows: group by less, or ask for a shorter time");
        }
        if (groups == 0) {
            return Optional.empty();
        }
        SpendKeys keys = SpendKeys.read(query, row);
        return Optional.of(
                query.granularity().isEmpty()
                        ? new SpendGroup(keys, Collections.singletonList(null), SpendSums.read(row))
                        : new SpendGroup(keys, buckets(row), SpendSums.readAll(row)));
    }

    private static List<@Nullable Instant> buckets(Readable row) {
        return Arrays.stream(row.get("bucket_seconds", Long[].class))
                .<@Nullable Instant>map(Instant::ofEpochSecond)
                .toList();
    }
}

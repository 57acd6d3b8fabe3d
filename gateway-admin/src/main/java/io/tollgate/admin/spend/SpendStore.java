package io.tollgate.admin.spend;

import io.r2dbc.spi.Readable;
import io.tollgate.admin.access.Grant;
import io.tollgate.admin.http.Named;
import io.tollgate.admin.http.Problem;
import io.tollgate.billing.tenant.IdKind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
    private record SpendGroup(SpendRow row, SpendSums sums) {}

    private Mono<List<SpendGroup>> groups(Grant grant, SpendQuery query) {
        return tags(bind(SpendSql.rows(grant, query), grant, query), query.tags())
                .bind("most", MAX_ROWS)
                .map(row -> group(query, row))
                .all()
                .mapNotNull(group -> group.orElse(null))
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

    /** The group of this row; empty when there is none at all. */
    private static Optional<SpendGroup> group(SpendQuery query, Readable row) {
        long groups = row.get("groups", Long.class);
        if (groups > MAX_ROWS) {
            throw Problem.invalid(
                    "group_by", "gives more than " + MAX_ROWS + " rows: group by less, or ask for a shorter time");
        }
        if (groups == 0) {
            return Optional.empty();
        }
        SpendSums sums = SpendSums.read(row);
        return Optional.of(new SpendGroup(row(query, row, sums.total()), sums));
    }

    private static SpendRow row(SpendQuery query, Readable row, SpendTotal sums) {
        return new SpendRow(
                named(query, row, Dimension.TEAM, IdKind.TEAM),
                named(query, row, Dimension.KEY, IdKind.KEY),
                named(query, row, Dimension.MEMBER, IdKind.USER),
                text(query, row, Dimension.MODEL),
                text(query, row, Dimension.PROVIDER),
                text(query, row, Dimension.OFFERING),
                text(query, row, Dimension.STATUS),
                text(query, row, Dimension.END_USER),
                tagValues(query, row),
                query.granularity().isPresent() ? Instant.ofEpochSecond(row.get("bucket_seconds", Long.class)) : null,
                sums.requests(),
                sums.errors(),
                sums.inputTokens(),
                sums.outputTokens(),
                sums.cacheReadTokens(),
                sums.cacheWriteTokens(),
                sums.reasoningTokens(),
                sums.cacheHitRate(),
                sums.spend(),
                sums.charged(),
                sums.listCost(),
                sums.upstreamCost(),
                sums.discount(),
                sums.fee(),
                sums.saved());
    }

    private static @Nullable Named named(SpendQuery query, Readable row, Dimension dimension, IdKind kind) {
        if (!query.dimensions().contains(dimension)) {
            return null;
        }
        @Nullable UUID id = row.get(dimension.label(), UUID.class);
        @Nullable String name = row.get(dimension.label() + "_name", String.class);
        return id == null ? null : new Named(kind.show(id), name == null ? "" : name);
    }

    private static @Nullable String text(SpendQuery query, Readable row, Dimension dimension) {
        return query.dimensions().contains(dimension) ? row.get(dimension.label(), String.class) : null;
    }

    private static Map<String, @Nullable String> tagValues(SpendQuery query, Readable row) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        for (int i = 0; i < query.tags().size(); i++) {
            values.put(query.tags().get(i), row.get("tag" + i, String.class));
        }
        return values;
    }
}

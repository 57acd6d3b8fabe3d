package io.tollgate.admin.margin;

import io.r2dbc.spi.Readable;
import io.tollgate.admin.http.Bind;
import io.tollgate.admin.http.Named;
import io.tollgate.admin.http.Problem;
import io.tollgate.admin.margin.MarginReport.Sums;
import io.tollgate.admin.usage.RolledUp;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.tenant.IdKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Adds the sums of all tenants up. */
@Component
class MarginStore {

    private static final int MAX_ROWS = 20_000;

    // Spend has what own keys cost at providers in it, so less all upstream cost it is what stays.
    private static final String SUMS = """
            coalesce(sum(u.requests), 0)::bigint as requests,
            coalesce(sum(u.requests) filter (where u.status = 'error'), 0)::bigint as errors,
            coalesce(sum(u.spend), 0) as spend, coalesce(sum(u.charged), 0) as charged,
            coalesce(sum(u.list_cost), 0) as list_cost, coalesce(sum(u.discount), 0) as discount,
            coalesce(sum(u.fee), 0) as fee, coalesce(sum(u.upstream_cost), 0) as upstream_cost,
            coalesce(sum(u.spend - u.upstream_cost), 0) as margin
              from %s u
             where (cast(:organization as uuid) is null or u.organization_id = :organization)
            """;

    private final DatabaseClient database;

    MarginStore(DatabaseClient database) {
        this.database = database;
    }

    Mono<MarginReport> report(MarginQuery query) {
        return rows(query)
                .zipWith(
                        total(query),
                        (rows, total) -> new MarginReport(
                                query.range().from(), query.range().to(), rows, total));
    }

    private Mono<Sums> total(MarginQuery query) {
        return bind("select " + sums(query), query).map(MarginStore::sums).one();
    }

    private Mono<List<MarginReport.Row>> rows(MarginQuery query) {
        List<String> columns = columns(query);
        if (columns.isEmpty()) {
            return total(query).map(sums -> List.of(new MarginReport.Row(null, null, null, null, null, sums)));
        }
        String ordinals = IntStream.rangeClosed(1, columns.size())
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", "));
        String sql = "select g.*" + (names(query) ? ", o.name as organization_name" : "") + " from (select "
                + String.join(", ", columns) + ", " + sums(query) + " group by " + ordinals + ") g"
                + (names(query) ? " left join organization o on o.id = g.organization" : "")
                + " order by g.spend desc, " + ordinals + " limit " + (MAX_ROWS + 1);
        return bind(sql, query).map(row -> row(query, row)).all().collectList().doOnNext(MarginStore::checkSize);
    }

    private DatabaseClient.GenericExecuteSpec bind(String sql, MarginQuery query) {
        return RolledUp.in(query.granularity())
                .bind(database.sql(sql), query.range())
                .bind(
                        "organization",
                        Bind.nullable(UUID.class, query.organization().orElse(null)));
    }

    private static String sums(MarginQuery query) {
        Set<String> columns =
                query.dimensions().stream().map(MarginDimension::column).collect(Collectors.toSet());
        return SUMS.formatted(RolledUp.in(query.granularity()).sums(columns));
    }

    private static List<String> columns(MarginQuery query) {
        List<String> columns = new ArrayList<>();
        query.dimensions().forEach(it -> columns.add("u." + it.column() + " as " + it.label()));
        query.granularity().ifPresent(it -> columns.add(it.bucketOfSums() + " as bucket"));
        return columns;
    }

    private static boolean names(MarginQuery query) {
        return query.dimensions().contains(MarginDimension.ORGANIZATION);
    }

    private static MarginReport.Row row(MarginQuery query, Readable row) {
        return new MarginReport.Row(
                names(query) ? organization(row) : null,
                text(query, row, MarginDimension.MODEL),
                text(query, row, MarginDimension.PROVIDER),
                text(query, row, MarginDimension.OFFERING),
                query.granularity().isPresent() ? row.get("bucket", Instant.class) : null,
                sums(row));
    }

    private static Named organization(Readable row) {
        @Nullable String name = row.get("organization_name", String.class);
        return new Named(IdKind.ORGANIZATION.show(row.get("organization", UUID.class)), name == null ? "" : name);
    }

    private static @Nullable String text(MarginQuery query, Readable row, MarginDimension dimension) {
        return query.dimensions().contains(dimension) ? row.get(dimension.label(), String.class) : null;
    }

    private static Sums sums(Readable row) {
        return new Sums(
                row.get("requests", Long.class),
                row.get("errors", Long.class),
                money(row, "spend"),
                money(row, "charged"),
                money(row, "list_cost"),
                money(row, "discount"),
                money(row, "fee"),
                money(row, "upstream_cost"),
                money(row, "margin"));
    }

    private static String money(Readable row, String column) {
        return Money.show(row.get(column, BigDecimal.class));
    }

    private static void checkSize(List<MarginReport.Row> rows) {
        if (rows.size() > MAX_ROWS) {
            throw Problem.invalid(
                    "group_by", "gives more than " + MAX_ROWS + " rows: group by less, or ask for a shorter time");
        }
    }
}

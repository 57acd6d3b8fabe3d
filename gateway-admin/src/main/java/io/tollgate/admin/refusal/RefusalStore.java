package io.tollgate.admin.refusal;

import io.r2dbc.spi.Readable;
import io.tollgate.admin.access.Grant;
import io.tollgate.admin.http.Named;
import io.tollgate.admin.usage.TimeRange;
import io.tollgate.admin.usage.UsageFilter;
import io.tollgate.billing.tenant.IdKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Adds refusals up. */
@Component
class RefusalStore {

    private static final String GROUPS = """
            select g.*, t.name as team_name, k.name as key_name
            from (
                select u.team_id, u.key_id, u.reason, u.scope, u.enforced, sum(u.refusals)::bigint as refusals,
                    max(u.bucket) as last_hour
                from refusal_hourly u
                where %s and u.bucket >= :from and u.bucket < :to
                group by 1, 2, 3, 4, 5
            ) g
            left join team t on t.organization_id = :organization and t.id = g.team_id
            left join virtual_key k on k.organization_id = :organization and k.id = g.key_id
            order by g.refusals desc, g.last_hour desc
            """;

    private final DatabaseClient database;

    RefusalStore(DatabaseClient database) {
        this.database = database;
    }

    Mono<RefusalReport> report(Grant grant, TimeRange range, UsageFilter filter) {
        return filter.bind(database.sql(GROUPS.formatted(filter.condition(grant))), grant)
                .bind("from", range.from())
                .bind("to", range.to())
                .map(row -> Map.entry(row.get("enforced", Boolean.class), row(row)))
                .all()
                .collect(Collectors.partitioningBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())))
                .map(rows -> report(range, rows));
    }

    private static RefusalReport report(TimeRange range, Map<Boolean, List<RefusalReport.Row>> rows) {
        List<RefusalReport.Row> enforced = rows.getOrDefault(true, List.of());
        return new RefusalReport(
                range.from(), range.to(), enforced, sum(enforced), rows.getOrDefault(false, List.of()));
    }

    private static long sum(List<RefusalReport.Row> rows) {
        return rows.stream().mapToLong(RefusalReport.Row::refusals).sum();
    }

    private static RefusalReport.Row row(Readable row) {
        return new RefusalReport.Row(
                named(row, "team", IdKind.TEAM),
                named(row, "key", IdKind.KEY),
                row.get("reason", String.class),
                row.get("scope", String.class),
                row.get("refusals", Long.class),
                row.get("last_hour", Instant.class));
    }

    private static Named named(Readable row, String what, IdKind kind) {
        String name = Optional.ofNullable(row.get(what + "_name", String.class)).orElse("");
        return new Named(kind.show(row.get(what + "_id", UUID.class)), name);
    }
}

package io.tollgate.billing.refusal;

import io.tollgate.billing.refusal.RefusalBook.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Adds what a node has counted to the hours in Postgres. */
public final class RefusalWriter {

    private static final String ADD = """
            insert into refusal_hourly (organization_id, bucket, team_id, key_id, reason, scope, enforced, refusals)
            select * from unnest(:organizations::uuid[], :hours::timestamptz[], :teams::uuid[], :keys::uuid[],
                :reasons::text[], :scopes::text[], :enforced::boolean[], :counts::bigint[])
            order by 1, 2, 3, 4, 5, 6, 7
            on conflict (organization_id, bucket, team_id, key_id, reason, scope, enforced)
            do update set refusals = refusal_hourly.refusals + excluded.refusals
            """;

    private final DatabaseClient database;
    private final RefusalBook book;

    public RefusalWriter(DatabaseClient database, RefusalBook book) {
        this.database = database;
        this.book = book;
    }

    /** Writes what is waiting; what could not be written waits on. */
    public Mono<Void> write() {
        return Mono.defer(() -> {
            Map<Line, Long> counts = book.take();
            return counts.isEmpty() ? Mono.empty() : add(counts).doOnError(e -> book.putBack(counts));
        });
    }

    private Mono<Void> add(Map<Line, Long> counts) {
        List<Line> lines = new ArrayList<>(counts.keySet());
        return database.sql(ADD)
                .bind("organizations", column(lines, Line::organizationId).toArray(UUID[]::new))
                .bind("hours", column(lines, Line::hour).toArray(Instant[]::new))
                .bind("teams", column(lines, Line::teamId).toArray(UUID[]::new))
                .bind("keys", column(lines, Line::keyId).toArray(UUID[]::new))
                .bind("reasons", column(lines, Line::reason).toArray(String[]::new))
                .bind("scopes", column(lines, Line::scope).toArray(String[]::new))
                .bind("enforced", column(lines, Line::enforced).toArray(Boolean[]::new))
                .bind("counts", column(lines, counts::get).toArray(Long[]::new))
                .then();
    }

    private static <T> List<T> column(List<Line> lines, Function<Line, T> value) {
        return lines.stream().map(value).toList();
    }
}

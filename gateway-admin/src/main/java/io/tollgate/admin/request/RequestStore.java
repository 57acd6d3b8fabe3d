package io.tollgate.admin.request;

import io.tollgate.admin.access.Grant;
import io.tollgate.admin.http.Bind;
import io.tollgate.admin.http.Page;
import io.tollgate.admin.usage.TimeRange;
import io.tollgate.admin.usage.UsageFilter;
import io.tollgate.billing.tenant.IdKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lists usage rows, the latest first. */
@Component
class RequestStore {

    private static final String TIME = """
             and u.accounting_time >= :from and u.accounting_time < :to
             and u.accounting_day between (cast(:from as timestamptz) at time zone 'UTC')::date
                and (cast(:to as timestamptz) at time zone 'UTC')::date
             and (cast(:at as timestamptz) is null
                or (u.accounting_time, u.request_id, u.seq) < (:at, :request, :seq))
            order by u.accounting_time desc, u.request_id desc, u.seq desc limit :limit
            """;

    private final DatabaseClient database;

    RequestStore(DatabaseClient database) {
        this.database = database;
    }

    Mono<Page<RequestView>> page(Grant grant, UsageFilter filter, TimeRange range, Optional<After> after, int limit) {
        String rows = "select " + RequestRow.COLUMNS + " from usage_record u " + RequestRow.NAMES + " where "
                + filter.condition(grant) + TIME;
        return filter.bind(database.sql(rows), grant)
                .bind("from", range.from())
                .bind("to", range.to())
                .bind("at", Bind.nullable(Instant.class, after.map(After::at).orElse(null)))
                .bind(
                        "request",
                        Bind.nullable(UUID.class, after.map(After::requestId).orElse(null)))
                .bind("seq", Bind.nullable(Integer.class, after.map(After::seq).orElse(null)))
                .bind("limit", limit + 1)
                .map(RequestRow::view)
                .all()
                .collectList()
                .map(views -> Page.of(views, limit, RequestRow::cursor));
    }

    /** Where the page before ended. */
    record After(Instant at, UUID requestId, int seq) {

        static After read(List<String> parts) {
            UUID request = IdKind.REQUEST.read(parts.get(1)).orElseThrow(IllegalArgumentException::new);
            return new After(Instant.parse(parts.get(0)), request, Integer.parseInt(parts.get(2)));
        }
    }
}

package io.tollgate.admin.spend;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tollgate.admin.access.Action;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.access.Grant;
import io.tollgate.admin.usage.RolledUp;
import io.tollgate.admin.usage.TimeRange;
import io.tollgate.admin.usage.UsageFilter;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.tenant.IdKind;
import java.math.BigDecimal;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The report of what caches saved. */
@RestController
@Tag(name = "spend")
class CacheSavingsController {

    private static final String SAVED = """
            select coalesce(sum(u.cache_read_tokens), 0)::bigint as tokens, coalesce(sum(u.cache_saved), 0) as saved
              from %s u
             where %s
            """;

    private final DatabaseClient database;
    private final Clock clock;

    CacheSavingsController(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @GetMapping("/api/spend/cache")
    @Operation(operationId = "getCacheSavings", summary = "What reading from providers' prompt caches saved")
    Mono<CacheSavings> report(
            Caller caller,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String team) {
        TimeRange range = TimeRange.read(from, to, clock.instant()).wholeHours();
        UsageFilter filter = UsageFilter.ALL.id("team", IdKind.TEAM, team);
        Grant grant = caller.may(Action.SPEND_READ);
        String sums = RolledUp.BY_THE_DAY.sums(filter.sumsColumns(grant));
        return RolledUp.BY_THE_DAY
                .bind(filter.bind(database.sql(SAVED.formatted(sums, filter.condition(grant))), grant), range)
                .map(row -> new CacheSavings(
                        range.from(),
                        range.to(),
                        row.get("tokens", Long.class),
                        Money.show(row.get("saved", BigDecimal.class))))
                .one();
    }
}

package io.tollgate.admin.performance;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tollgate.admin.access.Action;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.http.Problem;
import io.tollgate.admin.usage.TimeRange;
import io.tollgate.admin.usage.UsageFilter;
import io.tollgate.billing.tenant.IdKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The report of how fast and how well requests were served. */
@RestController
@Tag(name = "performance")
class PerformanceController {

    /** Percentiles cannot be added up from hours: they are taken of single rows, and so of no longer time. */
    private static final Duration LONGEST = Duration.ofHours(24);

    private final PerformanceStore store;
    private final Clock clock;

    PerformanceController(PerformanceStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @GetMapping("/api/performance")
    @Operation(
            operationId = "getPerformance",
            summary = "Percentiles of latency, errors and throughput of at most 24 hours")
    Mono<PerformanceReport> report(
            Caller caller,
            @Parameter(
                            schema = @Schema(allowableValues = {"model", "provider", "offering"}),
                            description = "Absent: all in one")
                    @RequestParam(name = "group_by", required = false)
                    @Nullable String groupBy,
            @Parameter(description = "RFC 3339 time or a date; 24 hours before `to` by default")
                    @RequestParam(required = false)
                    @Nullable String from,
            @Parameter(description = "The first moment no longer counted; now by default")
                    @RequestParam(required = false)
                    @Nullable String to,
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(required = false) @Nullable String key,
            @RequestParam(required = false) @Nullable String model) {
        UsageFilter filter = UsageFilter.ALL
                .id("team", IdKind.TEAM, team)
                .id("key", IdKind.KEY, key)
                .text("model", model);
        return store.report(caller.may(Action.REQUESTS_READ), Group.read(groupBy), range(from, to), filter);
    }

    private TimeRange range(@Nullable String from, @Nullable String to) {
        Instant now = clock.instant();
        TimeRange read = TimeRange.read(from, to, now);
        if (from == null) {
            return new TimeRange(read.to().minus(LONGEST), read.to());
        }
        if (Duration.between(read.from(), read.to()).compareTo(LONGEST) > 0) {
            throw Problem.invalid("from", read.from() + " is more than 24 hours before " + read.to());
        }
        return read;
    }
}

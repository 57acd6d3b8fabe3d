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
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The report of how fast and how well requests were served. */
@RestController
@Tag(name = "performance")
class PerformanceController {

    private static final Duration DEFAULT = Duration.ofHours(24);

    /** Roll-ups do not tell keys apart: a key's percentiles are taken of single rows, and so of no longer time. */
    private static final Duration LONGEST_OF_A_KEY = Duration.ofHours(24);

    private final PerformanceStore store;
    private final Clock clock;

    PerformanceController(PerformanceStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @GetMapping("/api/performance")
    @Operation(
            operationId = "getPerformance",
            summary = "Percentiles (less than 5 % off), errors and throughput; of a single key for at most 24 hours")
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
            @Parameter(description = "The first moment no longer counted, at the end of its hour; now by default")
                    @RequestParam(required = false)
                    @Nullable String to,
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(required = false) @Nullable String key,
            @RequestParam(required = false) @Nullable String model) {
        UsageFilter filter = UsageFilter.ALL
                .id("team", IdKind.TEAM, team)
                .rowId("key", IdKind.KEY, key)
                .text("model", model);
        return store.report(caller.may(Action.REQUESTS_READ), Group.read(groupBy), range(from, to, filter), filter);
    }

    private TimeRange range(@Nullable String from, @Nullable String to, UsageFilter filter) {
        TimeRange read = TimeRange.read(from, to, clock.instant());
        TimeRange asked = from == null ? new TimeRange(read.to().minus(DEFAULT), read.to()) : read;
        if (filter.needsRows() && Duration.between(asked.from(), asked.to()).compareTo(LONGEST_OF_A_KEY) > 0) {
            throw Problem.invalid("from", asked.from() + " is more than 24 hours before " + asked.to());
        }
        return asked.wholeHours();
    }
}

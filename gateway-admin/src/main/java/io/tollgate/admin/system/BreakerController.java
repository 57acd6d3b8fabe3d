package io.tollgate.admin.system;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.usage.TimeRange;
import io.tollgate.routing.cluster.TurnLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What breakers did, for the operator to see when a provider was ill. */
@RestController
@Tag(name = "operator")
class BreakerController {

    private static final Duration DEFAULT = Duration.ofDays(1);
    private static final int MOST = 5_000;

    private final TurnLog log;
    private final Clock clock;

    BreakerController(TurnLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    @GetMapping("/api/operator/breakers")
    @Operation(
            operationId = "getBreakerTurns",
            summary = "When the breakers of offerings opened and closed",
            description = "Of all nodes, the latest first, at most 5,000 of them. About 10,000 are kept in all.")
    Mono<BreakerTurnsView> turns(
            Caller caller,
            @Parameter(description = "An RFC 3339 time, or a date in UTC; by default 24 hours ago")
                    @RequestParam(required = false)
                    @Nullable String from) {
        caller.mustBeOperator();
        Instant now = clock.instant();
        Instant start = from == null
                ? now.minus(DEFAULT)
                : TimeRange.read(from, null, now).from();
        return log.since(start, MOST).map(turns -> BreakerTurnsView.of(start, now, turns));
    }
}

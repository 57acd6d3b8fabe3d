package io.tollgate.admin.margin;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.usage.TimeRange;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "operator")
class MarginController {

    private final MarginStore store;
    private final Clock clock;

    MarginController(MarginStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @GetMapping("/api/operator/spend")
    @Operation(operationId = "getMargins", summary = "What all tenants spent, and what of it stays with the platform")
    Mono<MarginReport> report(
            Caller caller,
            @Parameter(
                            description = "Any of organization, model, provider, offering, by commas",
                            example = "organization")
                    @RequestParam(name = "group_by", required = false)
                    @Nullable String groupBy,
            @Parameter(
                            schema = @Schema(allowableValues = {"hour", "day", "month"}),
                            description = "Buckets in UTC; absent: none. `hour` goes with at most 31 days")
                    @RequestParam(required = false)
                    @Nullable String granularity,
            @Parameter(
                            description =
                                    "RFC 3339 time or a date, at the beginning of its hour; 30 days before `to` by default")
                    @RequestParam(required = false)
                    @Nullable String from,
            @Parameter(description = "The first moment no longer counted, at the end of its hour; now by default")
                    @RequestParam(required = false)
                    @Nullable String to,
            @Parameter(description = "The only organization that counts") @RequestParam(required = false) @Nullable String organization) {
        caller.mustBeOperator();
        TimeRange range = TimeRange.read(from, to, clock.instant()).wholeHours();
        return store.report(MarginQuery.read(groupBy, granularity, organization, range));
    }
}

package io.tollgate.admin.refusal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tollgate.admin.access.Action;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.usage.TimeRange;
import io.tollgate.admin.usage.UsageFilter;
import io.tollgate.billing.tenant.IdKind;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The report of who was turned away. */
@RestController
@Tag(name = "spend")
class RefusalController {

    private final RefusalStore store;
    private final Clock clock;

    RefusalController(RefusalStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @GetMapping("/api/refusals")
    @Operation(
            operationId = "getRefusals",
            summary = "Who was turned away and why, most first; within the teams that the caller may see")
    Mono<RefusalReport> report(
            Caller caller,
            @Parameter(
                            description =
                                    "RFC 3339 time or a date, at the beginning of its hour; 30 days before `to` by default")
                    @RequestParam(required = false)
                    @Nullable String from,
            @Parameter(description = "The first moment no longer counted, at the end of its hour; now by default")
                    @RequestParam(required = false)
                    @Nullable String to,
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(required = false) @Nullable String key) {
        TimeRange range = TimeRange.read(from, to, clock.instant()).wholeHours();
        UsageFilter filter = UsageFilter.ALL.id("team", IdKind.TEAM, team).id("key", IdKind.KEY, key);
        return store.report(caller.may(Action.SPEND_READ), range, filter);
    }
}

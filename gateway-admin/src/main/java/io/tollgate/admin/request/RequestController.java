package io.tollgate.admin.request;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tollgate.admin.access.Action;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.http.Cursor;
import io.tollgate.admin.http.Page;
import io.tollgate.admin.http.PageLimit;
import io.tollgate.admin.usage.TimeRange;
import io.tollgate.admin.usage.UsageFilter;
import io.tollgate.billing.tenant.IdKind;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The calls for requests that were served. */
@RestController
@RequestMapping("/api/requests")
@Tag(name = "requests")
class RequestController {

    private final RequestStore store;
    private final RequestDetails details;
    private final Clock clock;

    RequestController(RequestStore store, RequestDetails details, Clock clock) {
        this.store = store;
        this.details = details;
        this.clock = clock;
    }

    @GetMapping
    @Operation(
            operationId = "listRequests",
            summary = "Requests in the teams that the caller may see, the latest first")
    Mono<Page<RequestView>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(required = false) @Nullable String key,
            @RequestParam(required = false) @Nullable String model,
            @RequestParam(required = false) @Nullable String provider,
            @RequestParam(required = false) @Nullable String status,
            @Parameter(description = "RFC 3339 time or a date; 30 days before `to` by default")
                    @RequestParam(required = false)
                    @Nullable String from,
            @Parameter(description = "The first moment no longer listed; now by default")
                    @RequestParam(required = false)
                    @Nullable String to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        UsageFilter filter = UsageFilter.ALL
                .id("team", IdKind.TEAM, team)
                .id("key", IdKind.KEY, key)
                .text("model", model)
                .text("provider", provider)
                .text("status", status);
        TimeRange range = TimeRange.read(from, to, clock.instant());
        Optional<RequestStore.After> after = Cursor.read(cursor, RequestStore.After::read);
        return store.page(caller.may(Action.REQUESTS_READ), filter, range, after, PageLimit.of(limit));
    }

    @GetMapping("/{id}")
    @Operation(
            operationId = "getRequest",
            summary = "One request with its attempts, latency parts and price calculation")
    Mono<RequestDetail> get(Caller caller, @PathVariable String id) {
        return details.find(caller.may(Action.REQUESTS_READ), id);
    }
}

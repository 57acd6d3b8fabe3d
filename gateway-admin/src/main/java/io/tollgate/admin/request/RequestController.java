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
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The calls for requests that were served. */
@RestController
@RequestMapping("/api/requests")
@Tag(name = "requests")
class RequestController {

    /** Keeps proxies from closing a stream on which nothing happens. */
    private static final Flux<ServerSentEvent<RequestView>> BEATS = Flux.interval(Duration.ZERO, Duration.ofSeconds(15))
            .map(beat ->
                    ServerSentEvent.<RequestView>builder().comment("waiting").build());

    private final RequestStore store;
    private final RequestDetails details;
    private final RequestTail tail;
    private final Clock clock;

    RequestController(RequestStore store, RequestDetails details, RequestTail tail, Clock clock) {
        this.store = store;
        this.details = details;
        this.tail = tail;
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
            @RequestParam(required = false) @Nullable String offering,
            @RequestParam(required = false) @Nullable String member,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(name = "end_user", required = false) @Nullable String endUser,
            @RequestParam(name = "client_request_id", required = false) @Nullable String clientRequestId,
            @Parameter(description = "The client's own session_id, or x-session-id")
                    @RequestParam(required = false)
                    @Nullable String session,
            @Parameter(description = "NAME:VALUE of the request's own metadata", example = "feature:search")
                    @RequestParam(required = false)
                    @Nullable String metadata,
            @Parameter(example = "/v1/chat/completions") @RequestParam(required = false) @Nullable String endpoint,
            @RequestParam(name = "finish_reason", required = false) @Nullable String finishReason,
            @RequestParam(name = "error_code", required = false) @Nullable String errorCode,
            @Parameter(description = "NAME:VALUE", example = "env:prod") @RequestParam(required = false) @Nullable String tag,
            @RequestParam(required = false) @Nullable Boolean streamed,
            @RequestParam(name = "http_status", required = false) @Nullable Integer httpStatus,
            @Parameter(description = "At least so many USD")
                    @RequestParam(name = "min_spend", required = false)
                    @Nullable BigDecimal minSpend,
            @Parameter(description = "At least so many milliseconds in all")
                    @RequestParam(name = "min_total_ms", required = false)
                    @Nullable Long minTotalMs,
            @Parameter(description = "At least so many attempts; 2: those that fell back")
                    @RequestParam(name = "min_attempts", required = false)
                    @Nullable Integer minAttempts,
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
                .id("member", IdKind.USER, member)
                .text("model", model)
                .text("provider", provider)
                .text("offering", offering)
                .text("status", status)
                .rowText("end_user", endUser)
                .rowText("client_request_id", clientRequestId)
                .rowText("session", session)
                .metadata(metadata)
                .rowText("endpoint", endpoint)
                .rowText("finish_reason", finishReason)
                .rowText("error_code", errorCode)
                .tag(tag)
                .row("u.streamed = :streamed", "streamed", streamed)
                .row("u.http_status = :http_status", "http_status", httpStatus)
                .rowAmount("u.spend >= :min_spend", "min_spend", minSpend)
                .row("u.total_us / 1000 >= :min_total_ms", "min_total_ms", minTotalMs)
                .row("u.attempts >= :min_attempts", "min_attempts", minAttempts);
        TimeRange range = TimeRange.read(from, to, clock.instant());
        Optional<RequestStore.After> after = Cursor.read(cursor, RequestStore.After::read);
        return store.page(caller.may(Action.REQUESTS_READ), filter, range, after, PageLimit.of(limit));
    }

    @GetMapping(path = "/tail", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            operationId = "tailRequests",
            summary = "Requests as they end, by server-sent events; the stream ends after five minutes",
            description = "Each event `request` has one row, and its id as the event's. Comments in between keep the"
                    + " connection open. A request that took longer than 15 minutes is in the list alone.")
    Flux<ServerSentEvent<RequestView>> tail(
            Caller caller,
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(required = false) @Nullable String key,
            @RequestParam(required = false) @Nullable String model,
            @RequestParam(required = false) @Nullable String status) {
        UsageFilter filter = UsageFilter.ALL
                .id("team", IdKind.TEAM, team)
                .id("key", IdKind.KEY, key)
                .text("model", model)
                .text("status", status);
        return tail.follow(caller.may(Action.REQUESTS_READ), filter)
                .map(row -> ServerSentEvent.builder(row)
                        .event("request")
                        .id(row.id())
                        .build())
                .mergeWith(BEATS)
                .take(RequestTail.WHILE);
    }

    @GetMapping("/{id}")
    @Operation(
            operationId = "getRequest",
            summary = "One request with its attempts, latency parts and price calculation")
    Mono<RequestDetail> get(Caller caller, @PathVariable String id) {
        return details.find(caller.may(Action.REQUESTS_READ), id);
    }
}

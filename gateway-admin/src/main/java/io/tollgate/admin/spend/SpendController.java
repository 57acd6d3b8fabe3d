package io.tollgate.admin.spend;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tollgate.admin.access.Action;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.usage.TimeRange;
import io.tollgate.admin.usage.UsageFilter;
import io.tollgate.billing.tenant.IdKind;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The report of what was spent. */
@RestController
@Tag(name = "spend")
class SpendController {

    private final SpendStore store;
    private final Clock clock;

    SpendController(SpendStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @GetMapping(
            path = "/api/spend",
            produces = {MediaType.APPLICATION_JSON_VALUE, SpendCsv.TYPE})
    @Operation(
            operationId = "getSpend",
            summary = "What was spent, grouped; within the teams that the caller may see; as CSV with Accept: text/csv")
    Mono<SpendReport> report(
            Caller caller,
            @Parameter(
                            description = "Any of team, key, member, model, provider, offering, status, end_user, "
                                    + "tag:NAME, by commas",
                            example = "team,model")
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
            @Parameter(
                            schema = @Schema(allowableValues = "previous"),
                            description = "Adds the period before, moved back by whole days")
                    @RequestParam(required = false)
                    @Nullable String compare,
            @Parameter(
                            description = "Only so many groups, 1 to 1000: those that cost most; `total` is of all."
                                    + " Without granularity and compare")
                    @RequestParam(required = false)
                    @Nullable Integer top,
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(required = false) @Nullable String key,
            @RequestParam(required = false) @Nullable String member,
            @RequestParam(required = false) @Nullable String model,
            @RequestParam(required = false) @Nullable String provider,
            @RequestParam(required = false) @Nullable String offering,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(name = "end_user", required = false) @Nullable String endUser,
            @Parameter(description = "NAME:VALUE", example = "env:prod") @RequestParam(required = false) @Nullable String tag) {
        TimeRange range = TimeRange.read(from, to, clock.instant()).wholeHours();
        UsageFilter filter = UsageFilter.ALL
                .id("team", IdKind.TEAM, team)
                .id("key", IdKind.KEY, key)
                .id("member", IdKind.USER, member)
                .text("model", model)
                .text("provider", provider)
                .text("offering", offering)
                .text("status", status)
                .rowText("end_user", endUser)
                .tag(tag);
        return store.report(
                caller.may(Action.SPEND_READ), SpendQuery.read(groupBy, granularity, compare, top, range, filter));
    }
}

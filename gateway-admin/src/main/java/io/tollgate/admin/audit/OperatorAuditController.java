package io.tollgate.admin.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.http.Cursor;
import io.tollgate.admin.http.Page;
import io.tollgate.admin.http.PageLimit;
import io.tollgate.admin.http.Problem;
import io.tollgate.billing.tenant.IdKind;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the operator did, everywhere. */
@RestController
@Tag(name = "operator")
class OperatorAuditController {

    private final AuditStore store;
    private final AuditCsv csv;
    private final Clock clock;

    OperatorAuditController(AuditStore store, AuditCsv csv, Clock clock) {
        this.store = store;
        this.csv = csv;
        this.clock = clock;
    }

    @GetMapping(path = "/api/operator/audit", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listOperatorAuditEvents",
            summary = "What the operator changed, or whoever in one organization, the latest first")
    Mono<Page<AuditEventView>> list(
            Caller caller,
            @Parameter(description = "Everything in this organization, rather than all that the operator did")
                    @RequestParam(required = false)
                    @Nullable String organization,
            @Parameter(description = "Such as `offering.update`, or `offering` for all of its kind")
                    @RequestParam(required = false)
                    @Nullable String action,
            @Parameter(description = "A person's id, or a token's") @RequestParam(required = false) @Nullable String actor,
            @Parameter(description = "The id of what was changed") @RequestParam(required = false) @Nullable String target,
            @Parameter(description = "RFC 3339 time or a date; 30 days before `to` when only that is given")
                    @RequestParam(required = false)
                    @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        caller.mustBeOperator();
        AuditFilter filter = AuditFilter.read(action, actor, target, from, to, clock.instant());
        return store.page(
                reader(organization), filter, Cursor.read(cursor, AuditStore.After::read), PageLimit.of(limit));
    }

    @GetMapping(path = "/api/operator/audit", produces = "text/csv")
    @Operation(operationId = "exportOperatorAuditEvents", summary = "The same as a file, all pages at once")
    Flux<String> export(
            Caller caller,
            @RequestParam(required = false) @Nullable String organization,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String target,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        caller.mustBeOperator();
        AuditFilter filter = AuditFilter.read(action, actor, target, from, to, clock.instant());
        return store.all(reader(organization), filter).map(csv::line).startWith(AuditCsv.HEAD);
    }

    private static AuditReader reader(@Nullable String organization) {
        return AuditReader.operator(Optional.ofNullable(organization)
                .map(shown -> IdKind.ORGANIZATION
                        .read(shown)
                        .orElseThrow(
                                () -> Problem.invalid("organization", "'" + shown + "' is no organization's id"))));
    }
}

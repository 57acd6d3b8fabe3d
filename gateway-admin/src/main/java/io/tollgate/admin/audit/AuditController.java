package io.tollgate.admin.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tollgate.admin.access.Action;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.http.Cursor;
import io.tollgate.admin.http.Page;
import io.tollgate.admin.http.PageLimit;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The organization's audit events. */
@RestController
@Tag(name = "audit")
class AuditController {

    private final AuditStore store;
    private final AuditCsv csv;
    private final Clock clock;

    AuditController(AuditStore store, AuditCsv csv, Clock clock) {
        this.store = store;
        this.csv = csv;
        this.clock = clock;
    }

    @GetMapping(path = "/api/audit", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "listAuditEvents", summary = "Who changed what, the latest first")
    Mono<Page<AuditEventView>> list(
            Caller caller,
            @Parameter(description = "Such as `team.update`, or `team` for all of its kind")
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
        AuditReader reader = AuditReader.tenant(caller.may(Action.AUDIT_READ).organizationId());
        AuditFilter filter = AuditFilter.read(action, actor, target, from, to, clock.instant());
        return store.page(reader, filter, Cursor.read(cursor, AuditStore.After::read), PageLimit.of(limit));
    }

    @GetMapping(path = "/api/audit", produces = "text/csv")
    @Operation(operationId = "exportAuditEvents", summary = "The same as a file, all pages at once")
    Flux<String> export(
            Caller caller,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String target,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        AuditReader reader = AuditReader.tenant(caller.may(Action.AUDIT_READ).organizationId());
        AuditFilter filter = AuditFilter.read(action, actor, target, from, to, clock.instant());
        return store.all(reader, filter).map(csv::line).startWith(AuditCsv.HEAD);
    }
}

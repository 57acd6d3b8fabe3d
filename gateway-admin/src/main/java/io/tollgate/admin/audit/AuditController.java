package io.tollgate.admin.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tollgate.admin.access.Action;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.audit.AuditStore.After;
import io.tollgate.admin.http.Cursor;
import io.tollgate.admin.http.Page;
import io.tollgate.admin.http.PageLimit;
import io.tollgate.billing.tenant.IdKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The organization's audit events. */
@RestController
@Tag(name = "audit")
class AuditController {

    private final AuditStore store;

    AuditController(AuditStore store) {
        this.store = store;
    }

    @GetMapping("/api/audit")
    @Operation(operationId = "listAuditEvents", summary = "Who changed what, the latest first")
    Mono<Page<AuditEventView>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        UUID organization = caller.may(Action.AUDIT_READ).organizationId();
        return store.page(organization, Cursor.read(cursor, AuditController::after), PageLimit.of(limit));
    }

    private static After after(List<String> parts) {
        UUID id = IdKind.AUDIT_EVENT.read(parts.get(1)).orElseThrow(IllegalArgumentException::new);
        return new After(Instant.parse(parts.get(0)), id);
    }
}

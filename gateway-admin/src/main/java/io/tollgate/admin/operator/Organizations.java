package io.tollgate.admin.operator;

import io.tollgate.admin.access.Caller;
import io.tollgate.admin.change.AuditEntry;
import io.tollgate.admin.change.Change;
import io.tollgate.admin.change.TenantChanges;
import io.tollgate.admin.http.ETags;
import io.tollgate.admin.http.MergePatch;
import io.tollgate.admin.http.Problem;
import io.tollgate.billing.tenant.IdKind;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** What the operator changes of organizations. */
@Component
class Organizations {

    private final OrganizationStore store;
    private final TenantChanges changes;
    private final MergePatch patches;

    Organizations(OrganizationStore store, TenantChanges changes, MergePatch patches) {
        this.store = store;
        this.changes = changes;
        this.patches = patches;
    }

    Mono<Organization> find(String id) {
        return store.find(read(id)).switchIfEmpty(Mono.error(() -> Problem.notFound("organization", id)));
    }

    Mono<Organization> patch(Caller caller, String id, @Nullable String ifMatch, ObjectNode patch) {
        Mono<Change<Organization>> work = find(id).flatMap(organization -> patch(organization, ifMatch, patch));
        return changes.make(read(id), caller.asOperator(), work);
    }

    private Mono<Change<Organization>> patch(Organization organization, @Nullable String ifMatch, ObjectNode patch) {
        ETags.check(ifMatch, organization.view());
        OrganizationPatch asked = patches.apply(OrganizationPatch.class, organization.settings(), patch);
        AuditEntry entry = new AuditEntry(
                "organization.update",
                "organization",
                organization.shownId(),
                Map.of("from", organization.settings(), "to", asked));
        return store.update(organization.with(asked)).map(changed -> new Change<>(changed, entry));
    }

    private static UUID read(String id) {
        return IdKind.ORGANIZATION.read(id).orElseThrow(() -> Problem.notFound("organization", id));
    }
}

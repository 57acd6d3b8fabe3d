package io.tollgate.admin.audit;

import io.tollgate.admin.audit.AuditEventView.AuditActor;
import java.util.Optional;
import java.util.UUID;

/**
 * Who looks at the log; the table's alias is {@code e}.
 *
 * @param condition the events that are for them
 * @param organization what {@code :organization} is; empty where the condition has none
 * @param ofOperator whether they may know which of the operator's people did something, and from where
 */
record AuditReader(String condition, Optional<UUID> organization, boolean ofOperator) {

    private static final String OF_ORGANIZATION = "e.organization_id = cast(:organization as uuid)";

    /** As the partial index has it. */
    private static final String OF_OPERATOR = "(e.organization_id is null or e.actor_kind in ('operator', 'system'))";

    /** Whoever may read an organization's log: what was done there, by the operator too. */
    static AuditReader tenant(UUID organization) {
        return new AuditReader(OF_ORGANIZATION, Optional.of(organization), false);
    }

    /** The operator: all that the operator did, or everything that was done in one organization. */
    static AuditReader operator(Optional<UUID> organization) {
        return new AuditReader(organization.isPresent() ? OF_ORGANIZATION : OF_OPERATOR, organization, true);
    }

    /** The event as it is for them. */
    AuditEventView shown(AuditEventView event) {
        return ofOperator || !event.actor().kind().equals("operator")
                ? event
                : new AuditEventView(
                        event.id(),
                        event.at(),
                        new AuditActor("operator", null, null),
                        null,
                        event.action(),
                        event.target(),
                        event.detail());
    }
}

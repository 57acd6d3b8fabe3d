package io.tollgate.admin.invitation;

import io.tollgate.admin.http.Named;
import io.tollgate.billing.tenant.IdKind;
import java.util.UUID;

/** The place in an organization that an invitation holds. */
public final class Place {

    private final Invitation invitation;

    Place(Invitation invitation) {
        this.invitation = invitation;
    }

    Invitation invitation() {
        return invitation;
    }

    public UUID organizationId() {
        return invitation.organizationId();
    }

    public Named organization() {
        return new Named(IdKind.ORGANIZATION.show(invitation.organizationId()), invitation.organization());
    }

    /** Whether the invitation was for one e-mail address alone. */
    public boolean isPersonal() {
        return invitation.email().isPresent();
    }
}

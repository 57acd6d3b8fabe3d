package io.tollgate.admin.account;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.access.Action;
import io.tollgate.admin.access.Actor;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.http.Named;
import io.tollgate.admin.http.ResponseJson;
import io.tollgate.billing.tenant.IdKind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The caller, as they see themselves. */
@ResponseJson
record Me(
        @Schema(description = "Null for an operator's token") @Nullable UserView user,

        @Schema(description = "The one acted in; null for an operator's token, and for a person who belongs to none")
        @Nullable Named organization,

        @Schema(description = "Those that the person belongs to; for a token its own alone")
        List<MyOrganization> organizations,

        @Schema(allowableValues = {"owner", "admin", "billing", "member", "viewer"}) @Nullable String role,

        @Schema(description = "Whether the operator's calls are open to the caller")
        boolean operator,

        @Schema(description = "The teams that the person was put into")
        List<MyTeam> teams,

        @Schema(description = "What the caller may do, at least somewhere", example = "[\"keys:write\"]")
        List<String> permissions) {

    static Me of(Caller caller, UserView user, List<MyOrganization> organizations, List<MyTeam> teams) {
        Optional<MyOrganization> here = caller.membership()
                .map(membership -> IdKind.ORGANIZATION.show(membership.organizationId()))
                .flatMap(id -> organizations.stream()
                        .filter(organization -> organization.id().equals(id))
                        .findFirst());
        boolean person = caller.actor().kind() == Actor.Kind.USER;
        return new Me(
                user,
                here.map(organization -> new Named(organization.id(), organization.name()))
                        .orElse(null),
                person ? organizations : here.stream().toList(),
                here.map(MyOrganization::role).orElse(null),
                caller.operator(),
                teams,
                caller.actions().stream().map(Action::label).sorted().toList());
    }

    static Me ofOperator() {
        return new Me(null, null, List.of(), null, true, List.of(), List.of());
    }
}

package io.tollgate.admin.account;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.Named;
import io.tollgate.admin.http.ResponseJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The caller, as they see themselves. */
@ResponseJson
record Me(
        @Schema(description = "Null for an operator's token") @Nullable UserView user,

        @Schema(description = "Null for an operator's token") @Nullable Named organization,

        @Schema(allowableValues = {"owner", "admin", "billing", "member", "viewer"}) @Nullable String role,

        @Schema(description = "Whether the operator's calls are open to the caller")
        boolean operator,

        @Schema(description = "The teams that the person was put into")
        List<MyTeam> teams,

        @Schema(description = "What the caller may do, at least somewhere", example = "[\"keys:write\"]")
        List<String> permissions) {}

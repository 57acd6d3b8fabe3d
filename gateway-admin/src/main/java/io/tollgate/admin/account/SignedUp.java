package io.tollgate.admin.account;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.Named;
import io.tollgate.admin.http.ResponseJson;
import org.jspecify.annotations.Nullable;

/** What a sign-up made. */
@ResponseJson
record SignedUp(
        UserView user,
        Named organization,

        @Schema(description = "The new organization's first team; null after an invitation") @Nullable Named team) {}

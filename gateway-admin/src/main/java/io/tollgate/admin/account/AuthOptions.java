package io.tollgate.admin.account;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;

/** What a page needs to know before anybody is logged in. */
@ResponseJson
record AuthOptions(
        @Schema(
                description = "Who may sign up: everybody, whoever was invited, or nobody",
                allowableValues = {"open", "invite", "closed"})
        String signUp,

        @Schema(description = "Whether letters are sent: to confirm addresses, and to whoever forgot their password")
        boolean mail) {}

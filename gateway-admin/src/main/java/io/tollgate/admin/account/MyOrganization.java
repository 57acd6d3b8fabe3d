package io.tollgate.admin.account;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;

@ResponseJson
record MyOrganization(
        String id,
        String name,

        @Schema(allowableValues = {"owner", "admin", "billing", "member", "viewer"})
        String role) {}

package io.tollgate.admin.account;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;

@ResponseJson
record MyTeam(
        String id,
        String name,
        @Schema(allowableValues = {"admin", "member"}) String role) {}

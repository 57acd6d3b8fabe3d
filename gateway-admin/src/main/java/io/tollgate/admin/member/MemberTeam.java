package io.tollgate.admin.member;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;

@ResponseJson
record MemberTeam(
        String id,
        String name,
        @Schema(allowableValues = {"admin", "member"}) String role) {}

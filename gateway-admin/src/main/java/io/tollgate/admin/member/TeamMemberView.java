package io.tollgate.admin.member;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;

@ResponseJson
@Schema(name = "TeamMember")
record TeamMemberView(
        @Schema(description = "The person's") String id,

        String name,
        String email,

        @Schema(
                description = "In the team",
                allowableValues = {"admin", "member"})
        String role) {}

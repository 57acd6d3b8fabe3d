package io.tollgate.admin.member;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.tollgate.admin.http.RequestJson;
import org.jspecify.annotations.Nullable;

@RequestJson
record TeamMemberRequest(
        @Schema(
                requiredMode = RequiredMode.REQUIRED,
                allowableValues = {"admin", "member"})
        @Nullable String role) {}
